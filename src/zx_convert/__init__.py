"""Repairs Chinese newspaper text copied from digital editions and sets it as DOCX, PDF, EPUB or clean text."""

__version__ = "0.1.0"
