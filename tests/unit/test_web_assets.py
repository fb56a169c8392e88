"""The widget's files as they are served."""

import json
import re

import pytest

from channels.web import assets


def test_strings_and_styles_travel_inside_the_script() -> None:
    script = assets.script(1000, ["en"])
    config, _ = json.JSONDecoder().raw_decode(script, script.index("{", script.index("CONFIG")))
    assert config["max"] == 1000 and config["languages"] == ["en"]
    assert config["strings"] == assets.strings("en")
    assert config["styles"].startswith(":host{") and "/*" not in config["styles"]


def test_a_page_can_hold_the_script() -> None:
    assert "</" not in assets.script(1000, ["en"])


@pytest.mark.parametrize(
    "written, served",
    [
        ("  // a remark\n  let a = 1;\n\n", "let a=1;"),
        ('let a = "x = 1, y";', 'let a="x = 1, y";'),
        ("let a = `${b} = c`;", "let a=`${b} = c`;"),
        ('let a = "b \\" = c" + d;', 'let a="b \\" = c"+d;'),
        ("a(\n  b\n)\n  .c();", "a(b).c();"),
        ("let a = /x = y/.exec(b);", "let a = /x = y/.exec(b);"),
        ("if (a) {\n  b();\n}\nelse c();", "if(a){b();}\nelse c();"),
        ("return -1;", "return -1;"),
    ],
)
def test_only_what_means_nothing_is_left_out(written: str, served: str) -> None:
    assert assets._tight_script(written) == served


def test_every_property_for_looks_is_documented() -> None:
    styles = (assets.WIDGET / "assistant.css").read_text()
    used = set(re.findall(r"--assistant-([a-z-]+)", styles))
    colours = {name[len("dark-") :] for name in used if name.startswith("dark-")}
    table = (assets.WIDGET.parent / "docs" / "embedding.md").read_text().split("| property |")[1]
    documented = set(re.findall(r"`(?:--assistant)?-([a-z-]+)`", table.split("\n\n")[0]))
    assert documented == {name for name in used if not name.startswith("dark-")}
    # All but sizes and the typeface have a twin for dark mode.
    assert documented - colours == {"font", "radius", "scale", "offset", "layer"}


@pytest.mark.parametrize("language", [path.stem for path in assets.WIDGET.glob("strings/*.json")])
def test_a_language_has_every_string_that_is_used(language: str) -> None:
    sources = "".join(path.read_text() for path in assets.WIDGET.glob("src/*.js"))
    used = set(re.findall(r"\bwords\.(\w+)", sources))
    used |= set(re.findall(r'phrase\([^,]+, "(\w+)"', sources))
    used |= {f"theme_{name}" for name in ("auto", "light", "dark")}
    used |= {"too_many", "not_allowed", "cannot_clear", "failed"}
    used |= set(re.findall(r'this\.item\("(\w+)"', sources))
    optional = {"direction"}
    assert set(assets.strings(language)) - optional == used - optional
