"""Finished documents on paper: PDF through LibreOffice, and what can be read off its pages.

Knows Office files and PDF, and nothing of plans or templates.
"""
