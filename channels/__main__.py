"""Show which channels are switched on, and where: `python -m channels`."""

from __future__ import annotations

import os
import sys
from typing import List, Mapping, Tuple

from channels import settings
from channels.settings import SettingsError

_LOCAL = "http://127.0.0.1:5005"


def report(environ: Mapping[str, str]) -> Tuple[List[str], bool]:
    """A line for each channel, and whether all that are on are set up rightly."""
    public = environ.get("PUBLIC_URL", "").strip().rstrip("/") or _LOCAL
    lines = [f"on   rest          {public}/webhooks/rest/webhook"]
    fine = True
    for channel in settings.CHANNELS:
        if not settings.is_on(channel, environ):
            lines.append(f"off  {channel:<12}  see {channel} in docs/channels.md")
            continue
        try:
            settings.read(channel, environ)
            lines.append(f"on   {channel:<12}  {public}/webhooks/{channel}/webhook")
        except SettingsError as error:
            fine = False
            lines.append(f"bad  {error}")
    return lines, fine


def main() -> int:
    """Print the report.

    Returns:
        The exit status: 1 if a channel is set up wrongly.
    """
    lines, fine = report(os.environ)
    print("\n".join(lines))
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
