"""From a plan and the data to an .xlsx: needs neither lxml nor Jinja nor openpyxl."""
