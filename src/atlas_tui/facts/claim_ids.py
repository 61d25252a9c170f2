"""An id for a new claim: a short prefix for its source, then the words that say what it is about."""

import re
from collections import Counter

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Source
from atlas_tui.facts.text import fold

_WORDS = 4
_LONGEST = 60
_SMALL = frozenset(
    """
    a an and are as at be been between by for from had has have in into is it its of on or that the
    their they this to was were which who will with would
    """.split()
)


def proposed_id(atlas: Atlas, source: str, statement: str) -> str:
    """An id that no fact of the base has, from a claim's source and statement."""
    found = [*_prefix(atlas, source), *_words(statement)]
    stem = "-".join(found)[:_LONGEST].strip("-") or "claim"
    proposed, number = stem, 1
    while proposed in atlas.by_id:
        number += 1
        proposed = f"{stem}-{number}"
    return proposed


def _prefix(atlas: Atlas, source: str) -> list[str]:
    """The first part of the ids of most claims of a source; of its own id where it has none yet."""
    claims = atlas.within(Claim, (source,)) if atlas.get(source, Source) else []
    begun = Counter(claim.id.partition("-")[0] for claim in claims if claim.source == source)
    if begun:
        return [begun.most_common(1)[0][0]]
    return _plain(source)[:1]


def _words(statement: str) -> list[str]:
    words = _plain(statement)
    return [word for word in words if word not in _SMALL][:_WORDS] or words[:_WORDS]


def _plain(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"'s\b|'", "", fold(text)))
