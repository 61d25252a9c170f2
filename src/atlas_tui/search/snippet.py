"""Where a text matches, and the piece of it around the densest match."""

from collections.abc import Sequence

from msgspec import Struct

from atlas_tui.search.terms import Token, placed_tokens

Span = tuple[int, int]

_ELLIPSIS = "…"


class Terms(Struct, frozen=True):
    """What to mark: whole words, what words begin with or hold inside, and words in sequence.

    An open sequence is a pair of its words and whether the last one is only begun.
    """

    whole: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    insides: tuple[str, ...] = ()
    phrases: tuple[tuple[tuple[str, ...], bool], ...] = ()


class Snippet(Struct, frozen=True):
    """A text cut to size, with the half-open spans of what matches in it."""

    text: str
    spans: tuple[Span, ...] = ()


def spans(text: str, terms: Terms) -> tuple[Span, ...]:
    """The half-open spans of a text that match, in order and not overlapping."""
    tokens = list(placed_tokens(text))
    found = [span for token in tokens if (span := _matched(token, terms))]
    found.extend(_sequences([token for token in tokens if token.form], terms))
    return _merged(sorted(found))


def _matched(token: Token, terms: Terms) -> Span | None:
    form = token.form or token.joined
    if form in terms.whole:
        return token.start, token.end
    if not token.form:
        return None
    straight = token.end - token.start == len(form)
    for prefix in terms.prefixes:
        if form.startswith(prefix):
            return token.start, token.start + len(prefix) if straight else token.end
    for inside in terms.insides:
        at = form.find(inside)
        if at > 0:
            start = token.start + at
            return (start, start + len(inside)) if straight else (token.start, token.end)
    return None


def _sequences(tokens: list[Token], terms: Terms) -> list[Span]:
    found: list[Span] = []
    for words, unfinished in terms.phrases:
        for at in range(len(tokens) - len(words) + 1):
            if _follows(tokens, at, words, unfinished):
                found.extend((token.start, token.end) for token in tokens[at : at + len(words)])
    return found


def _follows(tokens: list[Token], at: int, words: tuple[str, ...], unfinished: bool) -> bool:
    last = len(words) - 1
    for index, word in enumerate(words):
        form = tokens[at + index].form
        if form != word and not (unfinished and index == last and form.startswith(word)):
            return False
    return True


def _merged(found: Sequence[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def snippet(text: str, terms: Terms, width: int) -> Snippet:
    """The text cut around its densest match to at most `width` characters, in whole words.

    Cut ends carry an ellipsis, which counts. Line ends and tabs become spaces.
    """
    flat = text.translate({ord("\n"): " ", ord("\t"): " "})
    marks = spans(flat, terms)
    if len(flat) <= width:
        return Snippet(flat, marks)
    if width < 2:  # noqa: PLR2004 - no room for a letter and an ellipsis
        return Snippet(_ELLIPSIS[: max(width, 0)])
    start, end = _window(flat, marks, width)
    return _cut(flat, marks, start, end)


def _window(text: str, marks: Sequence[Span], width: int) -> Span:
    """The span to keep: that with the most marked characters, with the match in its middle third."""
    room = width - 2
    first, last = _densest(marks, room)
    if last - first > room:
        last = first + room
    before = (room - (last - first)) // 3
    start = max(0, first - before)
    if start <= 1:
        start = 0
    end = min(len(text), start + (room if start else width - 1))
    if end == len(text):
        start = max(0, end - (width - 1))
    return _whole_words(text, start, end, (first, last))


def _densest(marks: Sequence[Span], room: int) -> Span:
    best, most = (0, 0), 0
    for index, (start, _) in enumerate(marks):
        inside = [mark for mark in marks[index:] if mark[1] <= start + room]
        weight = sum(end - begin for begin, end in inside)
        if weight > most:
            best, most = (start, inside[-1][1]), weight
    return best if most or not marks else marks[0]


def _whole_words(text: str, start: int, end: int, kept: Span) -> Span:
    """Move the ends inwards to between words, but never into what must be kept."""
    if start and not text[start - 1].isspace():
        space = text.find(" ", start, max(kept[0], start))
        start = space + 1 if space >= 0 else min(start, kept[0]) if kept[1] else start
    if end < len(text) and not text[end].isspace():
        space = text.rfind(" ", max(kept[1], start), end)
        end = space if space >= 0 else end
    return start, end


def _cut(text: str, marks: Sequence[Span], start: int, end: int) -> Snippet:
    head = _ELLIPSIS if start else ""
    tail = _ELLIPSIS if end < len(text) else ""
    piece = text[start:end]
    stripped = piece.strip()
    offset = len(head) - start - (len(piece) - len(piece.lstrip()))
    low, high = len(head), len(head) + len(stripped)
    shifted = ((max(low, a + offset), min(high, b + offset)) for a, b in marks)
    return Snippet(f"{head}{stripped}{tail}", tuple((a, b) for a, b in shifted if a < b))


__all__ = ["Snippet", "Span", "Terms", "snippet", "spans"]
