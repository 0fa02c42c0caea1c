"""A writer for Markdown, a reader of articles in JSON and a repair, offered to zx-convert by entry points."""
