"""Two servers behind one address, as docs/embedding.md describes it: no sticky sessions."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Dict, Iterator, List

import pytest
import requests
import yaml
from playwright.sync_api import expect

from channels.web.tokens import Tokens
from tests import services
from tests.bot import ROOT, RunningBot, free_port
from tests.widget.conftest import SECRET, NewContext, one_line
from tests.widget.site import Site
from tests.widget.widget import Widget

USER = "assistant"


def from_the_docs(kind: str, containing: str) -> str:
    """The block of a kind in the documentation that contains some words."""
    text = (ROOT / "docs" / "embedding.md").read_text()
    blocks: List[str] = re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)
    return next(block for block in blocks if containing in block)


class Cluster:
    """Two servers, what they share, and the address before them.

    Attributes:
        address: The one address.
        servers: The servers behind it.
        database_port: Where their PostgreSQL listens.
    """

    def __init__(self, stack: ExitStack, site: Site, folder: Path) -> None:
        self.database_port = stack.enter_context(services.postgresql(USER))
        endpoints = folder / "endpoints.yml"
        endpoints.write_text(self._endpoints(stack.enter_context(services.redis())))
        self.servers = [
            RunningBot(
                "--endpoints",
                str(endpoints),
                environment={
                    "WEB_TOKEN_SECRET": SECRET,
                    "WEB_ALLOWED_ORIGINS": site.origin,
                    "WEB_SESSIONS_PER_MINUTE": "5",
                    "SANIC_PROXIES_COUNT": "1",
                    "DB_PASSWORD": "unused",
                },
            )
            for _ in range(2)
        ]
        for server in self.servers:
            server.start()
            stack.callback(server.stop)
        port = free_port()
        stack.enter_context(services.nginx(self._proxy(port), port))
        self.address = f"http://127.0.0.1:{port}"

    def _endpoints(self, redis_port: int) -> str:
        content = yaml.safe_load(from_the_docs("yaml", "lock_store"))
        assert content["tracker_store"]["username"] == USER
        content["tracker_store"].update(
            url="127.0.0.1", port=self.database_port, db="postgres", password="${DB_PASSWORD}"
        )
        content["lock_store"].update(url="127.0.0.1", port=redis_port)
        return yaml.safe_dump(content)

    def _proxy(self, port: int) -> str:
        text = from_the_docs("nginx", "upstream")
        for address, server in zip(("10.0.0.11:5005", "10.0.0.12:5005"), self.servers):
            assert address in text
            text = text.replace(address, f"127.0.0.1:{server.port}")
        text = re.sub(r" *ssl_certificate.*\n", "", text)
        assert "listen 443 ssl;" in text
        return text.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")

    def post(self, path: str, body: Dict[str, Any], visitor: str = "") -> requests.Response:
        """Send something to whichever server takes it, as the bot's own page does."""
        return requests.post(
            f"{self.address}/widget/{path}",
            data=json.dumps(body),
            headers={"Origin": self.address, "X-Forwarded-For": visitor},
            timeout=60,
        )

    def say(self, token: str, text: str) -> List[Dict[str, Any]]:
        """Say something; the lines of the answer."""
        body = {"token": token, "id": uuid.uuid4().hex, "text": text}
        return [json.loads(line) for line in self.post("messages", body).text.split("\n") if line]

    def events(self, token: str) -> int:
        """How many events of a conversation the database holds."""
        tokens = Tokens(SECRET, 60)
        sender = tokens.sender_id(tokens.read(token))
        query = f"SELECT count(*) FROM events WHERE sender_id = '{sender}'"
        found = subprocess.run(
            [
                *(services.program("psql", "postgresql"), "-h", "127.0.0.1", "-U", USER),
                *("-p", str(self.database_port), "-d", "postgres", "-Atc", query),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        return int(found.stdout)


@pytest.fixture(scope="module")
def cluster(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two servers behind one address."""
    with ExitStack() as stack:
        yield Cluster(stack, site, tmp_path_factory.mktemp("cluster"))


def token_of(widget: Widget) -> str:
    """The token that a browser holds."""
    found: str = widget.page.evaluate(
        "() => Object.entries(localStorage).find(([key]) => key.endsWith('#token'))[1]"
    )
    return found


def test_one_conversation_over_both_servers(
    new_context: NewContext, cluster: Cluster, site: Site
) -> None:
    """The widget itself, on a site, asks what only makes sense with what was said before."""
    page = new_context().new_page()
    line = one_line(cluster.servers[0]).replace(cluster.servers[0].address, cluster.address)
    page.goto(site.page("/cluster", f"<p>A site</p>{line}"))
    widget = Widget(page).open()
    assert "eight weeks" in widget.ask("how long are the trade policy courses?")
    for _ in range(3):
        assert "Geneva and elsewhere" in widget.ask("and where?")
        assert "eight weeks" in widget.ask("how long, again?")
        widget = widget.reload()
        expect(widget.questions.last).to_have_text("how long, again?")
    assert len(widget.said()) == 7


def test_clearing_deletes_every_row(new_context: NewContext, cluster: Cluster) -> None:
    page = new_context().new_page()
    page.goto(f"{cluster.address}/chat")
    widget = Widget(page)
    widget.ask("how long are the trade policy courses?")
    token = token_of(widget)
    assert cluster.events(token) > 5
    widget.option("Clear my conversation")
    page.get_by_role("button", name="Delete it").click()
    expect(widget.questions).to_have_count(0)
    assert cluster.events(token) == 0
    assert cluster.post("session", {"token": token}).json()["messages"] == []


def test_many_messages_at_once_are_all_answered(cluster: Cluster) -> None:
    token = cluster.post("session", {}).json()["token"]
    with ThreadPoolExecutor(19) as pool:
        answers = list(pool.map(lambda number: cluster.say(token, f"hello {number}"), range(19)))
    assert all(answer[-1]["type"] == "done" and len(answer) > 1 for answer in answers)
    messages = cluster.post("session", {"token": token}).json()["messages"]
    assert [message["from"] for message in messages] == ["user", "bot"] * 19


def test_the_first_line_passes_the_proxy_before_the_answer(cluster: Cluster) -> None:
    token = cluster.post("session", {}).json()["token"]
    body = {"token": token, "id": uuid.uuid4().hex, "text": "hello"}
    with requests.post(
        f"{cluster.address}/widget/messages",
        data=json.dumps(body),
        headers={"Origin": cluster.address},
        stream=True,
        timeout=60,
    ) as answer:
        assert next(answer.iter_content(None)) == b"\n"


def test_the_proxy_shows_the_widget_and_nothing_else(cluster: Cluster) -> None:
    assert requests.get(f"{cluster.address}/widget/assistant.js", timeout=10).ok
    for path in ("/webhooks/rest/webhook", "/", "/status", "/chat/x"):
        answer = requests.get(cluster.address + path, timeout=10)
        assert answer.status_code in (403, 404) and "nginx" in answer.headers["Server"]


def test_limits_count_visitors_and_not_the_proxy(cluster: Cluster) -> None:
    """Each server believes the address that the proxy in front of it tells, and no other."""
    server = cluster.servers[0].address

    def begin(visitor: str) -> int:
        return requests.post(
            f"{server}/widget/session",
            data="{}",
            headers={"Origin": server, "X-Forwarded-For": f"203.0.113.9, {visitor}"},
            timeout=10,
        ).status_code

    assert [begin("198.51.100.1") for _ in range(6)] == [200] * 5 + [429]
    assert begin("198.51.100.2") == 200


def test_when_a_server_dies_the_other_goes_on(new_context: NewContext, cluster: Cluster) -> None:
    """The last test here: one server is gone afterwards."""
    page = new_context().new_page()
    page.goto(f"{cluster.address}/chat")
    widget = Widget(page)
    assert "eight weeks" in widget.ask("how long are the trade policy courses?")
    cluster.servers[1].stop(signal.SIGKILL)
    for _ in range(2):
        assert "Geneva and elsewhere" in widget.ask("and where?")
    expect(widget.failure).to_have_count(0)
    expect(widget.reload().questions).to_have_count(3)
