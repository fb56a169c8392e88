"""The web channel: the widget's files, its sessions and its messages."""

from channels.web.channel import WebChannel

__all__ = ["WebChannel"]
