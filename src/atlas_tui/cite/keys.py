"""Citation keys: what names a work in BibTeX, RIS, CSL-JSON and `[@key]` alike."""

import re

from atlas_tui.cite.works import Work

_UNSAFE = re.compile(r"(?<![A-Za-z0-9])[:.-]|[:.-](?![A-Za-z0-9])|[^A-Za-z0-9:.-]", re.ASCII)


def key(work: Work) -> str:
    """The citation key of a work: its id, where that is safe in every format.

    Anything but ASCII letters, digits and single `:`, `.`, `-` between them becomes `_`, its code
    point in hexadecimal and `_`; so two ids never share a key.
    """
    return _UNSAFE.sub(lambda mark: f"_{ord(mark.group()):x}_", work.id)
