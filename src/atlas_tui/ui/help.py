"""What the keys do here, as the reader has them, and what the signs mean."""

from collections.abc import Collection, Iterable, Iterator

from atlas_tui.facts.model import QUAD_CLASSES
from atlas_tui.ui.actions import ACTIONS, PLACES
from atlas_tui.ui.draw.drawn import Block, Drawn
from atlas_tui.ui.keymap import Keymap
from atlas_tui.ui.keynames import shown
from atlas_tui.ui.line import cut, wrap
from atlas_tui.ui.paint import QUAD_SIGNS, STAGES, TRENDS
from atlas_tui.ui.rows import Rows
from atlas_tui.ui.sheet import Paragraph

_KEYS_WIDTH = 18
_INDENT = 1
_SEARCHING = (
    'Words may stand in any order and any field. "phrase", -word, 2021..2023, in:projects,'
    " from:SOURCE, about:TKM, kind:forecast, topic:water and #id narrow it. A misspelt word is"
    " corrected against the words of the base, and the correction is shown."
)
_BADGES = (
    "2 origins: independent origins say it.  conflict: sources disagree.  [sic]: garbled in the"
    " document.  alleged, hedged, conditional, projected, negated: how the document puts it."
)


class Explained:
    """A key or sign, and beside it what it does or means."""

    gap = False

    def __init__(self, sign: str, meaning: str) -> None:
        self.sign = sign
        self.meaning = meaning

    def lines(self, width: int) -> list[Drawn]:
        """The sign in a column of its own, its meaning wrapped beside it."""
        column = max(1, min(_KEYS_WIDTH, width // 2))
        said = wrap(self.meaning, width - column - _INDENT - 1)
        signs = [cut(self.sign, column), *[""] * (len(said) - 1)]
        return [
            Drawn([(" " * _INDENT, "text"), (f"{sign:<{column}} ", "key"), (line, "text")])
            for sign, line in zip(signs, said, strict=True)
        ]


def keys(place: str, keymap: Keymap, taken: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Each action of a place as (keys as shown, what it does), but for those without a key.

    Args:
        place: a key of PLACES.
        keymap: the reader's keys.
        taken: keys that do something else here, under Textual's names.
    """
    for action in ACTIONS:
        left = [key for key in keymap.keys(action) if key not in taken]
        if action.where == place and left:
            yield " ".join(map(shown, left)), action.does


def page(question: str, places: Iterable[str], keymap: Keymap) -> list[Block]:
    """The help: what the pane answers, the keys of each place that act here, then the signs.

    Args:
        question: what the pane answers.
        places: keys of PLACES; what one binds, the following ones do not do here.
        keymap: the reader's keys.
    """
    blocks: list[Block] = [Paragraph(question, "strong")]
    taken: set[str] = set()
    named = [*places]
    for place in named:
        blocks += _group(PLACES[place], keys(place, keymap, taken))
        taken |= {key for each in ACTIONS if each.where == place for key in keymap.keys(each)}
    blocks += _group(PLACES["search"], keys("search", keymap))
    blocks += [Paragraph("Searching", "heading", gap=True), Paragraph(_SEARCHING, "text", _INDENT)]
    blocks += _group("Signs", _signs())
    blocks.append(Paragraph(_BADGES, "text", _INDENT))
    if "map" in named:
        blocks += _group("On a map", _of_maps())
    else:
        blocks += _group("On a ruler", _of_rulers())
    return blocks


def _group(heading: str, pairs: Iterable[tuple[str, str]]) -> Iterator[Block]:
    yield Paragraph(heading, "heading", gap=True)
    for sign, meaning in pairs:
        yield Explained(sign, meaning)


def _signs() -> Iterator[tuple[str, str]]:
    for (is_here, is_marked), sign in Rows.GUTTER.items():
        told = [*["the row you are on"] * is_here, *["marked"] * is_marked]
        if told:
            yield sign, ", ".join(told)
    for quad, types in QUAD_CLASSES.items():
        yield QUAD_SIGNS[quad], f"{quad}: {', '.join(types)}"
    yield " ".join(TRENDS.values()), f"the relation reads as {', '.join(TRENDS)}"
    yield "stages", "  ".join(STAGES.values())


def _of_rulers() -> Iterator[tuple[str, str]]:
    from atlas_tui.ui.draw.ruler.extent import LEGEND  # noqa: PLC0415 (only this page needs it)
    from atlas_tui.ui.draw.ruler.lanes import GLYPHS  # noqa: PLC0415 (likewise)
    from atlas_tui.ui.draw.ruler.readings import SIGNS  # noqa: PLC0415 (likewise)

    for quad, glyph in GLYPHS.items():
        yield glyph, f"an event of {quad}; a number where several have its date"
    yield from LEGEND
    for trend, sign in SIGNS.items():
        yield sign, f"read as {trend}" if trend else "read in the source's own words"
    yield "‹2 3›", "so many before and after what is in view"


def _of_maps() -> Iterator[tuple[str, str]]:
    from atlas_tui.ui.draw.map.labels import EXACT, INEXACT, LIT  # noqa: PLC0415 (likewise)
    from atlas_tui.ui.draw.map.picture import HATCH, LINKS  # noqa: PLC0415 (likewise)

    yield "[name]", "what you are on"
    yield EXACT, "a place that a document names for a project"
    yield INEXACT, "the middle of a state or region that it names"
    yield LINKS[:3], "a schematic link between them, no course of a line"
    yield LINKS[-1] * 3, "the links of the project you are on"
    yield f"{LIT} {HATCH}", "within the scope"
