"""English memos from Chinese investor-relations activity records."""
