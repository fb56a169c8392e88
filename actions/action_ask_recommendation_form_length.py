"""The action `action_ask_recommendation_form_length`."""

from actions.form_question import FormQuestion


class AskRecommendationFormLength(FormQuestion):
    """Asks the recommendation form's question about the length."""

    slot = "length"
