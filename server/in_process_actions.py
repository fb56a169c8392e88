"""Custom actions run inside Rasa's own process, without a second server and without HTTP."""

from __future__ import annotations

from typing import Any, Optional

from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor


class InProcessActions(EndpointConfig):
    """An action endpoint that calls the action executor directly.

    Args:
        package: The package whose actions are registered.
    """

    def __init__(self, package: str) -> None:
        super().__init__(url=f"in-process:{package}", selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(
        self,
        method: str = "post",
        subpath: Optional[str] = None,
        content_type: Optional[str] = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Optional[Any]:
        """Run the action that a call names (see the parent class).

        Raises:
            RasaException: If the action fails.
        """
        call = kwargs["json"]
        try:
            return await self._executor.run(call)
        except Exception as error:
            raise RasaException(
                f"The action '{call.get('next_action')}' failed: {error}"
            ) from error
