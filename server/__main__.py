"""Start the assistant: `python -m server [--port N] [--shell]`."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import socket
import sys
import warnings
from functools import partial
from pathlib import Path
from typing import Any, List, Optional

# Before Rasa is imported: it reads these once.
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")

import sanic  # noqa: E402, F401

# Rasa's dependencies warn of their own future; nobody who runs the assistant can act on it. Sanic
# turns such warnings on, so it comes first.
warnings.filterwarnings("ignore")

from channels.settings import SettingsError, read_all  # noqa: E402
from knowledge.loading import KnowledgeError  # noqa: E402
from knowledge.store import KnowledgeStore  # noqa: E402

DEFAULT_MODEL = Path("models") / "assistant.tar.gz"
LOOPBACK = "127.0.0.1"


class StartupError(Exception):
    """Something without which the assistant cannot start; its text is one line for the operator."""


def main(arguments: Optional[List[str]] = None) -> int:
    """Run until stopped.

    Returns:
        The exit status: 0 after a normal stop, 1 if it could not start.
    """
    options = _parser().parse_args(arguments)
    _quiet_logging()
    try:
        _check(options)
        _serve(options)
    except SettingsError as error:
        print(f"Cannot start: {error}. See docs/channels.md.", file=sys.stderr)
        return 1
    except (StartupError, KnowledgeError) as error:
        print(f"Cannot start: {error}", file=sys.stderr)
        return 1
    return 0


def _quiet_logging() -> None:
    """Log warnings and worse, and what the knowledge store does."""
    from rasa.utils.log_utils import configure_structlog

    level = getattr(logging, os.environ.get("LOG_LEVEL", "WARNING").upper(), logging.WARNING)
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")
    configure_structlog(level)
    for name in ("knowledge", "channels"):
        logging.getLogger(name).setLevel(min(level, logging.INFO))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m server", description=__doc__)
    parser.add_argument("--port", type=int, default=os.environ.get("PORT") or 5005)
    parser.add_argument("--interface", default=os.environ.get("INTERFACE") or LOOPBACK)
    parser.add_argument("--model", type=Path, default=DEFAULT_MODEL)
    parser.add_argument("--endpoints", default="endpoints.yml")
    parser.add_argument("--credentials", default="credentials.yml")
    parser.add_argument("--shell", action="store_true", help="talk in this terminal")
    parser.add_argument(
        "--separate-actions",
        action="store_true",
        help="call the action server named in the endpoints file instead of running actions here",
    )
    return parser


def _check(options: argparse.Namespace) -> None:
    """Find what would stop the assistant before anything is loaded.

    Raises:
        StartupError, KnowledgeError, SettingsError: If it cannot start.
    """
    KnowledgeStore()
    if not options.shell:
        read_all(os.environ)
    if not options.model.is_file():
        raise StartupError(f"there is no model at {options.model}; run `make train` first.")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.interface, options.port))
        except OSError as error:
            raise StartupError(
                f"port {options.port} cannot be used ({error.strerror}); choose one with PORT=…"
            ) from None
    from rasa.engine.storage.local_model_storage import LocalModelStorage

    try:
        LocalModelStorage.metadata_from_archive(options.model)
    except Exception as error:
        reason = " ".join(str(error).split())[:200]
        raise StartupError(
            f"the model at {options.model} is broken or not for this version of Rasa "
            f"({type(error).__name__}: {reason}); run `make train FORCE=1`."
        ) from None


def _serve(options: argparse.Namespace) -> None:
    from rasa.core import run
    from rasa.core.utils import AvailableEndpoints

    from channels.configured import configured_channels
    from server.action_results import check_quickly
    from server.in_process_actions import InProcessActions

    check_quickly()
    endpoints = AvailableEndpoints.read_endpoints(options.endpoints)
    if not options.separate_actions:
        endpoints.action = InProcessActions("actions")
    channels = run.create_http_input_channels(
        "cmdline" if options.shell else None, options.credentials
    )
    if not options.shell:
        channels += configured_channels(os.environ)
    _check_names(channels)
    app = run.configure_app(
        channels,
        enable_api=False,
        port=options.port,
        endpoints=endpoints,
        conversation_id="terminal",
    )
    app.config.ACCESS_LOG = False
    # What no channel serves is mostly asked for by programs.
    app.config.FALLBACK_ERROR_FORMAT = "json"
    failures: List[str] = []
    app.register_listener(
        partial(_load, str(options.model), endpoints, failures), "before_server_start"
    )
    app.register_listener(partial(_announce, options, failures), "after_server_start")
    app.register_listener(run.close_resources, "after_server_stop")
    app.run(host=options.interface, port=options.port, workers=_workers(), access_log=False)
    if failures:
        raise StartupError(failures[0])


def _check_names(channels: List[Any]) -> None:
    """See that no channel is switched on twice.

    Raises:
        StartupError: If one is.
    """
    names = [channel.url_prefix() for channel in channels]
    for name in names:
        if names.count(name) > 1:
            raise StartupError(
                f"the channel {name} is switched on twice: in the credentials file and by the "
                "environment; remove it from the credentials file."
            )


def _workers() -> int:
    return max(1, int(os.environ.get("SANIC_WORKERS") or 1))


async def _load(
    model: str, endpoints: Any, failures: List[str], app: Any, loop: asyncio.AbstractEventLoop
) -> None:
    from rasa.core import agent

    from actions.base import store as facts_in_service

    app.ctx.agent = await agent.load_agent(model_path=model, endpoints=endpoints, loop=loop)
    if not app.ctx.agent.is_ready():
        failures.append(f"the model at {model} could not be loaded; run `make train FORCE=1`.")
        return
    # The first message of a conversation should wait for nothing that can be loaded now.
    facts_in_service()
    await app.ctx.agent.parse_message("Which programmes are there?")


async def _announce(
    options: argparse.Namespace, failures: List[str], app: Any, loop: asyncio.AbstractEventLoop
) -> None:
    if failures:
        app.stop()
        return
    if not options.shell:
        address = f"http://{options.interface}:{options.port}"
        print(
            f"The assistant is ready.\n  Chat page: {address}/\n"
            f"  REST:      {address}/webhooks/rest/webhook\nPress Ctrl-C to stop.",
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main())
