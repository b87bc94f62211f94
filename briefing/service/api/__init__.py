"""The API under ``/v1``, and what an operator's tools ask for."""
