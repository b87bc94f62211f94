"""The command line. Each command imports what it runs when it runs: start-up stays short."""
