"""The reader: a document reflowed to the width, with its claims lit in their places."""
