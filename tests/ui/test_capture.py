"""Choosing words of a document and capturing them as a claim of one's own."""

import os
from pathlib import Path

import pytest
import tomli

from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim
from bases import BRIEF, claim
from documented import attach, complete, letter
from driver import Reader, reading_document

FLOWS = "water flows from the north to the south"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The complete base, both of its documents attached."""
    return complete(tmp_path)


async def chooses(reader: Reader, words: str) -> None:
    """Choose some words by the keyboard."""
    text = reader.open.text
    place = text.page.document.raw.index(words)  # type: ignore[union-attr]
    page = text.page
    assert page is not None
    wanted = page.words_of(place, place + len(words))
    await reader.presses(*(["escape", "w"] if text.selection else ["w"]))
    assert text.selection
    at = text.selection.head
    await reader.types_ahead(("w" if wanted[0] > at else "b") * abs(wanted[0] - at), "v")
    await reader.types_ahead("w" * (len(wanted) - 1))
    await reader.until(lambda: text.selection and text.selection.words == wanted, words)


async def begins(reader: Reader, words: str) -> None:
    """Open the form for some words."""
    await chooses(reader, words)
    await reader.presses("c")
    await reader.until(lambda: reader.header.startswith("Atlas A new claim of your own"))


def form(reader: Reader) -> str:
    """What stands in the form, a line a line."""
    lines = reader.app.screen.form._lines  # type: ignore[attr-defined]
    return "\n".join("".join(text for text, _ in line).rstrip() for line, _ in lines)


WORDS = "most of what is sold there is carried by hand in baskets"


async def fills(reader: Reader) -> None:
    """Give what a claim needs."""
    await reader.types_ahead("Goods are carried by hand.", "tab", "fact", "tab")
    await reader.types_ahead("Northland", "enter", "tab", "Trade", "enter", "tab")


def kept(base: Path) -> list[dict[str, object]]:
    text = (base / "captured.toml").read_text(encoding="utf-8")
    return tomli.loads(text).get("claim", [])


async def test_words_are_captured_checked_saved_and_landed_on_as_the_readers_own(
    library: Path,
) -> None:
    async with reading_document(library, "institute-trade-2021") as reader:
        await begins(reader, WORDS)
        await fills(reader)
        assert "Save: Enter" in form(reader)
        await reader.presses("f2")
        await reader.until(lambda: reader.status.startswith("Saved "), "the claim saved")
        claim_id = "institute-goods-carried-hand"
        await reader.until(lambda: reader.cursor("claims") == claim_id)
        assert reader.status.startswith(
            f"Saved {claim_id}, a claim of your own; o shows its passage, U takes it back"
        )
        assert "yours" in reader.card()
    assert kept(library) == [
        {
            "id": claim_id,
            "source": "institute-2025",
            "statement": "Goods are carried by hand.",
            "quote": WORDS,
            "section": "Trade and Outlook",
            "paragraph": 7,
            "kind": "fact",
            "about": ["XNO"],
            "topics": ["trade"],
            "voice": "own",
            "modality": "asserted",
        }
    ]


async def test_a_saved_claim_is_shown_in_its_passage_and_taken_back(library: Path) -> None:
    async with reading_document(library, "institute-trade-2021") as reader:
        await begins(reader, WORDS)
        await fills(reader)
        await reader.presses("f2")
        await reader.until(lambda: reader.status.startswith("Saved "))
        await reader.opens()
        assert reader.words("passage") == f"{WORDS},"
        assert "+►" in reader.margin()
        await reader.presses("o", "U")
        await reader.until(lambda: reader.status.startswith("Taken back: added the claim "))
        assert kept(library) == []
        assert "institute-goods-carried-hand" not in reader.main.atlas.by_id
        await reader.presses("U")
        await reader.until(lambda: reader.status.startswith("there is nothing to undo"))


async def test_the_quotation_is_fixed_and_shown_with_what_places_it(tmp_path: Path) -> None:
    twice = f"Here {FLOWS}.\n\nAnd there {FLOWS} once more.\n"
    async with reading_document(letter(tmp_path, twice), "letter-one") as reader:
        await begins(reader, f"there {FLOWS}"[6:] + " once")
        assert form(reader).splitlines()[0] == f"“{FLOWS} once”"
        await reader.presses("escape", "escape")
        await begins(reader, f"{FLOWS}.")
        assert form(reader).splitlines()[0] == f"“{FLOWS}.”"


async def test_a_hedge_in_the_words_sets_the_modality(library: Path) -> None:
    async with reading_document(library, "institute-canal-funding") as reader:
        await begins(reader, "Funding has reportedly not been secured")
        assert " modality      alleged" in form(reader)
        assert " hedge         reportedly" in form(reader)


async def test_every_field_that_is_needed_is_marked_until_it_is_answered(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await begins(reader, WORDS)
        needed = [line.split()[0] for line in form(reader).splitlines() if "needed" in line]
        assert needed == ["▌statement", "kind", "about", "topics"]
        assert "4 to mend before it can be saved" in form(reader)
        await reader.presses("f2")
        assert reader.said == "Not saved: statement is needed"
        await fills(reader)
        assert "needed" not in form(reader)


async def test_wrong_values_are_told_where_they_stand(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await begins(reader, WORDS)
        await fills(reader)
        await reader.types_ahead("tab", "tab", "tab", "tab", "tab", "2021-13")
        assert "'2021-13' has no month 13" in " ".join(form(reader).split())
        await reader.types_ahead("tab", "tab", "tab", "9x9")
        assert "▌paragraph     7" in form(reader)
        wrong = "the quotation stands in paragraph 7, not 799 (write paragraph = 7)"
        assert wrong in " ".join(form(reader).split())
        await reader.presses("f2")
        assert reader.said.startswith("Not saved: '2021-13' has no month 13")
        assert "▌date" in form(reader)


async def test_names_are_completed_and_another_offer_is_chosen_with_the_arrows(
    library: Path,
) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await begins(reader, WORDS)
        await reader.types_ahead("tab", "tab", "the")
        assert "→ Southland (XSO)  Northland (XNO)  Great Canal (great-canal)" in form(reader)
        await reader.types_ahead("down", "enter")
        assert "▌about         XNO" in form(reader)
        await reader.types_ahead("the", "up", "enter", "sou", "enter")
        assert "▌about         XNO, great-canal, XSO" in form(reader)


async def test_what_is_no_value_is_never_taken_for_one_in_silence(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await begins(reader, WORDS)
        await reader.types_ahead("tab", "xyz", "enter", "up")
        assert "▌kind          xyz" in form(reader)
        assert "`kind` is 'xyz'" in form(reader)


async def test_typing_in_a_field_of_few_words_takes_the_place_of_the_word_there(
    library: Path,
) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await begins(reader, WORDS)
        await fills(reader)
        await reader.types_ahead("rep", "enter", "the clerk")
        assert " voice         reported" in form(reader)
        assert "▌attributed to the clerk" in form(reader)


async def test_citations_are_offered_from_the_bibliography_of_the_document(library: Path) -> None:
    async with reading_document(library, "khan-trade-2022") as reader:
        await begins(reader, "when the bridges were closed for most of the winter")
        await fills(reader)
        await reader.types_ahead("cited", "tab", "tab", "stone", "enter")
        assert "▌cites         Berg & Stone, 2020" in form(reader)


async def test_a_quotation_that_is_too_short_is_told_beside_it(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await begins(reader, "in baskets")
        assert "the quotation has 2 words, not 6 to 25" in form(reader).splitlines()[1]


async def test_what_was_typed_is_dropped_only_when_asked_for_twice(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await begins(reader, WORDS)
        await reader.types_ahead("A sentence", "escape")
        assert reader.said.startswith("Esc again drops this claim; F2 saves it")
        await reader.types_ahead("s", "escape")
        assert reader.said.startswith("Esc again drops this claim")
        await reader.presses("escape")
        assert reader.open.text.selection
        assert not (library / "captured.toml").exists()


async def test_all_lines_of_what_is_pasted_are_in_the_answer(library: Path) -> None:
    from textual.events import Paste  # noqa: PLC0415 (used here alone)

    async with reading_document(library, "institute-embassy") as reader:
        await begins(reader, WORDS)
        reader.app.post_message(Paste("Goods are\ncarried \x1b[31mby hand.\n"))
        await reader.until(lambda: "▌statement     Goods are carried [31mby hand." in form(reader))


async def test_keys_typed_ahead_of_the_form_fill_it(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await chooses(reader, WORDS)
        await reader.types_ahead("cGoods are carried.", "tab", "fact", "tab", "nort", "enter")
        await reader.types_ahead("tab", "trade", "enter", "f2")
        await reader.until(lambda: reader.status.startswith("Saved "))
        assert kept(library)[0]["statement"] == "Goods are carried."


async def test_saving_twice_at_once_writes_one_claim(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await begins(reader, WORDS)
        await fills(reader)
        await reader.types_ahead("f2", "f2", "f2", "f2")
        await reader.until(lambda: reader.status.startswith("Saved "))
        assert len(kept(library)) == 1


async def test_a_base_that_cannot_be_written_gets_its_claims_beside_it(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    async with reading_document(library, "institute-embassy", (160, 40)) as reader:
        await begins(reader, WORDS)
        assert "/overlays/base-" in reader.header
        await fills(reader)
        await reader.presses("f2")
        await reader.until(lambda: reader.status.startswith("Saved "))
        assert not (library / "captured.toml").exists()
        assert reader.main.atlas.own == {"institute-goods-carried-hand"}


async def test_a_claim_that_cannot_be_saved_is_kept_in_the_form_with_the_reason(
    library: Path,
) -> None:
    (library / "captured.toml").write_text("[[claim", encoding="utf-8")
    async with reading_document(library, "institute-embassy") as reader:
        await begins(reader, WORDS)
        await fills(reader)
        await reader.presses("f2")
        await reader.until(lambda: "captured.toml" in form(reader))
        told = " ".join(form(reader).split("Save: Enter")[1].split())
        assert told.startswith(f"{library}/captured.toml:"[:60])
        assert "not saved" in told or "TOML" in told
        assert " statement     Goods are carried by hand." in form(reader)
        (library / "captured.toml").unlink()
        await reader.presses("f2")
        await reader.until(lambda: reader.status.startswith("Saved "))


async def test_words_of_another_rendition_are_captured_without_its_paragraphs(
    tmp_path: Path,
) -> None:
    base = complete(tmp_path)
    (tmp_path / "papers" / "brief.txt").unlink()
    other = tmp_path / "brief.md"
    other.write_text(BRIEF.replace("\n\n", "\n\n\n\nmore\n\n"), encoding="utf-8")
    attach(base, other, source="institute-2025")
    async with reading_document(base, "institute-embassy") as reader:
        await begins(reader, WORDS)
        assert " paragraph     In which paragraph?" in form(reader)


async def test_a_click_goes_to_a_field_and_a_resize_keeps_the_form(library: Path) -> None:
    async with reading_document(library, "institute-embassy", (80, 24)) as reader:
        await begins(reader, WORDS)
        row = (
            form(reader)
            .splitlines()
            .index(next(line for line in form(reader).splitlines() if line.startswith(" topics")))
        )
        await reader.pilot.click("#form", offset=(20, row + 1))
        assert "▌topics" in form(reader)
        await reader.types_ahead("water ,")
        for size in ((60, 16), (40, 10), (200, 50)):
            await reader.pilot.resize_terminal(*size)
            await reader.pilot.pause()
            assert "▌topics        water" in form(reader)


async def test_words_are_chosen_by_dragging_and_survive_another_width(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        text = reader.open.text
        page = text.page
        assert page is not None
        place = BRIEF.index(WORDS)
        wanted = page.words_of(place, place + len(WORDS))
        first, last = page.words[wanted[0]], page.words[wanted[-1]]
        at = [(word.column + 8, word.line - text.top + 1) for word in (first, last)]
        await reader.pilot.mouse_down("#text", offset=at[0])
        await reader.pilot.hover("#text", offset=at[1])
        await reader.pilot.mouse_up("#text", offset=at[1])
        assert reader.words("picked") == f"{WORDS},"
        assert reader.said.startswith("12 words  c capture   y copy")
        for width in (80, 200, 61):
            await reader.pilot.resize_terminal(width, 40)
            await reader.pilot.pause()
            assert reader.words("picked") == f"{WORDS},"


async def test_a_press_in_text_or_margin_looks_at_a_claim_and_one_on_the_map_goes_there(
    tmp_path: Path,
) -> None:
    rest = "\n\n".join(f"Paragraph {number} that nobody would quote." for number in range(80))
    last = claim("letter-two", quote="and at the very end there is another one")
    text = f"Here {FLOWS}.\n\n{rest}\n\nOnly this, and at the very end there is another one.\n"
    async with reading_document(letter(tmp_path, text, last), "letter-two") as reader:
        await reader.pilot.click("#text", offset=(reader.open.text.size.width - 2, 1))
        await reader.until(lambda: reader.open.text.top == 0)
        await reader.pilot.click("#text", offset=(12, 1))
        assert reader.open.text.claim == "letter-one"
        await reader.presses("G")
        line = reader.margin().index("▸")
        await reader.pilot.click("#text", offset=(5, line + 1))
        assert reader.open.text.claim == "letter-two"


async def test_words_are_gone_to_before_any_are_chosen(library: Path) -> None:
    async with reading_document(library, "institute-trade-2021") as reader:
        await reader.presses("w")
        assert reader.words("picked") == "Trade"
        assert reader.said.startswith("v choose from here   w word")
        await reader.presses("right_parenthesis", "v", "right_parenthesis")
        assert reader.words("picked").startswith("The markets on the bridges remain small,")
        assert reader.words("picked").endswith("a hundred years ago.")
        await reader.presses("left_parenthesis")
        assert reader.words("picked") == "The"
        await reader.presses("j", "v")
        assert len(reader.words("picked").split()) == 1
        await reader.presses("c")
        assert reader.said.startswith("v begins to choose the words that the claim quotes")
        await reader.presses("escape")
        assert reader.open.text.selection is None


async def test_chosen_words_are_copied_with_their_document(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await chooses(reader, WORDS)
        await reader.presses("y")
        assert f"“{WORDS}” (“River Diplomacy in 2025”, Institute of Neighbours" in reader.said
        assert "“Trade and Outlook”, para. 7)" in reader.said
        await reader.presses("escape", "y")
        assert "“Northland reopened its embassy in the southern capital”" in reader.said


async def test_what_was_captured_passes_the_check_against_its_document(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await begins(reader, WORDS)
        await fills(reader)
        await reader.presses("f2")
        await reader.until(lambda: reader.status.startswith("Saved "))
    loaded = load(library)
    assert not loaded.problems
    assert loaded.atlas.get("institute-goods-carried-hand", Claim)
