"""The action `action_ask_form_place`."""

from actions.form_question import FormQuestion


class AskFormPlace(FormQuestion):
    """Asks the recommendation form's question about the place."""

    slot = "place"
