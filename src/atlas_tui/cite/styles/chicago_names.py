"""Names as the Chicago Manual writes them, and whom a work stands under."""

from collections.abc import Callable

from atlas_tui.cite.styles.names import ET_AL, Shape, listed, short
from atlas_tui.cite.styles.stated import Stated
from atlas_tui.cite.styles.wording import join
from atlas_tui.cite.variables import Name

ROLES = {"author": "", "editor": "ed.", "translator": "tran."}
"""Who may stand in the place of an author, and what they are called there."""

LISTED, SHOWN = 10, 7
"""Up to so many authors stand in a bibliography; of more, the first seven (14.76)."""
NAMED = 3
"""Up to so many authors stand in a note or in the text; of more, the first."""

_SHAPE = Shape(initials=False, demote=True)


def turned(people: tuple[Name, ...]) -> str:
    """Names as an entry begins: `Bukhari, Syed Munib Ali, and Muhammad Nazim`."""
    if len(people) > LISTED:
        written = [_SHAPE.turned(people[0]), *map(_SHAPE.straight, people[1:SHOWN])]
        return f"{', '.join(written)}, {ET_AL}"
    return listed(people, _SHAPE.turned, _SHAPE.straight, "and", comma_of_two=True)


def spoken(people: tuple[Name, ...]) -> str:
    """Names as a note has them: `Syed Munib Ali Bukhari and Muhammad Nazim`."""
    if len(people) > NAMED:
        return f"{_SHAPE.straight(people[0])} {ET_AL}"
    return listed(people, _SHAPE.straight, _SHAPE.straight, "and")


def called(work: Stated) -> str:
    """The people of a work in the text: `Bukhari and Nazim`, `Adams et al.`."""
    people = next(filter(None, map(work.names, ROLES)), ())
    if len(people) > NAMED:
        return f"{short(people[0])} {ET_AL}"
    return listed(people, short, short, "and")


def headed(work: Stated, written: Callable[[tuple[Name, ...]], str]) -> tuple[str, Stated]:
    """The people whom a work stands under, with their part in it, and what is left to be said."""
    for role, label in ROLES.items():
        people = work.names(role)
        if people:
            several = label if len(people) == 1 else f"{label[:-1]}s."
            return join(", ", written(people), several if label else ""), work.without(role)
    return "", work
