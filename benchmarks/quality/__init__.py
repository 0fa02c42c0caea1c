"""What `benchmarks/repair.py` measures, a module for each kind of text, and the tools that they share."""
