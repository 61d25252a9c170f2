"""The screen: everything that needs a terminal."""
