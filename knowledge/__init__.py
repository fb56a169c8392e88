"""The knowledge file: its schema, how it is loaded, and how Rasa learns its names."""
