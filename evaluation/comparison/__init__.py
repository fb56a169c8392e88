"""Training, running and scoring the configurations that are compared."""
