"""The action `action_ask_form_length`."""

from actions.form_question import FormQuestion


class AskFormLength(FormQuestion):
    """Asks the recommendation form's question about the length."""

    slot = "length"
