"""Fewer bytes, the same picture."""

import pyte
from hypothesis import given
from hypothesis import strategies as st

from atlas_tui.ui.thrift import Thrift

WIDTH, HEIGHT = 30, 6
COLOURS = ("38;2;224;224;224", "38;2;1;120;212", "38;5;9", "31", "93", "39")
GROUNDS = ("48;2;18;18;18", "48;2;12;48;76", "48;5;4", "44", "103", "49")
OTHERS = ("1", "3", "4", "7", "9")

looks = st.tuples(
    st.sampled_from(("", *COLOURS)),
    st.sampled_from(("", *GROUNDS)),
    st.lists(st.sampled_from(OTHERS), max_size=3),
).map(lambda look: ";".join(each for each in (*look[2], look[0], look[1]) if each))
runs = st.tuples(looks, st.text("ab─ é", min_size=1, max_size=8)).map(
    lambda run: f"\x1b[{run[0]}m{run[1]}\x1b[0m" if run[0] else run[1]
)
moves = st.tuples(st.integers(1, HEIGHT - 2), st.integers(1, WIDTH - 10)).map(
    lambda spot: f"\n\x1b[{spot[0]};{spot[1]}H"
)
others = st.sampled_from(("\x1b[?25l", "\x1b[2J", "\x1b[?2026h", "\x1b[H"))
writes = st.lists(
    st.lists(st.one_of(runs, moves), min_size=1, max_size=12).map("".join) | others, max_size=8
)


def picture(written: list[str]) -> list[list[tuple[object, ...]]]:
    """What a terminal shows after all that was written, cell by cell."""
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for each in written:
        stream.feed(each.replace("\n", "\r\n"))
    return [[tuple(screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


@given(writes)
def test_the_terminal_shows_the_same(written: list[str]) -> None:
    anchored = [f"\x1b[1;1H{each}" if not each.startswith("\x1b[?") else each for each in written]
    thrift = Thrift()
    assert picture([thrift.sent(each) for each in anchored]) == picture(anchored)


def test_what_looks_alike_is_told_once() -> None:
    dim, loud = "\x1b[38;2;1;2;3;48;2;9;9;9m", "\x1b[1;38;2;1;2;3;48;2;9;9;9m"
    frame = (
        f"\x1b[1;1H{dim}a\x1b[0m{dim}b\x1b[0m\n\x1b[2;1H{dim}c\x1b[0m{loud}d\x1b[0m{dim}e\x1b[0m"
    )
    assert Thrift().sent(frame) == f"\x1b[1;1H{dim}ab\x1b[2;1Hc\x1b[1md\x1b[22me"


def test_what_clears_the_screen_finds_no_style_left() -> None:
    thrift = Thrift()
    thrift.sent("\x1b[41mred\x1b[0m")
    assert thrift.sent("\x1b[2J") == "\x1b[0m\x1b[2J"
