"""Rasa graph components that read a message: words, clauses, names, intent, questions."""
