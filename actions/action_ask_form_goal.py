"""The action `action_ask_form_goal`."""

from actions.form_question import FormQuestion


class AskFormGoal(FormQuestion):
    """Asks the recommendation form's question about the goal."""

    slot = "goal"
