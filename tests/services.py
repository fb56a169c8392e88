"""Redis, PostgreSQL and nginx of the tests' own, on ports of their own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, List, Optional

from tests.bot import free_port

START_LIMIT = 30.0


def program(name: str, package: str) -> str:
    """Where a program is.

    Raises:
        AssertionError: If it is missing.
    """
    places = [*sorted(Path("/usr/lib/postgresql").glob("*/bin")), Path("/usr/sbin")]
    path = shutil.which(name, path=os.pathsep.join([os.environ["PATH"], *map(str, places)]))
    assert path, f"{name} is missing; scripts/install-system-packages {package} installs it."
    return path


@contextmanager
def running(
    command: List[str], port: int, folder: str, user: Optional[str] = None
) -> Iterator[None]:
    """A program, from when it takes connections."""
    with Path(folder, f"{Path(command[0]).name}.log").open("w+") as log:
        process = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=subprocess.STDOUT, user=user
        )
        try:
            deadline = time.monotonic() + START_LIMIT
            while not takes_connections(port):
                assert process.poll() is None and time.monotonic() < deadline, Path(
                    log.name
                ).read_text()
                time.sleep(0.02)
            yield
        finally:
            process.terminate()
            process.wait(timeout=START_LIMIT)


def takes_connections(port: int) -> bool:
    """Whether something listens on a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def redis() -> Iterator[int]:
    """A Redis that keeps nothing on disk; its port."""
    port = free_port()
    options = ["--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]
    with (
        tempfile.TemporaryDirectory() as folder,
        running([program("redis-server", "redis"), *options], port, folder),
    ):
        yield port


@contextmanager
def postgresql(user: str) -> Iterator[int]:
    """A PostgreSQL with one user, who owns the database `postgres`; its port."""
    port = free_port()
    # It refuses to run as root.
    owner = "postgres" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory() as folder:
        if owner:
            shutil.chown(folder, owner)
        subprocess.run(
            [
                program("initdb", "postgresql"),
                "-D",
                f"{folder}/data",
                "-U",
                user,
                "-A",
                "trust",
                "-N",
            ],
            cwd=folder,
            user=owner,
            capture_output=True,
            check=True,
        )
        settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"]
        options = [item for setting in settings for item in ("-c", setting)]
        command = [program("postgres", "postgresql"), "-D", f"{folder}/data", "-p", str(port)]
        with running([*command, *options], port, folder, owner):
            yield port


@contextmanager
def nginx(configuration: str, port: int) -> Iterator[None]:
    """An nginx with the content of its `http` block, which listens on a port."""
    with tempfile.TemporaryDirectory() as folder:
        places = "".join(
            f"{name}_temp_path {folder}/{name};\n"
            for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        Path(folder, "nginx.conf").write_text(
            f"daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
            f"http {{\naccess_log off;\n{places}{configuration}\n}}\n"
        )
        command = [program("nginx", "nginx"), "-p", folder, "-c", f"{folder}/nginx.conf"]
        with running([*command, "-e", f"{folder}/error.log"], port, folder):
            yield
