"""What happens once for each template: it needs lxml and Jinja, and ends in a plan."""
