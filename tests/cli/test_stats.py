"""`atlas stats`: what a base holds."""

from pathlib import Path

from bases import write_documents
from commandline import Atlas


def test_a_base_is_counted_by_kind_and_source(atlas: Atlas, tmp_path: Path) -> None:
    documents = write_documents(tmp_path / "documents")
    ran = atlas("stats", "--documents", str(documents))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Two rivers\n\n"
        "facts: 2 source, 1 reference, 3 actor, 3 topic, 14 claim, 1 relation, 3 event, 1 project, 1 place,"
        " 1 series, 1 assessment, 1 ladder, 2 conflict\n"
        "conflicts: 1 value, 1 garble\n"
        "claims by kind: 5 event, 3 assessment, 4 figure, 2 fact\n"
        "claims by modality: 12 asserted, 1 projected, 1 hedged\n"
        "claims by voice: 10 own, 3 reported, 1 cited\n\n"
        "institute-2025: 8 claims, 8 different quotations, 7 facts resting on them, 1 conflicts,"
        " 199 words, 0.3166 quoted share\n"
        "khan-lee-2023: 6 claims, 6 different quotations, 6 facts resting on them, 2 conflicts,"
        " 194 words, 0.268 quoted share\n"
    )


def test_without_documents_the_quoted_words_are_counted(atlas: Atlas) -> None:
    counted = atlas("stats", "--json").data
    assert counted["facts"]["claim"] == 14
    assert counted["sources"]["khan-lee-2023"]["quoted words at most"] == 52
