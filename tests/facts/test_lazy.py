"""A large base that is decoded as it is read answers as the same base in memory does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.facts import cache
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.cache import load_cached
from atlas_tui.facts.lazy import CachedAtlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import KINDS, Claim, Relation

Base = Callable[..., Path]


@pytest.fixture
def both(base: Base, monkeypatch: pytest.MonkeyPatch) -> tuple[Atlas, CachedAtlas]:
    """The complete base in memory, and from the cache."""
    monkeypatch.setattr(cache, "WORTH_CACHING", 1)
    monkeypatch.setattr(cache, "LARGE", 1)
    folder = base()
    load_cached(folder)
    cached = load_cached(folder).atlas
    assert isinstance(cached, CachedAtlas)
    return load(folder).atlas, cached


def test_every_scope_holds_the_same_facts(both: tuple[Atlas, CachedAtlas]) -> None:
    plain, cached = both
    ids = [fact_id for fact_id in plain.by_id if fact_id in cached.by_id]
    scopes = [(), *((each,) for each in ids), *((each, ids[0]) for each in ids[1:])]
    for scope in scopes:
        for kind in KINDS.values():
            wanted = sorted(fact.id for fact in plain.within(kind, scope))
            assert sorted(fact.id for fact in cached.within(kind, scope)) == wanted, (kind, scope)


def test_every_scope_counts_the_same_claims(both: tuple[Atlas, CachedAtlas]) -> None:
    plain, cached = both
    for scope in [(), *((each,) for each in plain.by_id)]:
        assert dict(cached.claim_counts(scope)) == dict(plain.claim_counts(scope)), scope


def test_a_list_of_claims_knows_where_each_stands(both: tuple[Atlas, CachedAtlas]) -> None:
    _, cached = both
    claims = cached.within(Claim, (cached.all(Relation)[0].id,))
    assert [claims.row(claim.id) for claim in claims] == list(range(len(claims)))  # type: ignore[attr-defined]
    assert claims.row("no-such-claim") is None  # type: ignore[attr-defined]


def test_a_small_base_comes_whole_from_the_cache(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "WORTH_CACHING", 1)
    folder = base()
    first, again = load_cached(folder), load_cached(folder)
    assert again.problems == first.problems
    assert dict(again.atlas.by_id) == dict(first.atlas.by_id)
    assert dict(again.atlas.whence) == dict(first.atlas.whence)
    assert again.atlas.claim_counts() == first.atlas.claim_counts()
    assert not isinstance(again.atlas, CachedAtlas)


def test_a_changed_file_is_read_again(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "WORTH_CACHING", 1)
    folder = base()
    load_cached(folder)
    (folder / "more.toml").write_text('[[topic]]\nid = "late"\nname = "Late"\n', encoding="utf-8")
    assert "late" in load_cached(folder).atlas.by_id


def test_a_cache_that_other_code_wrote_is_read_anew(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "WORTH_CACHING", 1)
    folder = base()
    with monkeypatch.context() as other:
        other.setattr(cache.whole, "encode", lambda *_: b"\x80")
        first = load_cached(folder)
    assert dict(load_cached(folder).atlas.by_id) == dict(first.atlas.by_id)
