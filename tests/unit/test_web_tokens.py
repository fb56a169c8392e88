"""Session tokens."""

import pytest

from channels.web.tokens import TokenRefused, Tokens

SECRET = "a secret of thirty-two characters"


def test_a_token_opens_its_session_on_every_server_with_the_secret() -> None:
    token = Tokens(SECRET, 60).issue()
    assert Tokens(SECRET, 5).read(token) == token.split(".")[1]


def test_sessions_are_new_and_long_enough_not_to_be_guessed() -> None:
    tokens = Tokens(SECRET, 60)
    sessions = {tokens.read(tokens.issue()) for _ in range(100)}
    assert len(sessions) == 100
    assert all(len(session) == 24 for session in sessions)


def test_an_old_token_is_told_from_a_false_one() -> None:
    tokens = Tokens(SECRET, 60)
    with pytest.raises(TokenRefused) as old:
        tokens.read(Tokens(SECRET, -1).issue())
    assert old.value.expired
    with pytest.raises(TokenRefused) as false:
        tokens.read(Tokens(SECRET + "!", 60).issue())
    assert not false.value.expired


def test_every_changed_character_is_noticed() -> None:
    tokens = Tokens(SECRET, 60)
    token = tokens.issue()
    for index, character in enumerate(token):
        other = "A" if character != "A" else "B"
        with pytest.raises(TokenRefused):
            tokens.read(token[:index] + other + token[index + 1 :])


@pytest.mark.parametrize("token", [None, 7, b"x", [], "", ".", "...", "1.a.b.c", "é", "x" * 600])
def test_what_is_no_token_is_refused(token: object) -> None:
    with pytest.raises(TokenRefused):
        Tokens(SECRET, 60).read(token)


def test_a_conversations_id_is_the_same_everywhere_and_not_in_its_token() -> None:
    tokens = Tokens(SECRET, 60)
    token = tokens.issue()
    session = tokens.read(token)
    sender = tokens.sender_id(session)
    assert sender == Tokens(SECRET, 5).sender_id(session)
    assert sender != Tokens(SECRET + "!", 60).sender_id(session)
    assert sender.startswith("web-") and sender[4:] not in token
