"""A coverage-guided fuzzer over the readers: ``make fuzz``."""
