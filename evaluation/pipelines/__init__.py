"""Other configurations of Rasa, trained on the same data and scored on the same answers."""
