// Where the person writes.

class Composer {
  // `actions`: send(text), page(direction) to scroll the transcript, announce(text).
  constructor(words, memory, actions) {
    Object.assign(this, { words, memory, actions });
    this.input = h("textarea", {
      id: "input",
      rows: 1,
      placeholder: words.input,
      enterkeyhint: "send",
      autocomplete: "off",
      "aria-describedby": "hint",
      onkeydown: (event) => this.key(event),
      oninput: () => this.typed(),
    });
    this.hint = h("div", { class: "hint", id: "hint", hidden: true });
    this.element = h(
      "form",
      {
        onsubmit: (event) => {
          event.preventDefault();
          this.submit();
        },
      },
      this.hint,
      h("label", { class: "sr", for: "input" }, words.input),
      this.input,
      h("button", { class: "send", type: "submit", "aria-label": words.send }, icon("send"))
    );
    // A question half written when the page was left.
    this.input.value = memory.get("draft", "sessionStorage") || "";
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  key(event) {
    const { key } = event;
    if (!this.input.value && key.startsWith("Page")) {
      event.preventDefault();
      this.actions.page(key === "PageUp" ? -1 : 1);
    }
    if (key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  typed() {
    const { input, hint } = this;
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
    const over = input.value.trim().length - CONFIG.max;
    hint.hidden = over <= 0;
    hint.textContent = over > 0 ? phrase(this.words, "too_long", { count: over }) : "";
    input.setAttribute("aria-invalid", String(over > 0));
    this.memory.set("draft", input.value || null, "sessionStorage");
  }

  submit() {
    const text = this.input.value.trim();
    this.focus();
    if (!text) return;
    if (text.length > CONFIG.max) {
      this.actions.announce(this.hint.textContent);
      return;
    }
    this.input.value = "";
    this.typed();
    this.actions.send(text);
  }
}
