"""The report `docs/evaluation/report.md`, from kept figures."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping

from evaluation.floors import figure
from evaluation.tables import share, table

Figures = Mapping[str, Any]


def report(figures: Figures, bounds: Mapping[str, Mapping[str, float]]) -> str:
    """The report in Markdown.

    Args:
        figures: What `make eval` measured.
        bounds: The floors.
    """
    lines = [
        "# How well the assistant understands",
        "",
        "Written by `make eval`. The questions and dialogues were written by people who had not seen",
        "the training data; each answer of the running assistant is judged on its facts. Figures are",
        f"shares of {figures['understanding']['questions']} questions (`{figures['sets'][0]}`) and of "
        f"{sum(asked for _, asked in figures['dialogues']['whole']['by_kind'].values())} dialogues "
        f"(`{figures['sets'][1]}`).",
        "",
        *_floors(figures, bounds),
        *_answers(figures),
        *_understanding(figures["understanding"]),
        *_noise(figures),
        *_calibration(figures),
        *_validation(figures["learning"]),
    ]
    return "\n".join(lines) + "\n"


def _floors(figures: Figures, bounds: Mapping[str, Mapping[str, float]]) -> List[str]:
    rows = [
        [path, f"{figure(figures, path):.3f}", f"{sign} {bound:.3f}"]
        for name, sign in (("at_least", "≥"), ("at_most", "≤"))
        for path, bound in bounds[name].items()
    ]
    return ["## Figures with a bound", "", *table(["figure", "now", "bound"], rows), ""]


def _answers(figures: Figures) -> List[str]:
    rows = []
    for title, found in (
        ("question", figures["answers"]),
        ("dialogue turn", figures["dialogues"]["turns"]),
        ("whole dialogue", figures["dialogues"]["whole"]),
    ):
        rows += [
            [title, kind, f"{right} of {asked}", share(right / asked)]
            for kind, (right, asked) in found["by_kind"].items()
        ]
        rows.append([f"**{title}**", "all", "", f"**{share(found['share'])}**"])
    answers = figures["answers"]
    return [
        "## Answers from end to end",
        "",
        *table(["", "kind", "right", ""], rows),
        "",
        f"Declined of what is beside the subject: {share(answers['declined'])}; of what is not: "
        f"{share(answers['wrongly_declined'])}. Lengths told that the source does not state: "
        f"{answers['invented'] + figures['dialogues']['turns']['invented']}.",
        "",
    ]


def _understanding(found: Figures) -> List[str]:
    rows = [
        ["intent accuracy", share(found["intent_accuracy"])],
        ["intent macro-F1", share(found["intent_macro_f1"])],
        ["programme precision", share(found["programme"]["precision"])],
        ["programme recall", share(found["programme"]["recall"])],
        ["attribute precision", share(found["attribute"]["precision"])],
        ["attribute recall", share(found["attribute"]["recall"])],
        ["out-of-scope recall", share(found["out_of_scope_recall"])],
        ["false refusals", share(found["false_refusal_rate"])],
        ["asked back instead of answering", share(found["asked_back_rate"])],
    ]
    values = [
        [name, str(item["expected"]), share(item["precision"]), share(item["recall"])]
        for kind in ("programmes", "attributes")
        for name, item in found[kind].items()
    ]
    wrong = [[meant, taken, str(count)] for meant, taken, count in found["mistakes"]]
    return [
        "## What the NLU pipeline makes of the questions",
        "",
        *table(["", "share"], rows),
        "",
        *table(["programme or attribute", "asked for", "precision", "recall"], values),
        "",
        "Commonest mistakes:",
        "",
        *table(["meant", "taken for", "times"], wrong),
        "",
    ]


def _noise(figures: Figures) -> List[str]:
    clean = figures["answers"]["share"]
    rows = [["as written", share(clean), ""]] + [
        [kind, share(found["share"]), f"{(found['share'] - clean) * 100:+.1f}"]
        for kind, found in figures["noise"].items()
    ]
    return [
        "## Robustness",
        "",
        "The same questions with noise, always the same noise (`evaluation/noise.py`).",
        "",
        *table(["noise", "answers right", "points"], rows),
        "",
        "![Answers right under noise](robustness.png)",
        "",
    ]


def _calibration(figures: Figures) -> List[str]:
    found = figures["understanding"]["calibration"]
    inside = figures["learning"]["calibration"]
    rows = [
        [f"{item['low']:.1f} – {item['high']:.1f}", str(item["count"]), share(item["confidence"]),
         share(item["right"]), str(other["count"]), share(other["confidence"]), share(other["right"])]
        for item, other in zip(found["table"], inside["table"])
    ]  # fmt: skip
    return [
        "## Whether its confidence can be trusted",
        "",
        f"Below a confidence of {figures['unsure_below']:.2f} the assistant asks an either/or",
        "question. Expected calibration error (by how much confidence and truth differ on average):",
        f"{found['expected_error']:.3f} on the held-out questions, {inside['expected_error']:.3f} in",
        "cross-validation, where a single clause is read at a time.",
        "",
        *table(
            ["confidence", "questions", "mean", "right", "in cross-validation", "mean", "right"],
            rows,
        ),
        "",
        "![Reliability of the confidence; points of fewer than five readings are not drawn]"
        "(calibration.png)",
        "",
    ]


def _validation(found: Figures) -> List[str]:
    names: Dict[str, str] = {
        "intent_accuracy": "intent accuracy",
        "intent_macro_f1": "intent macro-F1",
        "attribute_precision": "attribute precision",
        "attribute_recall": "attribute recall",
    }
    rows = [
        [title, share(item["mean"]), f"± {item['spread'] * 100:.1f}",
         ", ".join(f"{fold * 100:.1f}" for fold in item["folds"])]
        for name, title in names.items()
        for item in [found["cross_validation"][name]]
    ]  # fmt: skip
    curve = [
        [str(point["per_label"]), str(point["examples"]), share(point["intent_accuracy"]),
         share(point["intent_macro_f1"]), share(point["attribute_recall"])]
        for point in found["curve"]
    ]  # fmt: skip
    folds = len(found["cross_validation"]["intent_accuracy"]["folds"])
    return [
        "## Cross-validation on the training data",
        "",
        f"{found['examples']} examples in {found['groups']} groups of near-copies (the largest has",
        f"{found['largest_group']}); each of {folds} parts is read after learning from the others, and",
        "no group is in two parts. The training data hold far more unusual wordings than people send, so",
        "these figures are lower than those above.",
        "",
        *table(["", "mean", "spread", "parts"], rows),
        "",
        "![Confusion in cross-validation](confusion.png)",
        "",
        "## Learning curve",
        "",
        *table(["examples per label, at most", "in all", "intent accuracy", "macro-F1",
                "attribute recall"], curve),
        "",
        "![Learning curve](learning_curve.png)",
    ]  # fmt: skip
