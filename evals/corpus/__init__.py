"""The corpus of records: what each must read as, and the same records in every file format."""
