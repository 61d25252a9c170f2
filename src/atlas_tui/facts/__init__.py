"""The fact base itself: its kinds, its dates and words, how it is read, checked and asked."""
