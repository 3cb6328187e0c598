"""From an .xlsx to a plan: needs lxml, Jinja and the tokenizer of openpyxl."""
