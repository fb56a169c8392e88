"""What the output channels share: a message is rendered and its parts are sent, or it is logged."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from typing import Any, Dict

from rasa.core.channels.channel import OutputChannel

from channels.delivery import PlatformError
from channels.limits import LIMITS
from channels.rendering import Part, render

logger = logging.getLogger(__name__)


class Replies(OutputChannel, ABC):
    """Replies to one person or group on one platform.

    Attributes:
        limits: The entry of the limits table that applies.
    """

    limits: str

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return cls.limits

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        """Send a message of the assistant (see the parent class).

        A failure is logged and ends here: the conversation goes on.
        """
        try:
            for part in render(message, LIMITS[self.limits]):
                await self.send(part)
        except PlatformError as error:
            logger.warning("A reply could not be delivered (%s).", error)

    @abstractmethod
    async def send(self, part: Part) -> None:
        """Send one message.

        Raises:
            PlatformError: If it could not be delivered.
        """
