"""Formats that documents are written in, one file or folder each."""
