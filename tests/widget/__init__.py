"""Tests of the widget and its channel: a real browser, a real assistant."""
