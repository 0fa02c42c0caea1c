"""Formats that documents are read from, one file each."""
