"""Contract tests: each channel of the running assistant against a stand-in of its platform."""
