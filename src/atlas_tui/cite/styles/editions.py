"""Editions: `2nd ed.` for a number, else the document's own words."""


def edition(text: str) -> str:
    """The edition as a citation has it."""
    number = text[:-2] if text[-2:] in ("st", "nd", "rd", "th") else text
    return f"{ordinal(int(number))} ed." if number.isdecimal() else text


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `11th`."""
    teen = number % 100 in range(11, 14)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
