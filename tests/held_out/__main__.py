"""Print held-out figures by kind: `python -m tests.held_out FILE… [--failures]`."""

import sys

from tests.bot import RunningBot
from tests.held_out.scores import ask_questions, hold_dialogues, load


def main() -> None:
    """Score each file named; dialogues are told by their file name."""
    names = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    failures = "--failures" in sys.argv
    running = RunningBot().start()
    try:
        for name in names or ["questions.yml", "dialogues.yml"]:
            entries = load(name)
            if "turns" in entries[0]:
                whole, scores = hold_dialogues(running, entries)
                print(f"\n{name}: dialogues right in every turn\n{whole.table()}\n\nturns")
            else:
                scores = ask_questions(running, entries)
                print(f"\n{name}")
            print(scores.table())
            print(f"invented facts: {scores.inventions or 'none'}")
            if failures:
                for said, reply, wrong in scores.failures:
                    print(f"\n> {said}\n{reply}\n!! {'; '.join(wrong)}")
    finally:
        running.stop()


if __name__ == "__main__":
    main()
