"""From an article's text to its parts, mentions, entities and events: pure functions, no storage."""

VERSION = "9"
"""Names the rules, lexicon and model together; raised when any of them changes what an article yields."""
