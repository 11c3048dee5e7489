"""From parsed sentences to events: clause graph, triggers, roles, tolls, setting, source, certainty, merging."""
