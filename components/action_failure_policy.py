"""A policy that apologises when a custom action has failed."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from rasa.core.featurizers.tracker_featurizers import TrackerFeaturizer
from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

APOLOGY = "utter_action_failed"
FAILED_SLOT = "action_failed"


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class ActionFailurePolicy(Policy):
    """Predicts an apology after a custom action or a form that left no trace.

    When an action fails, for one because the action server is down, Rasa notes that it ran and
    goes on without a word to the user. Every custom action here leaves at least one event, so one
    that left none has failed.
    """

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        featurizer: Optional[TrackerFeaturizer] = None,
    ) -> None:
        config = {"priority": 10, **config}
        super().__init__(config, model_storage, resource, execution_context, featurizer)

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """The policy's default settings."""
        return {"priority": 10}

    def train(
        self,
        training_trackers: List[TrackerWithCachedStates],
        domain: Domain,
        **kwargs: Any,
    ) -> Resource:
        """Nothing is learned (see the parent class)."""
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ActionFailurePolicy:
        """Nothing was kept (see the parent class)."""
        return cls(config, model_storage, resource, execution_context)

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: Optional[Dict[str, Any]] = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """The apology after a failed action, listening after the apology, else no opinion."""
        last = tracker.events[-1] if tracker.events else None
        probabilities = self._default_predictions(domain)
        if isinstance(last, ActionExecuted) and _leaves_a_trace(str(last.action_name), domain):
            return self._certain(APOLOGY, probabilities, domain, failed=True)
        if tracker.latest_action_name == APOLOGY:
            return self._certain(ACTION_LISTEN_NAME, probabilities, domain, failed=None)
        return self._prediction(probabilities)

    def _certain(
        self, action: str, probabilities: List[float], domain: Domain, failed: Optional[bool]
    ) -> PolicyPrediction:
        probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(
            probabilities, events=[SlotSet(FAILED_SLOT, failed)], is_no_user_prediction=True
        )


def _leaves_a_trace(action: str, domain: Domain) -> bool:
    return action in domain.user_actions and (
        action.startswith("action_") or action in domain.form_names
    )
