"""Where states and places lie: outlines of the region, and windows onto a map of them."""
