"""Atlas: what documents claim, in their own words, and who says otherwise."""

__version__ = "0.1.0"
