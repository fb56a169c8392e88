"""What other configurations of Rasa are made of: their data, components, and an adapter."""
