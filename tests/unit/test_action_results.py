"""Results of actions are checked as Rasa checks them, only faster."""

from __future__ import annotations

from typing import Any, List

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig

from server.action_results import _is_valid, _validate

VALID: List[Any] = [
    {},
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "a", "value": None, "timestamp": None}]},
    {"events": [{"event": "slot", "name": "a", "value": {"b": [1]}}], "responses": [{"text": "x"}]},
    {"events": [{"event": "active_loop", "name": None}, {"event": "reset_slots"}]},
    {"events": [{"event": "action", "confidence": 0.5}], "extra": 1},
]
INVALID: List[Any] = [
    [],
    None,
    {"events": {}},
    {"events": ["slot"]},
    {"events": [{"name": "a", "value": 1}]},
    {"events": [{"event": "nothing like it"}]},
    {"events": [{"event": 3}]},
    {"events": [{"event": "slot", "value": 1}]},
    {"events": [{"event": "slot", "name": 1, "value": 1}]},
    {"events": [{"event": "pause", "metadata": []}]},
    {"responses": {"text": "x"}},
    {"responses": ["x"]},
]


@pytest.mark.parametrize("result", VALID)
def test_what_rasa_accepts_is_accepted(result: Any) -> None:
    jsonschema.validate(result, RemoteAction.action_response_format_spec())
    assert _is_valid(result)
    assert _validate(RemoteAction("any", EndpointConfig()), result)


@pytest.mark.parametrize("result", INVALID)
def test_what_rasa_refuses_is_refused(result: Any) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(result, RemoteAction.action_response_format_spec())
    assert not _is_valid(result)
    with pytest.raises(jsonschema.ValidationError):
        _validate(RemoteAction("any", EndpointConfig()), result)
