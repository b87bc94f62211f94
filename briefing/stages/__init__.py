"""The steps from a record to the parts of a memo, each asking the model for one thing."""
