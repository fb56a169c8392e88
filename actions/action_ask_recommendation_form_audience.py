"""The action `action_ask_recommendation_form_audience`."""

from actions.form_question import FormQuestion


class AskRecommendationFormAudience(FormQuestion):
    """Asks the recommendation form's question about the audience."""

    slot = "audience"
