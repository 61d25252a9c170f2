"""Names of people and bodies: whole, turned round for a list, or the family name alone."""

import re
from collections.abc import Callable, Sequence

from atlas_tui.cite.styles.wording import typographic
from atlas_tui.cite.variables import Name

_TOKEN = re.compile(r"-?[^\s.-]+\.?")
_PARTICLE = re.compile(r"((?:[^\W\d_]+ )+|[^\W\d_]+[-'’])(?=\S)")
_EASTERN = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")

ET_AL = "et al."


class Shape:
    """How one style writes names: initials or whole given names, particles kept or put last."""

    def __init__(self, *, initials: bool, demote: bool) -> None:
        self.initials = initials
        self.demote = demote

    def straight(self, name: Name) -> str:
        """As spoken: `Syed Munib Ali Bukhari`, `Quentin van den Berg`, `Martin Luther King Jr.`."""
        name = _parted(name)
        if name.literal or _EASTERN.search(name.family):
            return name.literal or f"{name.family}{name.given}"
        parts = (self._given(name), name.dropping, _family(name), name.suffix)
        return " ".join(filter(None, parts))

    def turned(self, name: Name) -> str:
        """Family name first: `Bukhari, Syed Munib Ali`, `King, Martin Luther, Jr.`."""
        name = _parted(name)
        if name.literal or _EASTERN.search(name.family):
            return self.straight(name)
        family, behind = (name.family, name.particle) if self.demote else (_family(name), "")
        given = " ".join(filter(None, (self._given(name), name.dropping, behind)))
        return ", ".join(filter(None, (family, given, name.suffix)))

    def _given(self, name: Name) -> str:
        return _spelt(name.given, initials=self.initials)


def short(name: Name) -> str:
    """The name by which a work is called in the text: `Bukhari`, `van den Berg`."""
    name = _parted(name)
    return name.literal or _family(name)


def listed(
    names: Sequence[Name],
    first: Callable[[Name], str],
    others: Callable[[Name], str],
    conjunction: str,
    *,
    comma_of_two: bool = False,
) -> str:
    """Names in a row: `A`, `A and B`, `A, B, and C`; with `comma_of_two` also `A, and B`."""
    written = [(others if at else first)(name) for at, name in enumerate(names)]
    if len(written) <= 1:
        return "".join(written)
    comma = "," if len(written) > len("AB") or comma_of_two else ""
    return f"{', '.join(written[:-1])}{comma} {conjunction} {written[-1]}"


def _family(name: Name) -> str:
    joined = name.particle.endswith(("-", "'", "’"))
    return f"{name.particle}{'' if joined or not name.particle else ' '}{name.family}"


def _parted(name: Name) -> Name:
    """The name with typographic marks, and a small particle taken off its family name."""
    marked = {part: typographic(getattr(name, part)) for part in Name.__struct_fields__}
    found = _PARTICLE.match(marked["family"])
    if found and found[1].islower() and not marked["particle"]:
        marked["particle"] = found[1].strip()
        marked["family"] = marked["family"][found.end() :]
    return Name(**marked)


def _spelt(given: str, *, initials: bool) -> str:
    """Given names with initials apart, `A. C.`; with `initials` all others are shortened too."""
    written = ""
    for token in _TOKEN.findall(given):
        bare = token.strip(".-")
        joined = token.startswith("-")
        if token.endswith(".") or (len(bare) == 1 and bare.isalpha()):
            word = f"{bare}."
        elif not initials or not bare[:1].isupper():
            word = "" if initials and joined else bare
        else:
            word = f"{bare[0]}."
        if word:
            written += f"{'-' if joined else ' '}{word}"
    return written.strip(" ")
