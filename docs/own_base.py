"""Do what the page on a base of one's own says, and renew what its commands answer there.

`python docs/own_base.py`
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PAGE = Path(__file__).with_name("own-base.md")
TEXTS = Path(__file__).with_name("own-base") / "texts"

_BLOCK = re.compile(r"^```(console|toml|diff)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`(shores/\w+\.toml)`")


class Reader:
    """Somebody who follows the page in a folder: types its commands, and edits as it says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "LC_ALL": "C.UTF-8",
        }

    def follow(self, page: str) -> str:
        """Do everything in its order; the page again, with the answers that came."""
        shutil.copytree(TEXTS, self.folder / "texts")
        followed, at = [], 0
        for block in _BLOCK.finditer(page):
            kind, body = block.groups()
            if kind == "console":
                body = self._typed(body)
            else:
                self._edited(kind, body, _FILE.findall(page, 0, block.start())[-1])
            followed.append(f"{page[at : block.start()]}```{kind}\n{body}```")
            at = block.end()
        return "".join([*followed, page[at:]])

    def _typed(self, session: str) -> str:
        commands = [line[2:] for line in session.splitlines() if line.startswith("$ ")]
        return "".join(f"$ {command}\n{self._answer(command)}" for command in commands)

    def _answer(self, command: str) -> str:
        if command.startswith("export "):
            name, _, value = command.removeprefix("export ").partition("=")
            self.environment[name] = value
            return ""
        return subprocess.run(  # noqa: S603 (the page is our own)
            ["bash", "-c", command],  # noqa: S607 (found as a reader finds it)
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        ).stdout

    def _edited(self, kind: str, body: str, name: str) -> None:
        """Add a record to a file, or change a line of it."""
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        if kind == "toml":
            text = f"{text}\n{body}"
        else:
            old, new = (
                "".join(f"{line[1:]}\n" for line in body.splitlines() if line[0] == sign)
                for sign in "-+"
            )
            if text.count(f"\n{old}") != 1:
                raise ValueError(f"{name} does not hold the line once: {old}")
            text = text.replace(f"\n{old}", f"\n{new}")
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        reader = Reader(Path(folder))
        reader.environment |= {"HOME": folder, "XDG_DATA_HOME": folder, "XDG_CACHE_HOME": folder}
        PAGE.write_text(reader.follow(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
