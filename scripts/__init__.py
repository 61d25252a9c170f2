"""Scripts that make what is shipped: `python -m scripts.NAME`."""
