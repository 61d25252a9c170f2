"""Fewer bytes to the terminal: a style is sent only where it differs from the one before.

Textual sends the whole style of each run of letters and a reset after it, some forty bytes each,
even where the next run looks the same. Over a slow line that is most of a frame.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from textual.driver import Driver

_STYLES = re.compile(r"\x1b\[([0-9;]*)m")
_MOVES = re.compile(r"(?:\r?\n|\x1b\[[0-9]+;[0-9]+H)*")
_BEFORE_MOVE = re.compile(r"\r?\n(?=\x1b\[[0-9]+;[0-9]+H)")
_OTHER = re.compile(r"\x1b(?!\[[0-9;]*[mH])")
RESET = "\x1b[0m"
_LETTERS, _GROUND = "38", "48"
_RGB, _INDEXED = "2", "5"

_OFF = {"1": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What takes a single attribute off; faint is not here, because it shares its number with bold."""


class Look(NamedTuple):
    """What a terminal draws with: the numbers of the letters' colour, the ground's, the rest."""

    letters: str = ""
    ground: str = ""
    other: frozenset[str] = frozenset()


PLAIN = Look()


@lru_cache(maxsize=4096)
def _changed(look: Look, numbers: str) -> Look:
    """The look after a sequence of numbers."""
    queue = numbers.split(";") if numbers else ["0"]
    while queue:
        number = queue.pop(0)
        if number in (_LETTERS, _GROUND):
            taken = {_RGB: 4, _INDEXED: 2}.get(queue[0] if queue else "", 0)
            colour = ";".join([number, *queue[:taken]])
            del queue[:taken]
            is_letters = number == _LETTERS
            look = look._replace(letters=colour) if is_letters else look._replace(ground=colour)
        elif number in ("", "0"):
            look = PLAIN
        elif len(number) > 1 and number[:-1] in ("3", "9"):
            look = look._replace(letters="" if number == "39" else number)
        elif len(number) > 1 and number[:-1] in ("4", "10"):
            look = look._replace(ground="" if number == "49" else number)
        else:
            look = look._replace(other=look.other | {number})
    return look


@lru_cache(maxsize=4096)
def _between(now: Look, wanted: Look) -> str:
    """The sequence that leads from one look to another."""
    if now == wanted:
        return ""
    if wanted == PLAIN:
        return RESET
    gone = now.other - wanted.other
    bare = (now.letters and not wanted.letters) or (now.ground and not wanted.ground)
    numbers = ["0"] if bare or not gone <= _OFF.keys() else sorted(_OFF[each] for each in gone)
    before = PLAIN if numbers == ["0"] else now
    numbers += sorted(wanted.other - (before.other - gone), key=int)
    if wanted.letters != before.letters:
        numbers.append(wanted.letters)
    if wanted.ground != before.ground:
        numbers.append(wanted.ground)
    return f"\x1b[{';'.join(numbers)}m"


class Thrift:
    """Remembers what the terminal draws with."""

    def __init__(self) -> None:
        self.now = PLAIN

    def sent(self, written: str) -> str:
        """What is sent for what was written: the same picture in fewer bytes.

        Args:
            written: text, `CSI … m` for styles and `CSI … H` for moves; before any other sequence
                the terminal draws without style, as it does where nothing is saved.
        """
        if _OTHER.search(written):
            return self._rest() + written
        sent: list[str] = []
        wanted = PLAIN
        for at, piece in enumerate(_STYLES.split(_BEFORE_MOVE.sub("", written))):
            if at % 2:
                wanted = PLAIN if piece == "0" else _changed(wanted, piece)
            elif (piece and piece[0] < " " and _MOVES.fullmatch(piece)) or (
                piece and wanted == self.now
            ):
                sent.append(piece)
            elif piece:
                sent += (_between(self.now, wanted), piece)
                self.now = wanted
        return "".join(sent)

    def _rest(self) -> str:
        reset, self.now = _between(self.now, PLAIN), PLAIN
        return reset


def thrifty_driver(driver: "type[Driver]") -> "type[Driver]":
    """A driver that sends what another would, in fewer bytes."""

    class Thrifty(driver):  # type: ignore[misc, valid-type]
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self._thrift = Thrift()

        def write(self, data: str) -> None:
            super().write(self._thrift.sent(data))

    return Thrifty
