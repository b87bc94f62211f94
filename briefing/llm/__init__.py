"""Chat models: one protocol, layers around it, and answers that are checked before use."""
