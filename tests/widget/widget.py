"""The widget on a page, as a person uses it."""

from __future__ import annotations

from typing import List

from playwright.sync_api import Locator, Page, expect

TAG = "training-assistant"


class Widget:
    """A widget on a page.

    Attributes:
        page: The page.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.launcher = page.locator(".launcher")
        self.panel = page.locator(".panel")
        self.input = page.get_by_label("Your question")
        self.bubbles = page.locator(".messages .bubble")
        self.answers = page.locator(".messages .theirs .bubble")
        self.questions = page.locator(".messages .mine .bubble")
        self.notes = page.locator(".messages .note")
        self.replies = page.locator(".reply")
        self.banner = page.locator(".banner")
        self.failure = page.locator(".failure")
        self.typing = page.locator(".typing")
        self.transcript = page.locator(".transcript")
        self.panel.wait_for(state="attached")

    def open(self) -> Widget:
        """Press the launcher."""
        self.launcher.click()
        expect(self.panel).to_be_visible()
        return self

    def type(self, text: str) -> None:
        """Write into the input and press Enter."""
        self.input.fill(text)
        self.input.press("Enter")

    def ask(self, text: str) -> str:
        """Ask by typing; returns the answer when it is all there."""
        self.type(text)
        return self.answer_to(text)

    def answer_to(self, text: str) -> str:
        """The bot's messages after the last thing said, which must be this."""
        expect(self.questions.last).to_have_text(text)
        last = self.page.locator(".messages > .mine").last
        answers = last.locator("xpath=following-sibling::li[contains(@class, 'theirs')]")
        answers.first.wait_for()
        expect(self.typing).to_be_hidden()
        return "\n".join(answers.locator(".bubble").all_inner_texts())

    def said(self) -> List[str]:
        """What the person has said."""
        return self.questions.all_inner_texts()

    def ask_nobody(self, text: str) -> None:
        """Write something that can't be delivered, and let the pauses between tries pass quickly."""
        self.page.clock.install()
        self.type(text)
        tries = 0
        while not self.failure.is_visible():
            tries += 1
            assert tries < 1000, "the message neither arrived nor failed"
            self.page.clock.fast_forward(500)

    def option(self, name: str) -> None:
        """Choose one of the options."""
        self.page.get_by_role("button", name="Options").click()
        self.page.get_by_role("button", name=name, exact=True).click()

    def reload(self) -> Widget:
        """Load the page again."""
        self.page.reload()
        return Widget(self.page)

    def focused(self) -> Locator:
        """What in the widget has the focus."""
        return self.page.locator("training-assistant :focus")
