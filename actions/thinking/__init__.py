"""Look up, filter, compare, recommend, resolve references: plain Python, without Rasa."""
