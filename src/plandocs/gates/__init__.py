"""What came from outside, looked at before any library opens it: nobody's file runs code here.

A gate takes bytes and returns what is safe to read, or diagnostics; it never mends.
"""
