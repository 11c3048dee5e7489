"""What a text is made of before anyone reads it: paragraphs, title, captions, dateline, day of publication."""
