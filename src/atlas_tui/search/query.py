"""The grammar of a search: words, phrases, exclusions, years, scopes and ids, as a frozen value."""

import re

from msgspec import Struct

from atlas_tui.facts.nearest import nearest
from atlas_tui.facts.text import clean, fold
from atlas_tui.search.terms import ASKING_WORDS, STOP_WORDS, folded_tokens

SCOPES = ("in", "from", "about", "kind", "topic")
"""What may stand before a colon: a view, a source, an actor or project or topic, a claim's kind."""

MAX_CHARACTERS = 2_000
MAX_WORDS = 40

_ITEM = re.compile(
    r'(?P<minus>-?)(?:(?P<scope>[^\W\d_]+):(?:"(?P<named>[^"]*)(?P<shut>"?)|(?P<value>[^\s"]*))'
    r'|"(?P<phrase>[^"]*)(?P<closed>"?)'
    r"|\#(?P<id>\S+)"
    r"|(?P<since>\d{4})?\.\.(?P<until>\d{0,4})(?=\s|$)"
    r'|(?P<word>[^\s"]+))'
)
_QUOTES = str.maketrans(dict.fromkeys("“”„‟″«»", '"'))
_YEAR_DIGITS = 4
ANY_YEAR = (0, 9999)


class Word(Struct, frozen=True):
    """A word as it was typed, and its form in the index."""

    typed: str
    form: str


class Phrase(Struct, frozen=True):
    """Words that must follow each other; an `open` one is still being typed at its end."""

    words: tuple[str, ...]
    open: bool = False


class Filter(Struct, frozen=True):
    """One scope such as `from:iais-2025`; a negated one leaves out what it names."""

    scope: str
    value: str
    negated: bool = False


class Query(Struct, frozen=True, kw_only=True):
    """What a reader asked for; `reason` says in one line why it cannot be answered.

    `words` are those that a fact must hold. `said` are all words as they were typed, one after the
    other, with the small ones between them.
    """

    text: str
    words: tuple[Word, ...] = ()
    said: tuple[Word, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    without: tuple[Phrase, ...] = ()
    filters: tuple[Filter, ...] = ()
    years: tuple[int, int] = ANY_YEAR
    ids: tuple[str, ...] = ()
    reason: str = ""

    @property
    def small(self) -> tuple[Word, ...]:
        """The small words that were typed beside others, but for those that ask: what, which."""
        asks = bool(self.said) and self.said[0].form in ASKING_WORDS
        found = {
            word.form: word
            for word in self.said
            if word.form in STOP_WORDS and not (asks and word.form in ASKING_WORDS)
        }
        return tuple(word for word in found.values() if word not in self.words)

    @property
    def empty(self) -> bool:
        """Whether nothing was asked."""
        narrowed = self.filters or self.ids or self.years != ANY_YEAR
        return not (self.words or self.phrases or self.without or narrowed)


def parse(text: str) -> Query:
    """Read a search; whatever was typed gives a query, or one with the reason why not."""
    plain = clean(text).text.translate(_QUOTES).strip()
    if len(plain) > MAX_CHARACTERS:
        return Query(
            text=plain[:MAX_CHARACTERS],
            reason=f"the search has {len(plain):,} characters; at most {MAX_CHARACTERS:,} are read",
        )
    reader = _Reader()
    for found in _ITEM.finditer(plain):
        reader.read({name: part for name, part in found.groupdict().items() if part is not None})
    return reader.query(plain)


class _Reader:
    """Gathers the items of one search."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.phrases: list[Phrase] = []
        self.without: list[Phrase] = []
        self.filters: list[Filter] = []
        self.years = ANY_YEAR
        self.ids: list[str] = []
        self.reason = ""

    def read(self, item: dict[str, str]) -> None:
        """Take one item, by the part of the pattern that it fits."""
        negated = item["minus"] == "-"
        if "scope" in item:
            self._scope(item["scope"], item.get("named", item.get("value", "")), negated)
        elif "phrase" in item:
            self._phrase(item["phrase"], negated, still_open=not item["closed"])
        elif "id" in item:
            self.ids.append(item["id"])
        elif "until" in item:
            self._years(item.get("since", ""), item["until"])
        else:
            self._word(item["word"], negated)

    def _scope(self, typed: str, value: str, negated: bool) -> None:
        scope, value = typed.casefold(), value.strip()
        if scope in SCOPES:
            if value:
                self.filters.append(Filter(scope, value, negated))
        elif value:
            near = f"; the nearest is {nearest(scope, SCOPES)}:"
            self._fail(
                f"there is no scope {scope}:{near} (known: {' '.join(s + ':' for s in SCOPES)})"
            )
        else:
            # A colon before a space is that of a sentence: titles may be typed as they stand.
            self._word(typed, negated)

    def _phrase(self, phrase: str, negated: bool, *, still_open: bool) -> None:
        words, _ = folded_tokens(fold(phrase))
        unfinished = still_open and bool(words) and not phrase[-1:].isspace()
        if unfinished and len(words) == 1 and not negated:
            self.words.append(Word(words[0], words[0]))
        elif words:
            (self.without if negated else self.phrases).append(Phrase(tuple(words), unfinished))

    def _word(self, typed: str, negated: bool) -> None:
        forms, _ = folded_tokens(fold(typed))
        if negated and forms:
            self.without.append(Phrase(tuple(forms)))
        elif len(forms) == 1:
            self.words.append(Word(typed.strip(".,;:!?()[]"), forms[0]))
        else:
            self.words.extend(Word(form, form) for form in forms)

    def _years(self, since: str, until: str) -> None:
        first = int(since) if since else ANY_YEAR[0]
        last = int(until) if len(until) == _YEAR_DIGITS else ANY_YEAR[1]
        if last < first:
            self._fail(f"{since}..{until} ends before it begins")
        self.years = (max(first, self.years[0]), min(last, self.years[1]))

    def _fail(self, reason: str) -> None:
        self.reason = self.reason or reason

    def query(self, text: str) -> Query:
        """All that was gathered; small words are asked for only where nothing else is."""
        asked = [word for word in self.words if word.form not in STOP_WORDS]
        words = tuple(dict.fromkeys(asked or (() if self.phrases else self.words)))
        if len(words) > MAX_WORDS:
            self._fail(f"the search has {len(words)} words; at most {MAX_WORDS} are read")
        return Query(
            text=text,
            words=words[:MAX_WORDS],
            said=tuple(self.words[: MAX_WORDS * 2]),
            phrases=tuple(self.phrases),
            without=tuple(self.without),
            filters=tuple(self.filters),
            years=self.years,
            ids=tuple(self.ids),
            reason=self.reason,
        )
