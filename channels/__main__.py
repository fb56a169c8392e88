"""Show which channels are switched on, and where: `python -m channels`."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import Callable, Dict, List, Mapping, Tuple

from channels import settings
from channels.settings import SettingsError
from channels.web.settings import WebSettings


def report(environ: Mapping[str, str]) -> Tuple[List[str], bool]:
    """A line for each channel, and whether all that are on are set up rightly."""
    public = f"http://127.0.0.1:{environ.get('PORT') or 5005}"
    checks: Dict[str, Callable[[], object]] = {
        "shared": lambda: settings.check_shared(environ),
        "rest": lambda: settings.rest_token(environ),
        "web": lambda: WebSettings.read(environ),
    }
    for channel in settings.CHANNELS:
        if settings.is_on(channel, environ):
            checks[channel] = partial(settings.read, channel, environ)
    problems = {channel: problem for channel, check in checks.items() if (problem := _ask(check))}
    if environ.get("PUBLIC_URL", "").strip() and "shared" not in problems:
        public = environ["PUBLIC_URL"].strip().rstrip("/")
    lines = [f"bad  {problems['shared']}"] if "shared" in problems else []
    for channel in ("rest", "web", *settings.CHANNELS):
        if channel in problems:
            lines.append(f"bad  {problems[channel]}")
        elif channel in checks:
            path = "chat" if channel == "web" else f"webhooks/{channel}/webhook"
            lines.append(f"on   {channel:<12}  {public}/{path}")
        else:
            lines.append(f"off  {channel:<12}  see {channel} in docs/channels.md")
    return lines, not problems


def _ask(check: Callable[[], object]) -> str:
    """What a check has to say against the settings, "" if nothing."""
    try:
        check()
    except SettingsError as error:
        return str(error)
    return ""


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
