"""Reading a document: where the words of claims stand in it, and what no claim has taken up."""

from pathlib import Path

import pytest

from atlas_tui.documents.copies import copies
from bases import BRIEF, claim
from documented import complete, letter
from driver import reading, reading_document

FLOWS = "water flows from the north to the south"
HEAD = "A letter about the water\n\n"


def paragraphs(*texts: str) -> str:
    return HEAD + "\n\n".join(texts) + "\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The complete base, both of its documents attached."""
    return complete(tmp_path)


async def test_a_claim_opens_its_document_with_the_quotation_lit(library: Path) -> None:
    async with reading_document(library, "institute-canal-volume") as reader:
        assert reader.words("passage") == "would carry 1.5 billion cubic metres of water a year"
        assert reader.header.startswith("Atlas IN 2025 › “The Great Canal”")
        assert reader.header.endswith("para. 5 · 8 claims")
        assert reader.said.endswith("claim 3 of 8")


async def test_all_quotations_in_view_are_lit_and_the_others_less_so(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        lit = reader.words("quoted")
        assert "Officials called the step “a first handshake across the river”," in lit
        assert "Northland reopened" not in lit
        assert reader.words("passage") == "Northland reopened its embassy in the southern capital"


async def test_quotations_are_lit_without_colours(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading_document(library, "institute-embassy") as reader:
        assert "Officials called the step" in reader.words("underlined")
        drawn = [part for y in range(12) for part in reader.open.text.render_line(y)]
        underlined = [part.text for part in drawn if part.style and part.style.underline]
        assert "Officials called the step" in "".join(underlined)


async def test_the_card_shows_the_claim_that_is_looked_at(library: Path) -> None:
    async with reading_document(library, "institute-embassy", (160, 40)) as reader:
        await reader.presses("n")
        said = "Officials called the reopening of the embassy a first handshake."
        assert reader.card().startswith(said)


async def test_a_narrow_screen_says_the_statement_in_the_status_line(library: Path) -> None:
    async with reading_document(library, "institute-embassy", (80, 24)) as reader:
        assert reader.said.startswith("Northland reopened its embassy in Southland in March 2025.")


async def test_a_high_screen_has_the_card_below_the_text(library: Path) -> None:
    async with reading_document(library, "institute-embassy", (90, 40)) as reader:
        assert reader.open.card.region.y == reader.open.text.region.bottom
        assert reader.said.startswith("n next claim")


async def test_claims_are_walked_through_and_the_ends_are_told(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        seen = [reader.open.text.claim]
        for _ in range(7):
            await reader.presses("n")
            seen.append(reader.open.text.claim)
        assert seen == [
            "institute-embassy",
            "institute-handshake",
            "institute-canal-volume",
            "institute-canal-proposed",
            "institute-canal-funding",
            "institute-attack",
            "institute-trade-2021",
            "institute-improving",
        ]
        await reader.presses("n")
        assert reader.said.startswith("This is the last claim of the document")
        assert reader.open.text.claim == "institute-improving"
        await reader.presses(*"pppppppp")
        assert reader.open.text.claim == "institute-embassy"
        assert reader.said.startswith("This is the first claim of the document")


LONG = [f"Paragraph {number} says nothing that anybody would ever quote." for number in range(60)]


async def test_walking_goes_on_from_where_the_reader_has_scrolled_to(tmp_path: Path) -> None:
    text = paragraphs(f"First {FLOWS}.", *LONG, "The markets on the bridges are small this year.")
    markets = claim("letter-two", quote="markets on the bridges are small this year")
    async with reading_document(letter(tmp_path, text, markets), "letter-two") as reader:
        await reader.presses("g", "n")
        assert reader.open.text.claim == "letter-one"
        await reader.presses("G", "p")
        assert reader.open.text.claim == "letter-two"
        await reader.presses("p")
        assert reader.open.text.claim == "letter-one"


async def test_the_header_follows_the_text_as_it_is_scrolled(library: Path) -> None:
    async with reading_document(library, "institute-embassy", (80, 16)) as reader:
        assert "“Introduction”" in reader.header
        await reader.presses("G")
        assert "“The Great Canal”" in reader.header
        assert not reader.open.text.claim


async def test_paragraphs_without_a_claim_are_gone_through(library: Path) -> None:
    async with reading_document(library, "khan-trade-2021", (120, 24)) as reader:
        seen = []
        for key in ("g", "u", "u", "u", "u", "U", "U", "U"):
            await reader.presses(key)
            seen.append(reader.said)
        told = "Paragraph without a claim {} of 3; v chooses words of it"
        assert seen[1:] == [
            told.format(1),
            told.format(2),
            told.format(3),
            "No paragraph without a claim follows",
            told.format(2),
            told.format(1),
            "No paragraph without a claim comes before",
        ]
        assert reader.open.opened.document.raw[reader.open.text.place :].startswith("By Amina")
        assert not reader.open.text.claim


async def test_the_last_paragraphs_are_reached_though_the_text_scrolls_no_further(
    tmp_path: Path,
) -> None:
    async with reading_document(
        letter(tmp_path, paragraphs(f"First {FLOWS}.", *LONG)), "letter-one"
    ) as reader:
        await reader.types_ahead("u" * 59)
        await reader.until(lambda: "claim 59 of 60" in reader.said)
        await reader.presses("u")
        assert reader.said.startswith("Paragraph without a claim 60 of 60")
        await reader.types_ahead("U" * 59)
        await reader.until(lambda: "claim 1 of 60" in reader.said)


async def test_the_card_does_not_go_on_showing_a_claim_that_is_left(library: Path) -> None:
    async with reading_document(library, "khan-trade-2021", (160, 40)) as reader:
        await reader.presses("u")
        assert reader.card().startswith("No claim is looked at; n goes to the next one")
        assert "○►" in reader.margin()


async def test_paragraphs_without_a_claim_are_listed_and_chosen(library: Path) -> None:
    async with reading_document(library, "khan-trade-2021") as reader:
        await reader.presses("L")
        assert "3 of 9 paragraphs without a claim" in reader.screen()
        assert "This paper asks what the people on both banks" in reader.screen()
        await reader.types_ahead("berg", "enter")
        await reader.until(lambda: "3 of 3" in reader.said)
        place = reader.open.text.place
        assert reader.open.opened.document.raw[place:].startswith("Berg, A. & Stone, B.")


async def test_headings_are_listed_and_chosen(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await reader.presses("t")
        await reader.types_ahead("outlook", "enter")
        await reader.until(lambda: "“Trade and Outlook”" in reader.header)
        assert reader.open.text.spot == BRIEF.index("Trade and Outlook")


async def test_a_document_all_of_whose_paragraphs_are_used_says_so(tmp_path: Path) -> None:
    async with reading_document(
        letter(tmp_path, paragraphs(f"First {FLOWS}.")), "letter-one"
    ) as reader:
        for key in "uUL":
            await reader.presses(key)
            assert reader.said.startswith("Every paragraph carries a claim")


async def test_words_are_found_from_where_the_reader_is_and_gone_through(library: Path) -> None:
    async with reading_document(library, "institute-canal-volume", (80, 20)) as reader:
        await reader.presses("slash")
        await reader.types("canal")
        assert "canal" in reader.words("found").casefold()
        await reader.presses("enter", "g")
        await reader.presses("right_square_bracket")
        count = BRIEF.casefold().count("canal")
        assert f" of {count}; ] and [ go on" in reader.said
        before = reader.said
        await reader.presses("left_square_bracket", "right_square_bracket")
        assert reader.said == before
        await reader.presses("escape")
        assert not reader.open.text.found


async def test_giving_a_find_up_goes_back_to_the_same_lines(library: Path) -> None:
    async with reading_document(library, "institute-embassy", (80, 20)) as reader:
        before = reader.text()
        await reader.presses("slash")
        await reader.types("talks")
        assert reader.text() != before
        await reader.presses("escape")
        assert reader.text()[:10] == before[:10]


async def test_words_that_stand_nowhere_are_told(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await reader.presses("right_square_bracket")
        assert reader.said.startswith("Nothing is looked for; / finds words")
        await reader.presses("slash")
        await reader.types("zebra")
        assert reader.said.startswith("These words do not stand together in this document")


async def test_enter_goes_to_the_claim_among_the_panes(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await reader.presses("n", "n", "enter")
        await reader.until(lambda: reader.cursor("claims") == "institute-canal-volume")
        await reader.presses("left_square_bracket")
        await reader.until(lambda: reader.cursor("claims") == "institute-embassy")


async def test_the_reader_is_left_for_the_place_from_before(library: Path) -> None:
    async with reading_document(library, "khan-leverage") as reader:
        await reader.presses("n", "o")
        assert reader.app.screen is reader.main
        assert reader.cursor("claims") == "khan-leverage"


async def test_every_command_of_the_reader_is_in_its_palette_and_help(library: Path) -> None:
    async with reading_document(library, "khan-trade-2021") as reader:
        await reader.presses("colon")
        await reader.types_ahead("list the para", "enter")
        await reader.until(lambda: "paragraphs without a claim" in reader.screen())
        await reader.presses("escape", "question_mark")
        assert "Where do the words stand, and what is around them?" in reader.screen()
        await reader.presses("G")
        assert "a claim of your own" in reader.screen()


async def test_the_text_is_seen_in_every_size(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        for size in ((60, 16), (80, 24), (119, 31), (160, 50), (300, 90), (59, 15)):
            await reader.pilot.resize_terminal(*size)
            await reader.pilot.pause()
            assert "Northland reopened its embassy" in " ".join(reader.text())


async def test_the_same_words_stay_on_top_when_the_width_changes(tmp_path: Path) -> None:
    text = paragraphs(f"First {FLOWS}.", *[f"{each} " * 4 for each in LONG])
    async with reading_document(letter(tmp_path, text), "letter-one", (90, 30)) as reader:
        await reader.presses(*["pagedown"] * 3)
        top = reader.open.text.page.words[reader.open.text.page.rows[reader.open.text.top].first]
        for width in (61, 140, 75, 90):
            await reader.pilot.resize_terminal(width, 30)
            await reader.pilot.pause()
            assert reader.open.text.sees(top.start)


async def test_keys_typed_ahead_act_on_the_document_that_is_opening(library: Path) -> None:
    async with reading(library) as reader:
        await reader.goes_to("claims")
        await reader.types_ahead("gonnn")
        await reader.until(lambda: reader.open.text.claim == "institute-canal-proposed")


async def test_keys_typed_ahead_of_leaving_act_among_the_panes(library: Path) -> None:
    async with reading(library) as reader:
        await reader.goes_to("claims")
        await reader.types_ahead("gonoj")
        await reader.until(lambda: reader.app.screen is reader.main)
        await reader.until(lambda: reader.cursor("claims") == "institute-handshake")


async def test_a_claim_whose_words_differ_is_relocated_until_a_person_confirms_it(
    tmp_path: Path,
) -> None:
    text = paragraphs("We saw that water flowed from the north to the south, and nobody minded.")
    async with reading_document(letter(tmp_path, text), "letter-one") as reader:
        assert reader.said.startswith("Relocated: 9")
        assert "% alike; ! confirms that it stands here" in reader.said
        assert "~►" in reader.margin()
        await reader.presses("exclamation_mark")
        assert reader.said.startswith("Confirmed, and kept beside your own data; ! again")
        assert "►" in reader.margin()
        assert list(copies()[0].confirmed) == ["letter-one"]
        await reader.presses("o", "o")
        await reader.until(lambda: "►" in reader.margin())
        assert not reader.said.startswith("Relocated")
        await reader.presses("exclamation_mark")
        assert reader.said.startswith("Relocated: 9")
        assert copies()[0].confirmed == {}


async def test_what_is_exact_needs_no_confirming(library: Path) -> None:
    async with reading_document(library, "institute-embassy") as reader:
        await reader.presses("exclamation_mark")
        assert reader.said.startswith("The quotation stands here word for word; nothing is to")


async def test_a_confirmation_that_cannot_be_kept_is_refused_with_the_reason(
    tmp_path: Path,
) -> None:
    text = paragraphs("We saw that water flowed from the north to the south, and nobody minded.")
    async with reading_document(letter(tmp_path, text), "letter-one") as reader:
        register = next(Path.home().rglob("documents.toml"))
        register.write_text("no register", encoding="utf-8")
        await reader.presses("exclamation_mark")
        assert reader.said.startswith(f"Not kept: {register}: no register of documents")
        assert "~►" in reader.margin()


async def test_words_at_several_places_are_ambiguous(tmp_path: Path) -> None:
    text = paragraphs(f"Here {FLOWS}.", f"And there {FLOWS}.")
    async with reading_document(letter(tmp_path, text), "letter-one") as reader:
        assert reader.said.startswith("Ambiguous: 2 places; ! confirms that it stands here")
        assert "?►" in reader.margin()


async def test_a_quotation_across_a_page_break_is_lit_on_both_sides_of_it(tmp_path: Path) -> None:
    text = paragraphs(
        "We saw that the water flows from the\n\nRiver Letters 7\n\nnorth to the south of both."
    )
    asked = claim("letter-two", quote="the water flows from the north to the south of both")
    async with reading_document(letter(tmp_path, text, asked), "letter-two") as reader:
        lit = reader.words("passage")
        assert lit == "the water flows from the north to the south of both."


async def test_a_quotation_that_is_not_there_is_told_and_its_parts_are_lit(tmp_path: Path) -> None:
    text = paragraphs("The gauges stand where they stood.", *LONG, "Nobody reads them.")
    parted = claim("letter-two", quote="The gauges stand where they stood … Nobody reads them")
    gone = claim("letter-three", quote="zebras graze upon the green banks of both rivers")
    async with reading_document(
        letter(tmp_path, text, parted, gone), "letter-two", (160, 40)
    ) as reader:
        assert reader.said.startswith("The quotation is stitched from 2 parts; ] goes to them")
        assert reader.words("match").startswith("The gauges stand where they stood.")
        assert reader.header.endswith("0 of 3 claims")
        await reader.presses("right_square_bracket")
        assert reader.said.startswith("1 of 2; ] and [ go on")
        await reader.presses("o", "j")
        await reader.opens()
        assert reader.said.startswith("The quotation stands nowhere in this document")
        assert "zebras graze" in reader.card()


async def test_a_document_that_has_changed_is_opened_and_said_to_be_changed(tmp_path: Path) -> None:
    base = letter(tmp_path, paragraphs(f"First {FLOWS}."))
    (tmp_path / "letter.txt").write_text(paragraphs("New.", f"Now {FLOWS}!"), encoding="utf-8")
    async with reading_document(base, "letter-one") as reader:
        assert "changed since it was added · " in reader.header
        assert reader.words("passage") == "water flows from the north to the south!"


async def test_a_claim_of_ones_own_and_one_in_conflict_have_their_signs(library: Path) -> None:
    async with reading_document(library, "institute-trade-2021") as reader:
        assert "!►" in reader.margin()


HOSTILE = "\x1b]52;c;aGFja2Vk\x07 [/b] [link=x]x[/link] \u202eneddih " + FLOWS + " 水水水 \x9b31m"


async def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    async with reading_document(
        letter(tmp_path, paragraphs(HOSTILE)), "letter-one", (80, 24)
    ) as reader:
        shown = " ".join(" ".join(reader.text()).split())
        assert "]52;c;aGFja2Vk [/b] [link=x]x[/link] neddih water flows" in shown
        assert not any(mark in reader.screen() for mark in "\x1b\x07\x9b\u202e")
        await reader.presses("v", "right_parenthesis", "y")
        assert reader.said.startswith("Copied")


async def test_a_width_of_letters_that_take_two_columns_is_kept(tmp_path: Path) -> None:
    text = paragraphs("水 " * 80 + FLOWS + " 水" * 80)
    async with reading_document(letter(tmp_path, text), "letter-one", (80, 24)) as reader:
        text_widget = reader.open.text
        for y in range(text_widget.content_size.height):
            assert text_widget.render_line(y).cell_length == text_widget.content_size.width


async def test_hints_and_messages_name_the_readers_own_keys(library: Path) -> None:
    config = Path.home() / "xdg_config_home" / "atlas"
    config.mkdir(parents=True)
    (config / "keys.toml").write_text('[keys]\nread-next = "x"\nread-select = "V"\n', "utf-8")
    async with reading_document(library, "institute-embassy") as reader:
        assert reader.said.startswith("x next claim   / find   V choose words")
        await reader.presses("n")
        assert reader.open.text.claim == "institute-embassy"
        await reader.presses("x")
        assert reader.open.text.claim == "institute-handshake"
        await reader.presses("c")
        assert reader.said.startswith("V begins to choose the words that the claim quotes")
