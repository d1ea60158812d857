"""The front door: `uv run build.py` adds what is new and builds the site; `uv run build.py --help` tells the rest."""

import sys

from pressmark.cli import main

if __name__ == "__main__":
    sys.exit(main())
