"""How well the assistant understands, and what other pipelines and policies would do instead."""
