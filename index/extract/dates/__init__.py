"""Where a text speaks of days and hours, and which days it means."""
