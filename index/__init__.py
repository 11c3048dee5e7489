"""Dateline without a screen: read, extract, store, search, export. Nothing here imports textual or rich."""
