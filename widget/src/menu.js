// Options: text size, colours, copying, downloading and deleting the conversation.

const SIZES = [100, 115, 130, 150, 175, 200];
const THEMES = ["auto", "light", "dark"];

class Menu {
  // `actions`: size(percent), theme(name), copy(), download(), clear().
  constructor(words, memory, theme, actions) {
    Object.assign(this, { words, memory, actions });
    this.button = h(
      "button",
      { class: "tool", type: "button", "aria-label": words.menu, "aria-expanded": "false", "aria-controls": "menu", onclick: () => this.toggle() },
      icon("menu")
    );
    this.percent = h("output", { class: "percent" });
    this.themes = THEMES.map((name) =>
      h("button", { type: "button", onclick: () => this.setTheme(name) }, words[`theme_${name}`])
    );
    this.question = this.confirmation();
    this.clearButton = this.item("clear", () => this.ask(true));
    this.element = h(
      "div",
      { class: "menu", id: "menu", role: "group", "aria-label": words.menu, hidden: true },
      h(
        "div",
        { class: "row", role: "group", "aria-label": words.text_size },
        h("span", {}, words.text_size),
        h("button", { type: "button", "aria-label": words.smaller, onclick: () => this.resize(-1) }, "A−"),
        this.percent,
        h("button", { type: "button", "aria-label": words.larger, onclick: () => this.resize(1) }, "A+")
      ),
      h("div", { class: "row", role: "group", "aria-label": words.theme }, h("span", {}, words.theme), this.themes),
      this.item("copy", () => this.leave(actions.copy)),
      this.item("download", () => this.leave(actions.download)),
      this.clearButton,
      this.question
    );
    this.setSize(Number(memory.get("size")) || 100);
    this.setTheme(memory.get("theme") || theme || "auto", false);
  }

  item(name, onclick) {
    return h("button", { class: `item ${name}`, type: "button", onclick }, this.words[name]);
  }

  confirmation() {
    return h(
      "div",
      { class: "question", hidden: true, role: "group", "aria-labelledby": "question" },
      h("p", { id: "question" }, this.words.clear_question),
      h("button", { class: "danger", type: "button", onclick: () => this.leave(this.actions.clear) }, this.words.clear_yes),
      h("button", { type: "button", onclick: () => this.ask(false) }, this.words.clear_no)
    );
  }

  get open() {
    return !this.element.hidden;
  }

  toggle(open = !this.open) {
    this.element.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    this.clearButton.hidden = false;
    this.question.hidden = true;
    if (open) this.element.querySelector("button").focus();
    else this.button.focus();
  }

  leave(action) {
    this.toggle(false);
    action();
  }

  ask(yes) {
    this.question.hidden = !yes;
    this.clearButton.hidden = yes;
    (yes ? this.question.querySelector("button:last-child") : this.clearButton).focus();
  }

  resize(step) {
    const index = Math.max(0, SIZES.indexOf(this.size));
    this.setSize(SIZES[Math.min(SIZES.length - 1, Math.max(0, index + step))]);
    this.memory.set("size", this.size);
  }

  setSize(percent) {
    this.size = percent;
    this.percent.textContent = `${percent} %`;
    this.actions.size(percent);
  }

  setTheme(name, keep = true) {
    this.themes.forEach((button, index) => button.setAttribute("aria-pressed", String(THEMES[index] === name)));
    if (keep) this.memory.set("theme", name);
    this.actions.theme(name);
  }
}
