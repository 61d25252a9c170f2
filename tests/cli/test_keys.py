"""`atlas keys`: every action with the keys that a reader has now."""

from pathlib import Path

from atlas_tui.facts.text import HIDDEN
from atlas_tui.ui.actions import ACTIONS, PLACES
from commandline import Atlas


def set_keys(home: Path, text: str) -> Path:
    path = home / "home" / "xdg_config_home" / "atlas" / "keys.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_action_is_listed_under_its_place(atlas: Atlas) -> None:
    ran = atlas("keys")
    assert (ran.code, ran.err) == (0, "")
    rows = ran.out.splitlines()
    assert len(rows) == len(ACTIONS) + len(PLACES)
    assert rows[0] == "Everywhere:"
    told = [row.split() for row in rows]
    assert "copy y Copy the cited excerpt".split() in told
    assert "peel escape h backspace Back: take off the last layer".split() in told


def test_keys_as_json(atlas: Atlas) -> None:
    listed = atlas("keys", "--json").data
    assert listed[0] == {
        "id": "go-countries",
        "where": "everywhere",
        "keys": ["1"],
        "does": "Go to the countries",
    }
    assert [row["keys"] for row in listed] == [list(action.keys) for action in ACTIONS]


def test_the_readers_own_keys_are_applied(atlas: Atlas, tmp_path: Path) -> None:
    set_keys(tmp_path, '[keys]\ncopy = ["c", "@"]\nmatrix = ""\n')
    listed = {row["id"]: row["keys"] for row in atlas("keys", "--json").data}
    assert (listed["copy"], listed["matrix"], listed["zoom"]) == (["c", "@"], [], ["z"])
    told = [" ".join(row.split()) for row in atlas("keys").out.splitlines()]
    assert any(row.startswith("matrix no key This pane") for row in told)


def test_a_mistake_in_the_keys_is_told_and_changes_nothing_else(
    atlas: Atlas, tmp_path: Path
) -> None:
    path = set_keys(tmp_path, '[keys]\ncopy = "ctrl+i"\nzoom = "Z"\n')
    ran = atlas("keys", "--json")
    assert (ran.code, ran.err) == (
        0,
        f"atlas: {path}:2:8: `copy`: terminals send ctrl+i as tab"
        " (choose another key; until then y stays)\n",
    )
    listed = {row["id"]: row["keys"] for row in ran.data}
    assert (listed["copy"], listed["zoom"]) == (["y"], ["Z"])


def test_hostile_keys_come_out_harmless(atlas: Atlas, tmp_path: Path) -> None:
    set_keys(
        tmp_path,
        '[keys]\n"co\\u001b[31mpy" = "c"\ncopy = "\\u001b]0;x\\u0007,\u202ey"\n'
        'zoom = "\\u009b"\n"\u202e" = { x = "[/b]" }\n',
    )
    ran = atlas("keys")
    assert ran.code == 0
    assert len(ran.err.splitlines()) == 4
    assert not HIDDEN.search(ran.out + ran.err)
