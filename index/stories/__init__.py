"""What only many articles together show: which print the same text, which tell the same story."""
