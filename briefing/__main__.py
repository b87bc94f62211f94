"""``python -m briefing``, and the ``briefing`` command."""

from briefing.cli.app import main

if __name__ == "__main__":
    main()
