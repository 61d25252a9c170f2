"""Citing: the words of a document with where they stand, ready for a memo."""
