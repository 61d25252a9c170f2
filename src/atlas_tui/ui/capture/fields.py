"""FIELDS: what the form of a claim asks, how each answer is read, and what may be meant by it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import replace

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.completing import ABOUT, TOPICS, completions
from atlas_tui.facts.draft import Draft
from atlas_tui.facts.hedges import hedges_in
from atlas_tui.facts.model import Claim, Reference
from atlas_tui.facts.text import fold

MOST = 8
"""How many offers are made at once."""

Offer = tuple[str, str]
"""A value, and its name."""
Offers = Callable[[Atlas, Draft, str], Sequence[Offer]]
"""What may be meant by what is typed, best first; for nothing typed, what there is."""


def words_of(name: str) -> tuple[str, ...]:
    """The words that a field of a claim can be, or that each of several can."""
    args = get_args(Claim.__annotations__[name])
    return get_args(args[0]) if Ellipsis in args else args


def _begun(words: Iterable[str], typed: str) -> list[Offer]:
    """The words that begin so; all of them for nothing, or for one that is complete."""
    told = list(dict.fromkeys(words))
    if typed in told:
        return [(word, word) for word in told]
    return [(word, word) for word in told if fold(word).startswith(fold(typed))]


def _of(name: str) -> Offers:
    words = words_of(name)
    return lambda _, __, typed: _begun(words, typed)


def _facts(kinds: tuple[type[Any], ...], name: str) -> Offers:
    def offers(atlas: Atlas, draft: Draft, typed: str) -> list[Offer]:
        taken = [each for each in getattr(draft, name) if each != typed]
        found = completions(atlas, typed, kinds, MOST + len(taken))
        return [(each.id, each.name) for each in found if each.id not in taken][:MOST]

    return offers


def _citations(atlas: Atlas, draft: Draft, typed: str) -> list[Offer]:
    """The in-text citations of the same document that hold what is typed."""
    held = [each for each in atlas.all(Reference) if each.source == draft.source]
    cites = [each.cite for each in held if fold(typed) in fold(each.cite)]
    return [(cite, cite) for cite in cites if cite == typed or cite not in draft.cites][:MOST]


def _hedges(_: Atlas, draft: Draft, typed: str) -> list[Offer]:
    """The words that hold back in the quotation and around it."""
    found = hedges_in(f"{draft.prefix} {draft.quote} {draft.suffix}")
    return _begun((each.words for each in found), typed)


def _nothing(_: Atlas, __: Draft, ___: str) -> list[Offer]:
    return []


class Field(Struct, frozen=True):
    """A line of the form; `parts` is what parts several answers, and empty where there is one.

    `takes` is the pattern of what may be typed, where not everything may.
    """

    name: str
    asks: str
    offers: Offers = _nothing
    parts: str = ""
    takes: str = ""

    @property
    def is_one_of_few(self) -> bool:
        """Whether the answer is one word of those that are offered."""
        return self.offers in CHOSEN

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
            value = int(text) if text.strip().isdecimal() else None
        return replace(draft, **{self.name: value})

    def typed(self, text: str) -> str:
        """What is being typed: of several answers, the last."""
        return (text.rpartition(self.parts)[2] if self.parts else text).strip()

    def taking(self, text: str, value: str) -> str:
        """The line after an offer was taken."""
        if not self.parts:
            return value
        before = text.rpartition(self.parts)[0]
        return f"{before}{self.parts} {value}{self.parts} " if before else f"{value}{self.parts} "


_KIND, _VOICE, _MODALITY = (_of(name) for name in ("kind", "voice", "modality"))
CHOSEN = frozenset((_KIND, _VOICE, _MODALITY))
"""The offers of which one is the answer."""

FIELDS: tuple[Field, ...] = (
    Field("statement", "What does it say, in a sentence of your own?"),
    Field("kind", "What kind of claim is it?", _KIND),
    Field("about", "Which actors and projects does it concern?", _facts(ABOUT, "about"), ","),
    Field("topics", "Which topics?", _facts(TOPICS, "topics"), ","),
    Field("voice", "Who speaks: the document itself, or whom it credits?", _VOICE),
    Field("attributed_to", "Whom does it credit? Outermost first; parted by ;", parts=";"),
    Field("cites", "Which in-text citations stand there? Parted by ;", _citations, ";"),
    Field("modality", "How is it put?", _MODALITY),
    Field("hedge", "In which word of the document?", _hedges),
    Field("date", "When was it so? 2024-10, 2023~, 2021/2023"),
    Field("date_text", "In which words?"),
    Field("section", "Under which heading?"),
    Field("paragraph", "In which paragraph?", takes=r"[0-9]{0,6}"),
    Field("flags", "Is anything the matter with it?", _of("flags"), ","),
    Field("note", "What must a reader know besides?"),
    Field("id", "By which id?"),
)
"""The lines of the form, in order."""
