"""The panes of the reader: each knows its records and nothing of the application."""
