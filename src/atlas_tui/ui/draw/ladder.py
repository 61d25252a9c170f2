"""A ladder with its rungs one above the other, and on each who stands there by which date."""

from msgspec import Struct
from rich.cells import cell_len

from atlas_tui.cite.card.row import name
from atlas_tui.cite.cells import conflicts_of
from atlas_tui.cite.matrix import CLASH
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import in_words, sort_key
from atlas_tui.facts.model import Ladder, LadderStep
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.wrapped import EMPTY, padded, within, wrapped
from atlas_tui.ui.line import Line, cut, wrap

FURTHEST, BELOW = "●", "○"
NOBODY = "no document says so of anyone"
_SHORTEST = 8
_DATE = 22
"""Cells for the rail, the sign, the widest date and the badge."""
MEANS = (
    f"{FURTHEST} the furthest step that documents state for the actor · {BELOW} a step below it ·"
    f" {CLASH} in a conflict. Steps that no document states may have been taken all the same."
)


class Rungs(Struct, frozen=True):
    """The steps of a ladder from the last down, those who took each, the undated after the dated."""

    atlas: Atlas
    ladder: Ladder
    gap: bool = True

    def lines(self, width: int) -> list[Drawn]:
        """The ladder with its title, and what its signs mean."""
        ladder = self.ladder
        order = {step: at for at, step in enumerate(ladder.steps)}
        furthest: dict[str, int] = {}
        for taken in ladder.step:
            at = order.get(taken.step, -1)
            furthest[taken.actor] = max(at, furthest.get(taken.actor, -1))
        names = {each.actor: name(self.atlas, each.actor) for each in ladder.step}
        rung = min(max(map(cell_len, ladder.steps)), width // 3)
        room = max(_SHORTEST, width - rung - _DATE)
        who = min(max(map(cell_len, names.values()), default=0), room)
        lines = wrapped(ladder.title, width, "strong", ladder.id)
        for step in reversed(ladder.steps):
            there = sorted(
                (each for each in ladder.step if each.step == step),
                key=lambda each: (sort_key(each.date), names[each.actor]),
            )
            entries = [
                self._entry(each, names, who, furthest=furthest[each.actor] == order[step])
                for each in there
            ]
            lines += _rung(step, rung, entries or [Drawn([(f"· {NOBODY}", "dim")])])
        return within([*lines, EMPTY, *wrapped(MEANS, width, "dim")], width)

    def _entry(self, step: LadderStep, names: dict[str, str], who: int, *, furthest: bool) -> Drawn:
        date = in_words(step.date) if step.date else "undated"
        clash = f" {CLASH}" if conflicts_of(self.atlas, [step.claim]) else ""
        line: Line = [
            (f"{FURTHEST if furthest else BELOW} ", "key"),
            (f"{padded(cut(names[step.actor], who), who)}  ", "strong" if furthest else "text"),
            (date, "text" if step.date else "dim"),
            (clash, "warning"),
        ]
        return Drawn(line, step.claim)


def _rung(step: str, width: int, entries: list[Drawn]) -> list[Drawn]:
    """The name of a step at the left of the rail, its entries at the right."""
    named = wrap(step, width)
    lines = []
    for at in range(max(len(named), len(entries))):
        entry = entries[at] if at < len(entries) else EMPTY
        rail = " ├ " if at == 0 else " │ "
        left = padded(named[at] if at < len(named) else "", width)
        lines.append(Drawn([(left, "heading"), (rail, "dim"), *entry.line], entry.link))
    return lines
