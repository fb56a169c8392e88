"""Check what actions return without building the checker anew for every call."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict

from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction


@lru_cache(maxsize=1)
def _validator() -> Any:
    schema = RemoteAction.action_response_format_spec()
    return validator_for(schema)(schema)


def _validate(action: RemoteAction, result: Dict[str, Any]) -> bool:
    error = best_match(_validator().iter_errors(result))
    if error is not None:
        raise error
    return True


def check_quickly() -> None:
    """Make Rasa keep its validator of action results.

    Rasa 3.6.21 validates each result with `jsonschema.validate`, which first validates Rasa's own
    schema: 20 of the 30 ms of a turn. It offers no setting for this, so the method is replaced;
    the check itself stays the same.
    """
    RemoteAction._validate_action_result = _validate
    _validator()
