"""FIELDS: what the form of a claim asks, how each answer is read, and what may be meant by it."""

from collections.abc import Callable, Sequence
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import replace

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.completing import ABOUT, TOPICS, completions
from atlas_tui.facts.draft import Draft
from atlas_tui.facts.model import Claim

Offers = Callable[[Atlas, str], Sequence[tuple[str, str]]]
"""What may be meant by what is typed, as (value, name), best first."""


def _words(name: str) -> tuple[str, ...]:
    """The words that a field of a claim can be."""
    return get_args(Claim.__annotations__[name])


def _of(name: str) -> Offers:
    words = _words(name)

    def offers(_: Atlas, typed: str) -> list[tuple[str, str]]:
        begun = [word for word in words if word.startswith(typed.strip())]
        return [(word, word) for word in (begun if begun and typed not in words else words)]

    return offers


def _facts(kinds: tuple[type[Any], ...]) -> Offers:
    def offers(atlas: Atlas, typed: str) -> list[tuple[str, str]]:
        last = typed.rpartition(",")[2].strip()
        return [(each.id, each.name) for each in completions(atlas, last, kinds)]

    return offers


def _nothing(_: Atlas, __: str) -> list[tuple[str, str]]:
    return []


class Field(Struct, frozen=True):
    """A line of the form; `parts` is what parts several answers, and empty where there is one."""

    name: str
    asks: str
    offers: Offers = _nothing
    parts: str = ""

    def shown(self, draft: Draft) -> str:
        """The answer as it stands in the line."""
        value = getattr(draft, self.name)
        if self.parts:
            return f"{self.parts} ".join(value)
        return "" if value is None else str(value)

    def answered(self, draft: Draft, text: str) -> Draft:
        """The draft with the answer that the line holds now."""
        value: object = text.strip()
        if self.parts:
            value = tuple(each.strip() for each in text.split(self.parts) if each.strip())
        elif self.name == "paragraph":
            value = int(text) if text.strip().isdigit() else None
        return replace(draft, **{self.name: value})

    def taking(self, text: str, value: str) -> str:
        """The line after an offer was taken."""
        if not self.parts:
            return value
        before = text.rpartition(self.parts)[0]
        return f"{before}{self.parts} {value}{self.parts} " if before else f"{value}{self.parts} "


FIELDS: tuple[Field, ...] = (
    Field("statement", "What does it say, in a sentence of your own?"),
    Field("kind", "What kind of claim is it?", _of("kind")),
    Field("about", "Which actors and projects does it concern?", _facts(ABOUT), ","),
    Field("topics", "Which topics?", _facts(TOPICS), ","),
    Field("voice", "Who speaks: the document itself, or whom it credits?", _of("voice")),
    Field("attributed_to", "Whom does it credit? Outermost first", parts=";"),
    Field("cites", "Which in-text citations stand there?", parts=";"),
    Field("modality", "How is it put?", _of("modality")),
    Field("hedge", "In which word of the document?"),
    Field("date", "When was it so? 2024-10, 2023~, 2021/2023"),
    Field("date_text", "In which words?"),
    Field("section", "Under which heading?"),
    Field("paragraph", "In which paragraph?"),
    Field("note", "What must a reader know besides?"),
    Field("id", "By which id? Without one, the proposed one"),
)
"""The lines of the form, in order."""
