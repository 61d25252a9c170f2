"""The year ruler of a relation: dates as precise as the documents give them, and no more."""

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.edtf import Day, is_date, parse
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Actor, Claim, Event, Reading, Relation, Source
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.ruler import Ruler
from atlas_tui.ui.draw.ruler.axis import axis
from atlas_tui.ui.draw.ruler.extent import Placed, extent
from atlas_tui.ui.draw.ruler.scale import Scale
from atlas_tui.ui.draw.ruler.tracks import Stretch, tracks
from atlas_tui.ui.line import width_of

SOURCES = {"brief": "Institute", "paper": "Khan"}


def source(name: str) -> Source:
    return Source(
        id=name,
        sha256="0" * 64,
        csl={"author": [{"family": SOURCES[name]}], "issued": "2024"},
        genre="brief",
        origin=name,
        words=100,
        paragraphs="blocks",
    )


def claim(name: str, said_by: str) -> Claim:
    return Claim(
        id=name,
        source=said_by,
        statement="It is so.",
        quote="it is so",
        paragraph=1,
        kind="event",
        about=("XNO",),
        topics=("water",),
        voice="own",
        modality="asserted",
    )


def event(name: str, date: str, type_: str = "ASSAULT", *claims: str) -> Event:
    return Event(
        id=name,
        title=f"The {name}",
        date=date,
        actors=("XNO",),
        recipients=("XSO",),
        type=type_,  # type: ignore[arg-type]
        claims=claims or ("brief-1",),
    )


def reading(
    date: str, trend: str | None = "worsening", posture: str = "", by: str = "brief"
) -> Reading:
    return Reading(trend=trend, posture=posture, date=date, claim=f"{by}-1")  # type: ignore[arg-type]


def ruler(
    events: Iterable[Event],
    readings: Iterable[Reading] = (),
    *,
    scale: Scale = Scale.YEAR,
    centre: Day = (2022, 1, 1),
    selected: str = "",
) -> Ruler:
    relation = Relation(
        id="XNO-XSO", actors=("XNO", "XSO"), name="Northland – Southland", reading=tuple(readings)
    )
    facts = [
        *(Actor(id=each, kind="state", name=each) for each in ("XNO", "XSO")),
        *(source(each) for each in SOURCES),
        *(claim(f"{each}-{number}", each) for each in SOURCES for number in (1, 2)),
        relation,
        *events,
    ]
    atlas = Atlas(None, {fact.id: fact for fact in facts}, {})
    return Ruler(atlas, relation, scale, centre, selected)


def text(drawn: Drawn) -> str:
    return "".join(words for words, _ in drawn.line).rstrip()


def rows(shown: Ruler, width: int = 60) -> list[str]:
    return [text(each) for each in shown.lines(width)]


def lane(shown: Ruler, name: str = "▼ m-", width: int = 60) -> str:
    return next(row for row in rows(shown, width) if row.startswith(name))


STORY = (
    event("treaty", "2020-10", "AGREE", "brief-1", "brief-2", "paper-1"),
    event("embassy", "2022", "SUPPORT"),
    event("talks", "", "CONSULT"),
    event("aid", "2021-08/..", "AID"),
    event("raid", "2022-05-14"),
    event("second raid", "2022-05"),
    event("siege", "2021-03/2021-06"),
    event("threat", "2023~", "THREATEN"),
    event("insult", "", "ACCUSE"),
    event("feud", "201X", "REJECT"),
)


def test_a_relation_is_seen_whole_at_sixty_columns() -> None:
    assert rows(ruler(STORY, [reading("2021-02", "improving", by="paper"), reading("")])) == [
        "10 events (2 undated, 1 by several origins) · 2 readings",
        "▲ m+                 ┊      ╞══════════════════════════▸",
        "△ v+              △  ┊           ├╌╌╌╌╌╌╌╌╌╌┤┊",
        "years     2020─┴──┴──┼2021─┴──┴──┼2022─┴──┴──┼2023─┴──┴─",
        "▽ v-   ‹1            ┊           ┊           ~╌╌╌╌╌╌╌╌╌…",
        "▼ m-                 ┊ ╞══╡      ┊   2       ┊",
        "reads                ┊↑ improving, Khan 2024 ┊",
        "undated   △ ▽ = 2 events",
        "          1↓ Institute 2024  = 1 reading",
    ]


def test_a_wide_ruler_names_its_lanes_and_tells_the_selected_event() -> None:
    assert rows(ruler(STORY, selected="treaty"), 120) == [
        "10 events (2 undated, 1 by several origins) · 0 readings"
        "                                               a cell is a month",
        "▲ m+ material cooperation            ┊           ┊           ┊      "
        "╞══════════════════════════════════════════════▸",
        "△ v+ verbal cooperation              ┊           ┊        ◉  ┊           "
        "├╌╌╌╌╌╌╌╌╌╌┤┊           ┊           ┊",
        "years                         2018┴──┼2019─┴──┴──┼2020─┴──┴──┼2021─┴──┴──┼2022─┴──┴──"
        "┼2023─┴──┴──┼2024─┴──┴──┼2025─┴",
        "▽ v- verbal conflict          …╌╌╌╌╌╌201X╌╌╌╌╌╌╌┤┊           ┊           ┊           "
        "~╌╌╌╌╌╌╌╌╌╌~┊           ┊",
        "▼ m- material conflict               ┊           ┊           ┊ ╞══╡      ┊   2       "
        "┊           ┊           ┊",
        "undated                       △ ▽ = 2 events",
        "◉ △ v+ October 2020  The treaty"
        "                                                                     2 origins / 3 claims",
    ]


@pytest.mark.parametrize(
    ("date", "drawn"),
    [
        ("2022-05-14", "▼ m-                 ┊           ┊   ▼       ┊"),
        ("2022-05", "▼ m-                 ┊           ┊   ▼       ┊"),
        ("2022-05~", "▼ m-                 ┊           ┊   ▼~      ┊"),
        ("2022-05?", "▼ m-                 ┊           ┊   ▼?      ┊"),
        ("2022-05-XX", "▼ m-                 ┊           ┊   ▼X      ┊"),
        ("2023-11~", "▼ m-                 ┊           ┊           ┊        ~▼"),
        ("2022", "▼ m-                 ┊           ├╌╌╌╌╌╌╌╌╌╌┤┊"),
        ("2022~", "▼ m-                 ┊           ~╌╌╌╌╌╌╌╌╌╌~┊"),
        ("2022?", "▼ m-                 ┊           ?╌╌╌╌╌╌╌╌╌╌?┊"),
        ("2022%", "▼ m-                 ┊           %╌╌╌╌╌╌╌╌╌╌%┊"),
        ("2022-XX", "▼ m-                 ┊           ├╌2022-XX╌╌┤┊"),
        ("202X", "▼ m-      …╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌202X╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌…"),
        ("2021-08/2022-05", "▼ m-                 ┊      ╞════════╡       ┊"),
        ("2021-08/2022", "▼ m-                 ┊      ╞════╌╌╌╌╌╌╌╌╌╌╌┤┊"),
        ("2021~/2022?", "▼ m-                 ~╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌?┊"),
        ("2022-01/2022-02", "▼ m-                 ┊           ╞╡          ┊"),
        ("2021-08/..", "▼ m-                 ┊      ╞══════════════════════════▸"),
        ("../2021-08", "▼ m-      ◂═════════════════╡    ┊           ┊"),
        ("2019/2021-08", "▼ m-      …═════════════════╡    ┊           ┊"),
        ("201X/2021-08", "▼ m-      …═════════════════╡    ┊           ┊"),
        ("2019", "▼ m-   ‹1            ┊           ┊           ┊"),
        ("2024-07", "▼ m-                 ┊           ┊           ┊           1›"),
    ],
)
def test_a_date_is_drawn_no_more_precisely_than_it_is_known(date: str, drawn: str) -> None:
    assert lane(ruler([event("raid", date)])) == drawn


def test_digits_left_open_stand_where_they_are_open() -> None:
    shown = ruler([event("feud", "201X/..")], centre=(2019, 1, 1), scale=Scale.DECADE)
    assert lane(shown) == "▼ m-          ┊         ├╌╌201X╌╌╌═════════════════════▸"


def test_several_events_of_one_date_are_drawn_as_their_number() -> None:
    twice = [event("raid", "2022-05-14"), event("second raid", "2022-05-14")]
    often = [event(f"raid {number}", "2022-05") for number in range(12)]
    years = [event("siege", "2022"), event("second siege", "2022")]
    assert lane(ruler(twice)) == "▼ m-                 ┊           ┊   2       ┊"
    assert lane(ruler(often)) == "▼ m-                 ┊           ┊   12      ┊"
    assert lane(ruler(years)) == "▼ m-                 ┊           ├╌╌╌╌2╌╌╌╌╌┤┊"


def test_the_selected_event_has_a_sign_of_its_own() -> None:
    pair = [event("raid", "2022-05-14"), event("second raid", "2022-05-14")]
    assert lane(ruler(pair[:1], selected="raid")).endswith("┊   ◉       ┊")
    assert lane(ruler(pair, selected="raid")).endswith("┊   ◉2      ┊")
    siege = [event("siege", "2022")]
    assert lane(ruler(siege, selected="siege")).endswith("┣╍╍╍╍╍╍╍╍╍╍┫┊")
    war = [event("war", "2021-08/2022-05")]
    assert lane(ruler(war, selected="war")).endswith("┊      ┣━━━━━━━━┫       ┊")
    talks = [event("talks", "", "CONSULT"), event("visit", "", "CONSULT")]
    assert lane(ruler(talks, selected="visit"), "undated") == "undated   △◉ = 2 events"


def test_what_overlaps_stands_in_rows_of_its_own() -> None:
    shown = ruler([event("war", "2022"), event("raid", "2022-05"), event("siege", "2022-06/..")])
    assert rows(shown)[5:] == [
        "▼ m-                 ┊           ├╌╌╌╌╌╌╌╌╌╌┤┊",
        "                     ┊           ┊   ▼╞════════════════▸",
    ]


def test_more_than_three_rows_are_counted_cell_by_cell() -> None:
    wars = [event(f"war {month}", f"2022-0{month}/2022-09") for month in range(1, 7)]
    assert rows(ruler(wars))[5:8] == [
        "▼ m-                 ┊           ╞═══════╡   ┊",
        "                     ┊           ┊╞══════╡   ┊",
        "                     ┊           ┊ 1234444   ┊",
    ]


def test_a_relation_without_dates_has_no_axis() -> None:
    shown = ruler([event("talks", "", "CONSULT")], [reading("", None, "cold")])
    assert rows(shown) == [
        "1 event (none dated) · 1 reading",
        "undated   △ = 1 event",
        "          1• Institute 2024  = 1 reading",
    ]
    assert rows(ruler([])) == ["0 events · 0 readings"]


def test_a_date_that_cannot_be_read_counts_as_undated() -> None:
    assert rows(ruler([event("raid", "last spring")]))[1:] == ["undated   ▼ = 1 event"]


def test_undated_events_become_numbers_where_marks_have_no_room() -> None:
    many = [event(f"raid {number}", "") for number in range(70)]
    assert lane(ruler([*many, event("talks", "", "CONSULT")]), "undated") == (
        "undated   1△ 70▼ = 71 events"
    )


def test_readings_stand_at_their_dates_with_their_sources() -> None:
    shown = ruler(
        [event("raid", "2022-05")],
        [
            reading("2021-03", "improving", by="paper"),
            reading("2022", "worsening", "a new low"),
            reading("2023-06", None, "uneasy calm", by="paper"),
            reading("2019", "mixed"),
            reading("", "worsening"),
            reading("", "mixed", by="paper"),
        ],
    )
    assert rows(shown, 80)[6:] == [
        "reads     …╌╌╌╌╌╌╌┤ ↕ mixed, Institute 2024┊           ┊           ┊",
        "           ↓ worsening, Institute 2024 “a… ├╌╌╌╌╌╌╌╌╌╌┤┊           ┊",
        "                   ┊           ┊ ↑ improving, Khan 2024┊           ┊",
        "                   ┊           ┊    Khan 2024 “uneasy calm” •      ┊",
        "undated   1↓ Institute 2024  1↕ Khan 2024  = 2 readings",
    ]


def test_a_row_leads_to_its_only_event_or_to_the_selected_one() -> None:
    pair = [event("raid", "2022-05"), event("siege", "2022-07")]
    links = [each.link for each in ruler(pair, selected="siege").lines(60) if each.link]
    assert links == ["siege", "siege"]
    assert [each.link for each in ruler(pair[:1]).lines(60) if each.link] == ["raid"]
    assert not [each.link for each in ruler(pair).lines(60) if each.link]


def test_zooming_keeps_the_selected_event_in_the_middle() -> None:
    shown = ruler(STORY, selected="raid")
    finer = shown.zoomed(1).zoomed(1)
    assert (finer.scale, finer.centre) == (Scale.MONTH, (2022, 5, 14))
    assert rows(finer)[5:7] == [
        "▼ m-   ‹1           ├╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┤┊",
        "                    ┊            ◉                 ┊",
    ]
    assert finer.zoomed(1) == finer
    assert shown.zoomed(-1).scale is Scale.DECADE
    assert shown.zoomed(-1).zoomed(-1) == shown.zoomed(-1)
    assert ruler(STORY).zoomed(1).centre == (2022, 1, 1)


def test_selecting_moves_the_ruler_only_to_what_is_out_of_view() -> None:
    shown = ruler(STORY)
    assert shown.selecting("raid", 60).centre == shown.centre
    assert shown.selecting("talks", 60).centre == shown.centre
    assert shown.selecting("feud", 60).centre == (2010, 1, 1)


def test_a_ruler_moves_by_what_its_labels_stand_for() -> None:
    shown = ruler(STORY, centre=(2022, 5, 14))
    assert shown.moved(-1).centre == (2021, 5, 1)
    assert shown.zoomed(-1).moved(1).centre == (2032, 1, 1)
    assert shown.moved(-3000).centre == (0, 1, 1)
    assert shown.centred("2019-03/2020").centre == (2019, 3, 1)
    assert shown.centred("some day") == shown


def test_a_ruler_fits_what_it_shows() -> None:
    near = ruler([event("raid", "2022-05"), event("siege", "2024")])
    assert Ruler.fitted(near.atlas, near.relation, 80).scale is Scale.YEAR
    assert "‹" not in lane(Ruler.fitted(near.atlas, near.relation, 80))
    far = ruler([event("raid", "1979"), event("siege", "2024")])
    assert Ruler.fitted(far.atlas, far.relation, 80).scale is Scale.DECADE
    older = ruler([event("flood", "0900"), event("raid", "2022-05"), event("siege", "2024")])
    assert Ruler.fitted(older.atlas, older.relation, 80).centre == (2022, 5, 1)
    assert lane(Ruler.fitted(older.atlas, older.relation, 80), width=80).startswith("▼ m-   ‹1 ")


def test_without_a_relation_every_event_of_the_scope_is_shown() -> None:
    atlas = load(shipped_base()).atlas
    assert len(Ruler(atlas, None).events()) == len(atlas.all(Event))
    assert Ruler(atlas, None, scope=("TKM",)).events() == atlas.within(Event, ("TKM",))
    assert "reading" not in rows(Ruler.fitted(atlas, None, 60))[0]


@pytest.mark.parametrize("width", [60, 120, 200])
def test_every_relation_of_the_shipped_base_is_drawn_with_all_its_events(width: int) -> None:
    atlas = load(shipped_base()).atlas
    for relation in atlas.all(Relation):
        shown = Ruler.fitted(atlas, relation, width)
        drawn = "".join(rows(shown, width))
        assert "‹" not in drawn
        assert "›" not in drawn
        assert all(width_of(each.line) == width for each in shown.lines(width))


years = st.integers(0, 9999).map("{:04}".format)
months = st.integers(1, 12).map("{:02}".format)
days = st.integers(1, 28).map("{:02}".format)
qualified = st.tuples(
    st.one_of(
        years,
        st.integers(0, 999).map("{:03}X".format),
        st.integers(0, 99).map("{:02}XX".format),
        st.builds("{}-{}".format, years, st.one_of(months, st.just("XX"))),
        st.builds("{}-{}-{}".format, years, months, st.one_of(days, st.just("XX"))),
    ),
    st.sampled_from(("", "?", "~", "%")),
).map("".join)
sides = st.one_of(qualified, st.sampled_from(("", "..")))
dates = st.one_of(qualified, st.builds("{}/{}".format, sides, sides).filter(is_date))
types = st.sampled_from(("AGREE", "AID", "ACCUSE", "ASSAULT"))
postures = st.sampled_from(("", "cold", "相互信頼の欠如" * 5, "a\u0301 \u200d" * 20))


def day_within(date: str) -> Day:
    when = parse(date)
    return when.earliest if not date.startswith(("/", "..")) else when.latest


@settings(max_examples=80)
@given(
    told=st.lists(st.tuples(st.one_of(dates, st.just("")), types), max_size=8),
    read=st.lists(st.tuples(st.one_of(dates, st.just("")), postures), max_size=4),
    scale=st.sampled_from(Scale),
    width=st.integers(20, 300),
    which=st.integers(0, 8),
)
def test_any_dates_fit_any_width(
    told: list[tuple[str, str]],
    read: list[tuple[str, str]],
    scale: Scale,
    width: int,
    which: int,
) -> None:
    events = [event(f"event {at}", date, kind) for at, (date, kind) in enumerate(told)]
    shown = ruler(
        events,
        [reading(date, "mixed", posture) for date, posture in read],
        scale=scale,
        selected=f"event {which}",
    ).selecting(f"event {which}", width)
    assert {width_of(each.line) for each in shown.lines(width)} == {width}


@settings(max_examples=120)
@given(date=dates, scale=st.sampled_from(Scale), width=st.integers(20, 300), kind=types)
def test_an_event_covers_every_cell_that_its_date_allows(
    date: str, scale: Scale, width: int, kind: str
) -> None:
    shown = ruler([event("raid", date, kind)], scale=scale, centre=day_within(date))
    frame = shown.frame(width)
    when = extent(date, scale)
    name = {"AGREE": "△ v+", "AID": "▲ m+", "ACCUSE": "▽ v-", "ASSAULT": "▼ m-"}[kind]
    row = lane(shown, name, width).ljust(width)[frame.gutter :]
    cells = range(max(when.first, frame.start), min(when.last, frame.end) + 1)
    assert cells
    assert {row[cell - frame.start] for cell in cells}.isdisjoint({" ", "┊"})


@settings(max_examples=60)
@given(
    scale=st.sampled_from(Scale),
    year=st.integers(0, 9999),
    month=st.integers(1, 12),
    day=st.integers(1, 28),
)
def test_a_cell_is_a_piece_of_the_calendar(scale: Scale, year: int, month: int, day: int) -> None:
    cell = scale.cell((year, month, day))
    first, after = scale.day(cell), scale.day(cell + 1)
    assert first <= (year, month, day) < after
    assert scale.cell(first) == cell


@settings(max_examples=60)
@given(scale=st.sampled_from(Scale), year=st.integers(0, 9999), width=st.integers(7, 300))
def test_labels_of_the_axis_never_run_into_each_other(scale: Scale, year: int, width: int) -> None:
    start = scale.cell((year, 1, 1)) - width // 2
    drawn = axis(scale, start, width)
    assert len(drawn) == width
    named = r"\d{4}s|Q[1-4] \d{4}|[A-Z][a-z]{2} \d{4}|\d{4}|10|20"
    assert re.fullmatch(rf"(?:{named})?(?:[─┴┼]+(?:{named})?)*", drawn), drawn


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=12),
    st.integers(0, 3),
)
def test_rows_hold_everything_and_nothing_overlaps(spans: list[tuple[int, int]], gap: int) -> None:
    stretches = [
        Stretch(Placed(column, "x" * size), "text", (str(at),))
        for at, (column, size) in enumerate(spans)
    ]
    laid = tracks(stretches, gap, most=0)
    assert sorted(each.ids for row in laid for each in row) == sorted(
        each.ids for each in stretches
    )
    for row in laid:
        for before, after in pairwise(row):
            assert before.placed.end + gap <= after.placed.column
    few = tracks(stretches, gap, most=2)
    assert len(few) <= 2
    told = {fact_id for row in few for each in row for fact_id in each.ids}
    assert told == {fact_id for each in stretches for fact_id in each.ids}
