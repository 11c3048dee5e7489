"""Whole screens: the reader and what opens over it."""
