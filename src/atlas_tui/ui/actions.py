"""ACTIONS: everything that a key can do. Bindings, help, palette, `atlas keys` and the docs follow."""

from msgspec import Struct


class Action(Struct, frozen=True):
    """Something that a reader does with a key.

    `keys` are the default ones, as a reader would write them; `where` is a key of PLACES; `does`
    says it in words; `action` is what the screen or widget is told to do.
    """

    id: str
    keys: tuple[str, ...]
    does: str
    where: str
    action: str


PLACES = {
    "everywhere": "Everywhere",
    "list": "In a list",
    "card": "In the card, and wherever there is text to read",
    "timeline": "In the timeline",
    "map": "On the map",
    "matrix": "In a matrix",
    "notebook": "In the notebook",
    "reader": "In the reader of a document",
    "capture": "In the form of a claim",
    "search": "While a search is typed",
}
"""Where keys act: the place, and its heading."""

_ROWS: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "everywhere": (
        ("go-countries", "1", "pane('countries')", "Go to the countries"),
        ("go-timeline", "2", "pane('timeline')", "Go to the timeline"),
        ("go-projects", "3", "pane('projects')", "Go to the projects"),
        ("go-claims", "4", "pane('claims')", "Go to the claims"),
        ("go-sources", "5", "pane('sources')", "Go to the sources"),
        ("go-figures", "6", "pane('figures')", "Go to the figures"),
        ("go-conflicts", "7", "pane('conflicts')", "Go to the conflicts"),
        ("go-map", "8", "pane('map')", "Go to the map"),
        ("go-notebook", "9", "pane('notebook')", "Go to the notebook"),
        ("next-pane", "tab", "step(1)", "Next pane, or the card"),
        ("previous-pane", "shift+tab", "step(-1)", "Previous pane, or the card"),
        ("leap", ";", "leap", "Label the rows; two letters go to one"),
        ("search", "/", "search", "Search every pane"),
        ("filter", "f", "filter", "Filter this pane only"),
        ("next-match", "n", "match(1)", "Next match"),
        ("previous-match", "N", "match(-1)", "Previous match"),
        ("peel", "escape h backspace", "peel", "Back: take off the last layer"),
        ("peel-arrow", "left", "peel_arrow", "Back, where the arrow does nothing else"),
        ("back", "[ H", "back", "The place before"),
        ("forward", "] L", "ahead", "The place after"),
        ("last", "-", "last", "The last place, and back again"),
        ("pins", "m", "pins", "Pin this place; pinned places"),
        ("history", "'", "history", "Places where you have been"),
        ("card-down", "J", "roll(1)", "Scroll the card down"),
        ("card-up", "K", "roll(-1)", "Scroll the card up"),
        ("source", "o", "source", "Open the source at the passage"),
        ("attach", "a", "attach", "Attach documents of your own"),
        ("conflicts", "x", "conflicts", "Conflicts that this thing is in"),
        ("matrix", "t", "matrix", "This pane as a matrix; there, the other ones"),
        ("brief", "B", "brief", "A brief of this country, relation or project"),
        ("mark", "space", "mark", "Mark this row"),
        ("range", "v", "range", "Mark a range of rows"),
        ("copy", "y", "copy", "Copy the cited excerpt"),
        ("copy-menu", "Y", "copy_menu", "Copy in another style"),
        ("collect", "b", "collect", "Add to the notebook"),
        ("export", "E", "export", "Write a brief: the notebook, what is marked, or the scope"),
        ("sort", "s", "sort", "Sort by the next column"),
        ("reverse", "S", "reverse", "Reverse the order"),
        ("zoom", "z", "zoom", "Zoom this pane, and back"),
        ("narrower", "<", "widen(-1)", "Make this pane narrower"),
        ("wider", ">", "widen(1)", "Make this pane wider"),
        ("undo-claim", "U", "undo_claim", "Take back the last change of claims of your own"),
        ("edit", "e", "edit", "Edit this record in your editor"),
        ("problems", "!", "problems", "Problems of the base"),
        ("reload", "r", "reload", "Read the base again"),
        ("palette", ": ctrl+p", "palette", "All commands by name"),
        ("help", "? f1", "help", "Keys and signs"),
        ("quit", "q ctrl+q", "leave", "Quit"),
    ),
    "list": (
        ("down", "j down", "move(1)", "Down"),
        ("up", "k up", "move(-1)", "Up"),
        ("first", "g home", "to_end(-1)", "First"),
        ("end", "G end", "to_end(1)", "Last"),
        ("page-down", "pagedown", "page(1.0)", "Page down"),
        ("page-up", "pageup", "page(-1.0)", "Page up"),
        ("half-page-down", "ctrl+d }", "page(0.5)", "Half a page down"),
        ("half-page-up", "ctrl+u {", "page(-0.5)", "Half a page up"),
        ("go-in", "enter l right", "go_in", "Go in: make it the scope"),
    ),
    "card": (
        ("scroll-down", "j down", "roll(1)", "Down"),
        ("scroll-up", "k up", "roll(-1)", "Up"),
        ("scroll-top", "g home", "roll(-1000000)", "Top"),
        ("scroll-end", "G end", "roll(1000000)", "Bottom"),
        ("scroll-page-down", "pagedown ctrl+d", "page(1)", "Page down"),
        ("scroll-page-up", "pageup ctrl+u", "page(-1)", "Page up"),
        ("follow", "enter l right", "follow", "Number the links; a number follows one"),
    ),
    "timeline": (
        ("finer", "+ =", "scale(1)", "A finer ruler"),
        ("coarser", "-", "scale(-1)", "A coarser ruler"),
    ),
    "map": (
        ("map-closer", "+ =", "zoom_map(1)", "Closer"),
        ("map-farther", "-", "zoom_map(-1)", "Farther"),
        ("map-left", "left", "pan(-1, 0)", "Move to the west"),
        ("map-right", "right", "pan(1, 0)", "Move to the east"),
        ("map-up", "up", "pan(0, -1)", "Move to the north"),
        ("map-down", "down", "pan(0, 1)", "Move to the south"),
        ("map-home", "0", "home", "The whole region"),
        ("map-onto", ".", "onto", "Fit what is chosen"),
    ),
    "matrix": (
        ("cell-left", "left", "across(-1)", "Cell to the left"),
        ("cell-right", "right", "across(1)", "Cell to the right"),
    ),
    "notebook": (
        ("entry-remove", "d delete", "remove", "Take this entry out"),
        ("entry-up", ",", "shift(-1)", "Move this entry up"),
        ("entry-down", ".", "shift(1)", "Move this entry down"),
        ("entry-undo", "u", "undo", "Take the last change back"),
        ("entry-note", "i", "screen.note", "Write a note below"),
        ("entry-heading", "I", "screen.headline", "Write a heading below"),
        ("entry-reword", "w", "screen.reword", "Change the words of a note or heading"),
        ("notebooks", "C", "screen.notebooks", "Another notebook, or a new one"),
    ),
    "reader": (
        ("read-down", "j down", "roll(1)", "Down; a selection goes by lines"),
        ("read-up", "k up", "roll(-1)", "Up"),
        ("read-page-down", "pagedown ctrl+d }", "page(1)", "Page down"),
        ("read-page-up", "pageup ctrl+u {", "page(-1)", "Page up"),
        ("read-top", "g home", "end(-1)", "Beginning"),
        ("read-bottom", "G end", "end(1)", "End"),
        ("read-next", "n", "claim(1)", "Next claim"),
        ("read-previous", "p N", "claim(-1)", "Claim before"),
        ("read-unused", "u", "unused(1)", "Next paragraph without a claim"),
        ("read-unused-previous", "U", "unused(-1)", "Paragraph without a claim before"),
        ("read-unused-list", "L", "unused_list", "List the paragraphs without a claim"),
        ("read-contents", "t", "contents", "List the headings"),
        ("read-find", "/", "find", "Find words in this document"),
        ("read-found-next", "]", "found(1)", "Next place where they stand"),
        ("read-found-previous", "[", "found(-1)", "Place before"),
        ("read-select", "v", "select", "Choose words from here; again ends it"),
        ("read-word", "w l right", "motion('word', 1)", "Word ahead"),
        ("read-word-back", "b left", "motion('word', -1)", "Word back"),
        ("read-sentence", ") s", "motion('sentence', 1)", "Sentence ahead"),
        ("read-sentence-back", "( S", "motion('sentence', -1)", "Sentence back"),
        ("read-capture", "c", "capture", "Capture a claim from the words chosen"),
        ("read-copy", "y", "copy", "Copy the cited excerpt, or the words chosen"),
        ("read-confirm", "!", "confirm", "Confirm that a quotation stands here, or take that back"),
        ("read-card-down", "J", "card(1)", "Scroll the card down"),
        ("read-card-up", "K", "card(-1)", "Scroll the card up"),
        ("read-enter", "enter", "enter", "Go to this claim among the panes"),
        ("read-palette", ": ctrl+p", "palette", "All commands of the reader by name"),
        ("read-help", "? f1", "help", "Keys and signs"),
        ("read-peel", "escape h backspace", "peel", "Take off what is chosen or found, or leave"),
        ("read-leave", "o q", "leave", "Back to the panes"),
    ),
    "capture": (
        ("field-next", "tab", "field(1)", "Next field"),
        ("field-previous", "shift+tab", "field(-1)", "Field before"),
        ("offer-next", "down", "offer(1)", "Next of what is offered, or next field"),
        ("offer-previous", "up", "offer(-1)", "What is offered before, or field before"),
        ("field-take", "enter", "take", "Take what is offered, or go on; on the last row, save"),
        ("claim-save", "f2 ctrl+s", "save", "Save the claim"),
        (
            "claim-leave",
            "escape",
            "leave_form",
            "Leave; asked for twice, what was typed is dropped",
        ),
    ),
    "search": (
        ("search-best", "enter", "leave('best')", "Go to the best hit"),
        ("search-next", "tab", "leave('next')", "Next pane with hits"),
        ("search-leave", "escape", "leave('given up')", "Give the search up"),
        ("search-earlier", "up", "recall(-1)", "Earlier search"),
        ("search-later", "down", "recall(1)", "Later search"),
    ),
}

ACTIONS: tuple[Action, ...] = tuple(
    Action(name, tuple(keys.split()), does, where, action)
    for where, rows in _ROWS.items()
    for name, keys, action, does in rows
)
"""Every action, in the order in which help and documentation list them.

A key may do one thing in a place. `-` is the only key that does another thing in one view (a
coarser ruler) than elsewhere (the last place); there the view's own action goes first.
"""

NEEDED = ("peel", "help", "quit", "search-leave", "read-leave", "claim-leave")
"""Actions that must keep a key: without one a reader would be lost."""


def meet(one: str, other: str) -> bool:
    """Whether keys of two places act at the same moment.

    While a search is typed or a document read, all other keys rest; a view's own keys act beside those of its list.
    """
    if one == other:
        return True
    if {"search", "reader", "capture"} & {one, other}:
        return False
    alike = {one, other}
    if alike & {"map", "matrix"} and "list" in alike:
        return False  # they take the arrows from the list
    return not (
        len(alike & {"list", "card", "timeline", "map", "matrix", "notebook"}) > 1
    ) or alike in (
        {"list", "timeline"},
        {"list", "notebook"},
    )
