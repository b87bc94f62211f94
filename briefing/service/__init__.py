"""``briefing serve``: memos on demand over HTTP, for programs and for people.

``app`` puts it together. Whatever comes from outside passes ``guards`` (size, origin, headers, a
log line) and ``access`` (who asks, and what may they); an error leaves through ``problems``. The
memos themselves are made by ``briefing.jobs``.
"""
