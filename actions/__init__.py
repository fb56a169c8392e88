"""What the assistant does: thin Rasa actions over plain functions in `actions.thinking`."""
