"""The repairs: named passes that decide about text by evidence, and mark what they decide."""
