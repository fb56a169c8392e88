"""The action `action_ask_recommendation_form_goal`."""

from actions.form_question import FormQuestion


class AskRecommendationFormGoal(FormQuestion):
    """Asks the recommendation form's question about the goal."""

    slot = "goal"
