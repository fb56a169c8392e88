"""The action `action_ask_form_audience`."""

from actions.form_question import FormQuestion


class AskFormAudience(FormQuestion):
    """Asks the recommendation form's question about the audience."""

    slot = "audience"
