"""The web channel: the widget's files, its sessions and its messages."""
