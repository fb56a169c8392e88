"""Starting the assistant: one process for Rasa and its actions."""
