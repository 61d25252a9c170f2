"""Whatever is typed, the screen goes on, and leaves the terminal as it found it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ui.random_keys import acts, environment, play

Base = Callable[..., Path]
KEYS = 500


@pytest.mark.parametrize("seed", [3, 11])
def test_random_keys_resizes_and_pastes_end_in_order(base: Base, tmp_path: Path, seed: int) -> None:
    """More of them, and a failure again, by `python tests/ui/random_keys.py --seed`."""
    command = [str(Path(sys.executable).with_name("atlas")), "--base", str(base())]
    assert play(command, environment(tmp_path), seed, KEYS) == []


def test_a_seed_always_gives_the_same_keys() -> None:
    assert list(acts(5, 200)) == list(acts(5, 200))
    assert list(acts(5, 200)) != list(acts(6, 200))
