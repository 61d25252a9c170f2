"""The rules of a sound base, by what they look at; CHECKS in `check` lists them."""
