"""Small fact bases and documents for tests: every kind of fact, and nothing about the real world."""

from hashlib import sha256
from pathlib import Path

HEAD = '[base]\nformat = 1\ntitle = "Two rivers"\n'
"""What every base needs."""

BRIEF = """River Diplomacy in 2025

Introduction

The two rivers have divided these neighbours for as long as anybody can remember. In March 2025 \
Northland reopened its embassy in the southern capital after four years of silence. Officials \
called the step “a first handshake across the river”, and nobody in the south objected in public.

The Great Canal

No other work has been discussed so often in the councils of both states, and so little about it \
is settled. The Great Canal would carry 1.5 billion cubic metres of water a year and was proposed \
in 2021. Funding has reportedly not been secured. The pumping station was attacked by the River \
Guard in May 2021, which closed the site for a season and left the engineers without a home.

Trade and Outlook

Trade reached 60 million dollars in 2021. The markets on the bridges remain small, and most of \
what is sold there is carried by hand in baskets, as it was carried a hundred years ago. Relations \
are steadily improving, analysts say, although the canal remains the main dispute between both \
governments and neither of them has so far been willing to name a date for another round of talks.
"""
"""The document of `institute-2025`: a text by blocks, without a person as its author."""

PAPER = """Water and Trust
By Amina Khan and Jo Lee
This paper asks what the people on both banks expect from each other, and why they so often expect \
the worst of any plan that comes from the far side.
Trade rose to 55 million dollars in 2021 (Berg & Stone, 2020) and fell to 40 million dollars in \
2022, when the bridges were closed for most of the winter by ice and by decree.
Construction of the Great Canal began in late 2022 near the eastern bank, where the ground is soft \
and where the old villages had been given up long before anybody thought of a canal.
The envoy said that the treaty was recieved with joy in both capitals, though we found nobody who \
could remember any joy, and few who remembered the treaty.
Southland has considerable leverage over the upper river because every sluice stands on its ground.
The River Guard attacked the pumping station on 3 May 2021 and left before the morning came, as the \
keeper of the station told us when we visited him in his new house.
References
Berg, A. & Stone, B. (2020). Rivers and Markets.
"""
"""The document of `khan-lee-2023`: a text by lines, with a bibliography."""


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


COMPLETE = f"""{HEAD}description = "Invented, for tests."

[[source]]
id = "institute-2025"
sha256 = "{_digest(BRIEF)}"
csl = {{ type = "webpage", title = "River Diplomacy in 2025", publisher = "Institute of Neighbours", issued = "2025-06-24" }}
genre = "policy brief"
origin = "institute-2025"
words = {len(BRIEF.split())}
paragraphs = "blocks"
language = "en"
reliability = {{ grade = "C", why = "names no sources" }}
weakness = ["no page numbers"]

[[source]]
id = "khan-lee-2023"
sha256 = "{_digest(PAPER)}"
csl = {{ type = "article-journal", title = "Water and Trust", author = [{{ family = "Khan", given = "Amina" }}, {{ family = "Lee", given = "Jo" }}], issued = "2023" }}
genre = "journal article"
origin = "khan-lee-2023"
words = {len(PAPER.split())}
paragraphs = "lines"

[[reference]]
id = "khan-lee:berg-stone-2020"
source = "khan-lee-2023"
cite = "Berg & Stone, 2020"
csl = {{ type = "book", title = "Rivers and Markets", author = [{{ family = "Berg", given = "A." }}, {{ family = "Stone", given = "B." }}], issued = "2020" }}

[[actor]]
id = "XNO"
kind = "state"
name = "Northland"
aliases = ["the north"]
focus = true

[[actor]]
id = "XSO"
kind = "state"
name = "Southland"
aliases = ["the south"]
focus = true

[[actor]]
id = "river-guard"
kind = "movement"
name = "River Guard"
parent = "XSO"

[[topic]]
id = "diplomacy"
name = "Diplomacy"

[[topic]]
id = "water"
name = "Water"

[[topic]]
id = "trade"
name = "Trade"

[[claim]]
id = "institute-embassy"
source = "institute-2025"
statement = "Northland reopened its embassy in Southland in March 2025."
quote = "Northland reopened its embassy in the southern capital"
section = "Introduction"
paragraph = 3
kind = "event"
about = ["XNO", "XSO"]
topics = ["diplomacy"]
date = "2025-03"
voice = "own"
modality = "asserted"

[[claim]]
id = "institute-handshake"
source = "institute-2025"
statement = "Officials called the reopening of the embassy a first handshake."
quote = "Officials called the step “a first handshake across the river”"
section = "Introduction"
paragraph = 3
kind = "assessment"
about = ["XNO", "XSO"]
topics = ["diplomacy"]
voice = "reported"
attributed_to = ["Officials"]
modality = "asserted"
flags = ["loaded"]

[[claim]]
id = "institute-canal-volume"
source = "institute-2025"
statement = "The Great Canal is planned for 1.5 billion cubic metres of water a year."
quote = "would carry 1.5 billion cubic metres of water a year"
section = "The Great Canal"
paragraph = 5
kind = "figure"
about = ["great-canal"]
topics = ["water"]
voice = "own"
modality = "projected"

[[claim]]
id = "institute-canal-proposed"
source = "institute-2025"
statement = "The Great Canal was proposed in 2021."
quote = "was proposed in 2021"
prefix = "of water a year and"
section = "The Great Canal"
paragraph = 5
kind = "fact"
about = ["great-canal"]
topics = ["water"]
date = "2021"
voice = "own"
modality = "asserted"

[[claim]]
id = "institute-canal-funding"
source = "institute-2025"
statement = "The funding of the Great Canal is reportedly not secured."
quote = "Funding has reportedly not been secured"
section = "The Great Canal"
paragraph = 5
kind = "fact"
about = ["great-canal"]
topics = ["water"]
voice = "own"
modality = "hedged"
hedge = "reportedly"

[[claim]]
id = "institute-attack"
source = "institute-2025"
statement = "The River Guard attacked the pumping station in May 2021."
quote = "The pumping station was attacked by the River Guard in May 2021"
section = "The Great Canal"
paragraph = 5
kind = "event"
about = ["river-guard", "great-canal"]
topics = ["water"]
date = "2021-05"
voice = "own"
modality = "asserted"

[[claim]]
id = "institute-trade-2021"
source = "institute-2025"
statement = "Trade between Northland and Southland was 60 million dollars in 2021."
quote = "Trade reached 60 million dollars in 2021"
section = "Trade and Outlook"
paragraph = 7
kind = "figure"
about = ["XNO", "XSO"]
topics = ["trade"]
date = "2021"
voice = "own"
modality = "asserted"

[[claim]]
id = "institute-improving"
source = "institute-2025"
statement = "Analysts see the relations of Northland and Southland improve."
quote = "Relations are steadily improving, analysts say"
section = "Trade and Outlook"
paragraph = 7
kind = "assessment"
about = ["XNO", "XSO"]
topics = ["diplomacy"]
voice = "reported"
attributed_to = ["analysts"]
modality = "asserted"

[[claim]]
id = "khan-trade-2021"
source = "khan-lee-2023"
statement = "Trade between Northland and Southland rose to 55 million dollars in 2021."
quote = "Trade rose to 55 million dollars in 2021"
paragraph = 4
kind = "figure"
about = ["XNO", "XSO"]
topics = ["trade"]
date = "2021"
voice = "cited"
cites = ["Berg & Stone, 2020"]
modality = "asserted"

[[claim]]
id = "khan-trade-2022"
source = "khan-lee-2023"
statement = "Trade between Northland and Southland fell to 40 million dollars in 2022."
quote = "fell to 40 million dollars in 2022"
paragraph = 4
kind = "figure"
about = ["XNO", "XSO"]
topics = ["trade"]
date = "2022"
voice = "own"
modality = "asserted"

[[claim]]
id = "khan-canal-begun"
source = "khan-lee-2023"
statement = "The construction of the Great Canal began in late 2022."
quote = "Construction of the Great Canal began in late 2022"
paragraph = 5
kind = "event"
about = ["great-canal", "XSO"]
topics = ["water"]
date = "2022"
date_text = "late 2022"
voice = "own"
modality = "asserted"

[[claim]]
id = "khan-treaty"
source = "khan-lee-2023"
statement = "The envoy said that the treaty was received with joy in both capitals."
quote = "the treaty was recieved with joy in both capitals"
paragraph = 6
kind = "event"
about = ["XNO", "XSO"]
topics = ["diplomacy"]
voice = "reported"
attributed_to = ["The envoy"]
modality = "asserted"
flags = ["garbled", "undated"]
note = "“recieved” stands so in the document."

[[claim]]
id = "khan-leverage"
source = "khan-lee-2023"
statement = "Southland has considerable leverage over the upper river."
quote = "Southland has considerable leverage over the upper river"
paragraph = 7
kind = "assessment"
about = ["XSO"]
topics = ["water"]
voice = "own"
modality = "asserted"

[[claim]]
id = "khan-attack"
source = "khan-lee-2023"
statement = "The River Guard attacked the pumping station on 3 May 2021."
quote = "The River Guard attacked the pumping station on 3 May 2021"
paragraph = 8
kind = "event"
about = ["river-guard", "great-canal"]
topics = ["water"]
date = "2021-05-03"
voice = "own"
modality = "asserted"
credibility = 1

[[relation]]
id = "XNO-XSO"
actors = ["XNO", "XSO"]
name = "Northland – Southland"

  [[relation.reading]]
  trend = "improving"
  posture = "steadily improving"
  date = "2025"
  claim = "institute-improving"

  [[relation.reading]]
  trend = "worsening"
  date = "2022"
  claim = "khan-trade-2022"

[[event]]
id = "2025-03-embassy"
title = "Northland reopens its embassy"
date = "2025-03"
actors = ["XNO"]
recipients = ["XSO"]
type = "COOPERATE"
contexts = ["diplomatic"]
claims = ["institute-embassy", "institute-handshake"]

[[event]]
id = "2021-05-03-station"
title = "The River Guard attacks the pumping station"
date = "2021-05-03"
actors = ["river-guard"]
recipients = ["XNO"]
type = "ASSAULT"
contexts = ["military"]
claims = ["khan-attack", "institute-attack"]

[[event]]
id = "treaty"
title = "A treaty is received in both capitals"
actors = ["XNO", "XSO"]
type = "AGREE"
claims = ["khan-treaty"]

[[project]]
id = "great-canal"
name = "Great Canal"
aliases = ["the canal"]
sector = "water"
actors = ["XNO", "XSO"]
transit = ["XSO"]

  [[project.status]]
  stage = "proposed"
  risks = ["funding-gap"]
  as_of = "2021"
  claim = "institute-canal-proposed"

  [[project.status]]
  stage = "construction"
  as_of = "2022"
  claim = "khan-canal-begun"

  [[project.figure]]
  measure = "planned volume a year"
  value = 1.5
  unit = "billion cubic metres"
  claim = "institute-canal-volume"

  [[project.factor]]
  kind = "obstacle"
  text = "Funding is reportedly not secured."
  claim = "institute-canal-funding"

  [[project.route]]
  places = ["XSO", "station"]
  claim = "institute-attack"

[[place]]
id = "station"
name = "Pumping station"
aliases = ["the station"]
latitude = 12.5
longitude = -45.25
precision = "site"
position_source = "invented, to 0.01 degrees"
country = "XNO"
claims = ["institute-attack"]

[[series]]
id = "river-trade"
title = "Trade between Northland and Southland"
unit = "USD million"
about = ["XNO", "XSO"]
definition = "Both directions together."

  [[series.point]]
  at = "2021"
  value = 55
  basis = "observed"
  claim = "khan-trade-2021"

  [[series.point]]
  at = "2021"
  value = 60
  basis = "observed"
  claim = "institute-trade-2021"

  [[series.point]]
  at = "2022"
  value = 40
  basis = "observed"
  claim = "khan-trade-2022"

[[assessment]]
id = "leverage-XSO"
dimension = "Leverage over the upper river"
subject = "XSO"
word = "considerable"
level = 3
claim = "khan-leverage"

[[ladder]]
id = "engagement"
title = "Engagement with Southland"
steps = ["contacts", "envoy", "embassy"]

  [[ladder.step]]
  actor = "XNO"
  step = "embassy"
  date = "2025-03"
  claim = "institute-embassy"

[[conflict]]
id = "trade-in-2021"
question = "How large was the trade in 2021?"
kind = "value"
sides = [{{ label = "55 million", claims = ["khan-trade-2021"] }}, {{ label = "60 million", claims = ["institute-trade-2021"] }}]
state = "open"
note = "Neither document says what it counts."

[[conflict]]
id = "treaty-garbled"
question = "What does “recieved” stand for?"
kind = "garble"
sides = [{{ label = "as it stands", claims = ["khan-treaty"] }}]
state = "source-error"
note = "A slip of the pen."
"""
"""A sound base with every kind of fact: two states, a movement, two sources of different origin.

It has a dated and an undated event, a relation read in two ways, a project at two stages with a place
that it links, a series with two values for one year, and the conflict that says so.
"""

DOCUMENTS = {"brief.txt": BRIEF, "paper.txt": PAPER}


def write_base(folder: Path, text: str = COMPLETE, name: str = "base.toml") -> Path:
    """Write a base file and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def write_documents(folder: Path) -> Path:
    """Write the documents that the complete base rests on and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


SMALL = f"""{HEAD}
[[source]]
id = "letter"
sha256 = "{"0" * 64}"
csl = {{ type = "document", title = "A letter" }}
genre = "letter"
origin = "letter"
words = 100
paragraphs = "blocks"

[[actor]]
id = "XNO"
kind = "state"
name = "Northland"

[[actor]]
id = "XSO"
kind = "state"
name = "Southland"

[[topic]]
id = "water"
name = "Water"

[[claim]]
id = "letter-one"
source = "letter"
statement = "Water flows from Northland to Southland."
quote = "water flows from the north to the south"
paragraph = 1
kind = "fact"
about = ["XNO", "XSO"]
topics = ["water"]
voice = "own"
modality = "asserted"
"""
"""The least sound base with a claim; other records can be laid beside it in a second file."""


def claim(fact_id: str, *lines: str, quote: str = "water flows from the north to the south") -> str:
    """A sound claim of the small base as TOML; given lines replace those with the same key."""
    fields = {
        "id": f'"{fact_id}"',
        "source": '"letter"',
        "statement": '"Water flows."',
        "quote": f'"{quote}"',
        "paragraph": "1",
        "kind": '"fact"',
        "about": '["XNO"]',
        "topics": '["water"]',
        "voice": '"own"',
        "modality": '"asserted"',
    }
    for line in lines:
        key, _, value = line.partition(" = ")
        fields[key] = value
    rows = [f"{key} = {value}" for key, value in fields.items() if value]
    return "\n".join(("[[claim]]", *rows, ""))
