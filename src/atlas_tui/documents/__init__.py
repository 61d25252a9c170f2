"""The reader's own copies of the documents: finding a quotation in its text."""
