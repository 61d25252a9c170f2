"""What panes and the card say to the screen that holds them, in the past tense."""

from textual.message import Message

from atlas_tui.facts.model import Fact


class FactEntered(Message):
    """The reader went into a fact: it becomes the scope."""

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self.fact = fact


class LinkFollowed(Message):
    """The reader followed a line of the card to the fact that it speaks of."""

    def __init__(self, fact_id: str) -> None:
        super().__init__()
        self.fact_id = fact_id
