"""`python -m bot` and the console script `flowver`."""

import gc
import os
import sys

__all__ = ["main"]


def main() -> None:
    # Importing makes many objects and no garbage: without collections a start takes a fifth less processor time.
    # What stays running (serve, demo) switches them on again.
    gc.disable()
    # Pydantic would look for plugins in the metadata of whatever is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from bot.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
