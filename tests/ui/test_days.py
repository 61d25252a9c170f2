"""An analyst's day on the shipped base: what is wanted, the keys that it takes, what is seen then.

Every key is counted. A count that changes is a change that a reader feels: look why, then keep it.
"""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from platformdirs import user_state_path

from atlas_tui.cite.lint import lint
from atlas_tui.documents.adding import add
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.model import Claim
from atlas_tui.ui.leap import label
from driver import Reader, reading

PAPERS = Path(__file__).resolve().parents[3] / "shared" / "sources"

ENVOY = (
    "“elevation of the Afghan Taliban envoy’s status to ambassador” (Gafarov and Islamov, in"
    " “Afghanistan and Pakistan: A period of forced partnership?”, Institute for Advanced"
    " International Studies, 24 June 2025, para. 6). [disputed: see pakistan-taliban-envoy]"
)


class Analyst:
    """A reader who knows the keys; `keys` is how many were pressed."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.keys = 0

    async def presses(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.reader.presses(*keys)

    async def finds(self, words: str) -> None:
        """Search and go to the best hit."""
        await self.presses("slash")
        self.keys += len(words)
        await self.reader.types(words)
        await self.presses("enter")

    async def leaps(self, fact_id: str) -> None:
        """Go to a row of this pane by the letters that it has then."""
        rows = self.reader.rows_of(self.reader.main.at)
        row = [getattr(item, "id", "") for item in rows.items].index(fact_id)
        await self.presses("semicolon", *label(row))

    def sees(self, pattern: str) -> list[str]:
        """What stands on the lines of the card that a pattern matches: its first group."""
        lines = ("".join(text for text, _ in each.line) for each in self.reader.main.card._drawn)
        return [found[1].strip() for line in lines if (found := re.match(pattern, line))]

    def copied(self) -> str:
        """What was copied last, as the log of copies keeps it."""
        log = (user_state_path("atlas") / "copies.log").read_text(encoding="utf-8")
        return log.split("\n--- ")[-1].split("\n", 1)[1].rstrip("\n")


@asynccontextmanager
async def at_work() -> AsyncIterator[Analyst]:
    """An analyst who has just opened the shipped base."""
    async with reading(shipped_base()) as reader:
        yield Analyst(reader)


SIDE = r"([A-Z] {2}\S[^(]*)"
"""The heading of a side of a conflict, without what stands in brackets."""


async def test_an_analyst_verifies_a_claim_before_citing_it() -> None:
    async with at_work() as analyst:
        await analyst.finds("envoy amb")
        assert analyst.reader.main.fact is not None
        assert analyst.reader.main.fact.id == "iais-envoy-ambassador"
        assert analyst.reader.card() == (
            "Pakistan raised the status of the Afghan Taliban's envoy to ambassador, Gafarov and"
            " Islamov note. conflict · undated"
            " “elevation of the Afghan Taliban envoy’s status to ambassador” Gafarov and Islamov,"
            " in “Afghanistan and Pakistan: A period of forced partnership?”, Institute for"
            " Advanced International Studies, 24 June 2025, para. 6"
            " Says who: IAIS 2025: Gafarov and Islamov"
            " event · voice reported · asserted About: Pakistan, Taliban"
            " Topics: Recognition and diplomatic status, Diplomacy and mediation"
            " Source: web summary of a policy brief; reliability C"
            " What rests on it"
            " Pakistan raises the Afghan Taliban envoy’s status to ambassador [event]"
            " Engagement with the Taliban administration [step]"
            " In conflict (1)"
            " When did Pakistan let the Taliban be represented, and at what rank? [time]"
            " claim iais-envoy-ambassador"
        )
        await analyst.presses("y")
        assert analyst.copied() == ENVOY
        assert analyst.keys == 12


@pytest.mark.skipif(not PAPERS.is_dir(), reason="the documents of the shipped base are not here")
async def test_an_analyst_sees_the_claim_in_its_document_before_citing_it() -> None:
    async with at_work() as analyst:
        reader = analyst.reader
        add(reader.main.atlas, sorted(PAPERS.iterdir()))
        await analyst.finds("envoy amb")
        await analyst.presses("o")
        await reader.until(lambda: reader.app.screen is not reader.main, "the document")
        await reader.until(lambda: "Taliban envoy’s status" in reader.screen(), "the passage")
        assert "para. 6" in reader.screen()
        await analyst.presses("y")
        assert analyst.copied() == ENVOY
        assert analyst.keys == 13


async def test_an_analyst_asks_whether_the_relation_is_getting_better_or_worse() -> None:
    async with at_work() as analyst:
        await analyst.presses("2")
        assert analyst.sees(r" *((?:\d+[↓↑→↕•] ?)+ .*)") == [
            "2↓ 2• leverage-diplomacy",
            "1↑ 4• Taut Bataut 2025",
            "1↓ 1→ 2• IAIS 2025",
            "5↓ 7→ 1↕ 8• pakistan-afghanistan-paper",
            "3• Bukhari and Nazim n.d.",
        ]
        assert analyst.keys == 1
        await analyst.presses("x")
        await analyst.leaps("pak-afg-direction")
        assert analyst.sees(SIDE) == [
            "A  sharp deterioration",
            "B  significant improvement",
            "C  forced cooperation",
            "D  mounting tensions",
            "E  impasse, worse since the takeover",
        ]
        assert analyst.keys == 5


async def test_an_analyst_checks_a_number() -> None:
    async with at_work() as analyst:
        await analyst.finds("1.4")
        await analyst.presses("x")
        assert analyst.reader.cursor("conflicts") == "afghan-refugees-number"
        assert analyst.sees("(How many.*)") == ["How many Afghan refugees are in Pakistan?"]
        assert analyst.sees(SIDE) == [
            "A  over 1.42 million",
            "B  more than 1.4 million",
            "C  1.4 million",
            "D  1,400,000, projected for 2024",
        ]
        assert analyst.sees("(“.*)") == [
            "“over 1.42 million registered Afghan refugees”",
            "“throughout the duration of the Soviet occupation of Afghanistan",
            "“more than 1.4 million Afghan refugees”",
            "“over 1.4 million Afghan refugees in Pakistan”",
            "“large Afghan refugee community exceeding 1.4 million people”",
            "“The 1.4 million Afghan refugees living”",
            "“2024 1,400,000 -1.4%”",
        ]
        assert analyst.keys == 6


async def test_an_analyst_takes_away_a_one_page_brief_on_a_country() -> None:
    async with at_work() as analyst:
        await analyst.leaps("TKM")
        await analyst.presses("B")
        assert "Turkmenistan actor TKM · 2 origins / 16 claims" in analyst.reader.card()
        assert analyst.keys == 4
        await analyst.presses("Y", "1")
        page = analyst.copied()
        assert [line for line in page.splitlines() if line.startswith("#")] == [
            "# Turkmenistan",
            "## Engagement with the Taliban administration",
            "## Leverage and other assessments",
            "## How sources read its relations",
            "## Events",
            "## Projects",
            "## Where documents disagree",
            "## What no source gives",
            "## Sources",
        ]
        assert (
            "- Afghan leverage: considerable (leverage-diplomacy, “The Taliban’s Leverage:"
            " Opportunities for Coercion”, para. 22)\n" in page
        )
        assert analyst.keys == 6


async def test_an_analyst_asks_which_projects_depend_on_afghan_transit() -> None:
    async with at_work() as analyst:
        await analyst.presses("3", "t")
        assert column(analyst.reader.lines("matrix"), "Afghanistan", "Pakistan") == [
            "China-Pakistan Economic: ⚠ insecurity,",
            "CASA-1000: P ⚠ insecurity,",
            "TAPI pipeline: ⚠ insecurity,",
            "Trans-Afghan railway: T",
            "Termez–Kabul route: ⚠ rerouting ≠",
            "Qosh Tepa Canal: P",
            "Lapis Lazuli Corridor: ·",
            "Afghanistan-Pakistan: P ⚠ insecurity,",
            "Belt and Road Initiative: ·",
            "Port of Chabahar: ·",
        ]
        assert analyst.keys == 2
        await analyst.presses("escape")
        await analyst.leaps("trans-afghan-railway")
        assert analyst.sees("(Must cross.*)") == ["Must cross: Afghanistan, Pakistan"]
        assert "“connectivity via the Trans-Afghan railway, linking”" in analyst.reader.card()
        assert analyst.keys == 6


def column(lines: Sequence[str], first: str, following: str) -> list[str]:
    """What a column of a matrix says on the first line of each row: the line below a rule."""
    heads = next(line for line in lines if first in line)
    start, end = heads.index(first), heads.index(following)
    return [
        f"{line[:start].strip(' ▸')}: {line[start:end].strip(' ▸')}"
        for above, line in pairwise(lines)
        if above.startswith(("─", "┈"))
    ]


async def test_an_analyst_collects_twelve_excerpts_and_writes_them_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_work() as analyst:
        reader = analyst.reader
        await analyst.leaps("TKM")
        await analyst.presses("enter", "4", "v")
        wanted = reader.ids("claims")[:12]
        await analyst.leaps(wanted[-1])
        await analyst.presses("b")
        assert reader.status.startswith("Added 12 excerpts to notebook")
        assert analyst.keys == 10
        await analyst.presses("9", "E", "m", "enter")
        await reader.until(lambda: reader.status.startswith("Wrote notebook.md: 12 excerpts"))
        memo = (tmp_path / "notebook.md").read_text(encoding="utf-8")
        assert re.findall(r"^<!-- atlas (\S+)", memo, re.MULTILINE) == wanted
        for number, each in enumerate(wanted, start=1):
            claim = reader.main.atlas.get(each, Claim)
            assert claim is not None
            assert f"**{number}.** {claim.statement}\n" in memo
        assert lint(reader.main.atlas, "notebook.md", memo) == []
        assert analyst.keys == 14


RESTING = [
    "Pakistan – Taliban (movement) [reading]",
    "Taliban – Tehrik-i-Taliban Pakistan [reading]",
    "Pakistan accuses the Taliban of sheltering militants [event]",
    "In conflict (4)",
    "Does Pakistan support the Taliban? [direction]",
    "Who says that militants find shelter in Afghanistan? [attribution]",
    "Does Pakistan accuse Afghanistan, or both each other? [attribution]",
    "What lets the TTP and other militants operate? [attribution]",
]


async def test_an_analyst_follows_a_claim_to_everything_that_rests_on_it() -> None:
    async with at_work() as analyst:
        await analyst.finds("pers acc")
        _, _, resting = analyst.reader.card().partition("What rests on it ")
        assert resting == f"{' '.join(RESTING)} claim ld-pak-accuses-taliban-sheltering"
        await analyst.presses("tab", "enter", "6")
        assert analyst.reader.cursor("conflicts") == "ttp-shelter-who-says"
        assert analyst.sees(SIDE) == [
            "A  Pakistan accuses",
            "B  Pakistan blames",
            "C  the paper itself, as a fact",
            "D  reportedly",
        ]
        assert analyst.keys == 13


async def test_the_way_back_from_a_link_is_one_key() -> None:
    async with at_work() as analyst:
        await analyst.finds("pers acc")
        before = analyst.reader.card()
        await analyst.presses("tab", "enter", "6", "left_square_bracket")
        assert analyst.reader.card() == before
        assert analyst.keys == 14
