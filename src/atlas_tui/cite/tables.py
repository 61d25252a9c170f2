"""Rows of words as tables that other programs read: tab-separated values and Markdown."""

from collections.abc import Iterable, Sequence

from atlas_tui.cite.brief import escape


def words(text: str) -> str:
    """The text on one line, its white space single."""
    return " ".join(text.split())


def literal(text: str) -> str:
    """The text on one line for Markdown, with a backslash before all that would be markup."""
    return escape.opening(words(text))


def tsv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A heading and rows as tab-separated values, a line each."""
    return "\n".join("\t".join(map(words, row)) for row in (head, *rows))


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> str:
    """A heading and rows as a table in Markdown; what is markup in a cell must be escaped before.

    Args:
        head: the names of the columns.
        rows: as many cells each.
        right: the columns of numbers, counted from 0, which stand at the right.
    """
    numbers = set(right)
    rule = ["--:" if column in numbers else "---" for column in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))
