"""Names of people, organisations, places and peoples, and who is who within an article."""
