"""The pages: server-rendered, escaped, without a script of their own but a few lines.

``static`` holds htmx 4.0.1 and its extension for server-sent events, as published (0BSD).
"""
