"""What only many articles together show: which of them are printings of the same text."""
