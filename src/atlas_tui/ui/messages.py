"""What panes say to the screen that holds them, in the past tense."""

from textual.message import Message

from atlas_tui.facts.model import Fact


class FactEntered(Message):
    """The reader went into a fact: it becomes the scope."""

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self.fact = fact
