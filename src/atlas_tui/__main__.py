"""`python -m atlas_tui` is `atlas`."""

from atlas_tui.cli import main

main()
