"""What happens for each document: a plan and values become text; no lxml, no Jinja."""
