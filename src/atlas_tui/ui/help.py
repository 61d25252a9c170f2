"""What the keys do, made from the bindings themselves, and what the signs mean."""

from collections.abc import Iterable, Iterator

from textual.binding import Binding, BindingType

from atlas_tui.facts.model import QUAD_CLASSES
from atlas_tui.ui.keynames import shown as shown_key
from atlas_tui.ui.paint import QUAD_SIGNS, STAGES, TRENDS
from atlas_tui.ui.searchbar import SearchBar
from atlas_tui.ui.sheet import Paragraph

_KEYS_WIDTH = 18


def keys(bindings: Iterable[BindingType]) -> Iterator[tuple[str, str]]:
    """Each binding as (keys, what they do)."""
    for binding in bindings:
        if isinstance(binding, Binding):
            told = " ".join(shown_key(key) for key in binding.key.split(","))
            yield told, binding.description


def page(
    name: str, question: str, here: Iterable[BindingType], everywhere: Iterable[BindingType]
) -> list[Paragraph]:
    """The help: what the pane answers, its keys, those of all panes, then the legend.

    Args:
        name: the pane.
        question: what it answers.
        here: the bindings of its list.
        everywhere: the bindings of the screen.
    """
    groups = {
        f"In {name}": here,
        "Everywhere": everywhere,
        "While searching": SearchBar.BINDINGS,
    }
    paragraphs = [Paragraph(question, "strong")]
    for heading, bindings in groups.items():
        paragraphs.append(Paragraph(heading, "heading", gap=True))
        paragraphs += [
            Paragraph(f"{shown:<{_KEYS_WIDTH}} {done}", "text", 1) for shown, done in keys(bindings)
        ]
    return [*paragraphs, *_legend()]


def _legend() -> Iterator[Paragraph]:
    yield Paragraph("Searching", "heading", gap=True)
    yield Paragraph(
        'Words may stand in any order and any field. "phrase", -word, 2021..2023, in:projects,'
        " from:SOURCE, about:TKM, kind:forecast, topic:water and #id narrow it. A misspelt word is"
        " corrected against the words of the base, and the correction is shown.",
        "text",
        1,
    )
    yield Paragraph("Signs", "heading", gap=True)
    for quad, types in QUAD_CLASSES.items():
        yield Paragraph(f"{QUAD_SIGNS[quad]:<4} {quad}: {', '.join(types)}", "text", 1)
    yield Paragraph("  ".join(f"{sign} {trend}" for trend, sign in TRENDS.items()), "text", 1)
    yield Paragraph("  ".join(STAGES.values()), "text", 1)
    yield Paragraph(
        "2 origins: independent origins say it.  conflict: sources disagree.  [sic]: garbled in the"
        " document.  alleged, hedged, conditional, projected, negated: how the document puts it.",
        "text",
        1,
    )
