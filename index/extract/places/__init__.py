"""Places: the gazetteer, and which of its places a name means."""
