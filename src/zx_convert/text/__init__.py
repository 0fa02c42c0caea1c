"""Pure functions on characters and strings: what they are, how wide, how they join, how bytes hold them."""
