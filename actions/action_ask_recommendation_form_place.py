"""The action `action_ask_recommendation_form_place`."""

from actions.form_question import FormQuestion


class AskRecommendationFormPlace(FormQuestion):
    """Asks the recommendation form's question about the place."""

    slot = "place"
