"""Atlas's search measured beside other finders, on generated bases of any size."""
