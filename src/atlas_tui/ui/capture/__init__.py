"""The form of a new claim: the words are fixed, the rest is typed and checked as it is."""
