"""The channels that people talk through."""
