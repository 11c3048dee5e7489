"""Fetching from the web, and only when asked: the one room that opens sockets. It hands bytes on and reads nothing out
of them but what says where to go next.
"""
