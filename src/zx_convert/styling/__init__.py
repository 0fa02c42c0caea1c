"""Style sheets and fonts: how each role looks, and which font files draw it."""
