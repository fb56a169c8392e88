"""Measurements that are reported and not judged."""
