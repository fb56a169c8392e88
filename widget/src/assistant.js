// The custom element <training-assistant>: a launcher with a panel, or a panel that fills its place.

const TAG = "training-assistant";
const SCRIPT = document.currentScript;
const HOME = SCRIPT && SCRIPT.src ? new URL(".", SCRIPT.src).href.replace(/\/$/, "") : "";
// What a script tag may pass on to the element that it puts on the page.
const PASSED_ON = ["lang", "theme", "open"];

const SHEET = new CSSStyleSheet();
SHEET.replaceSync(CONFIG.styles);

class TrainingAssistant extends HTMLElement {
  // Sentences that replace those of the language in use; set before the element is on the page.
  strings = this.strings ?? {};

  connectedCallback() {
    // Frameworks may move an element; it is built once.
    if (this.panel || this.building) return;
    this.building = true;
    const language = this.language();
    if (language === CONFIG.strings.language) this.build(CONFIG.strings);
    else {
      fetch(`${this.base}/strings/${language}.json`)
        .then((response) => response.json())
        .catch(() => CONFIG.strings)
        .then((strings) => this.build(strings));
    }
  }

  disconnectedCallback() {
    this.removal?.abort();
    this.panel = this.building = null;
    this.shadowRoot?.replaceChildren();
  }

  get base() {
    return (this.getAttribute("server") || HOME).replace(/\/$/, "");
  }

  // The language asked for by the element or else by the page, if there are strings for it.
  language() {
    const asked = (this.closest("[lang]")?.lang || "").toLowerCase();
    return (
      [asked, asked.split("-")[0]].find((name) => CONFIG.languages.includes(name)) || CONFIG.strings.language
    );
  }

  build(strings) {
    this.words = { ...CONFIG.strings, ...strings, ...this.strings };
    this.memory = new Memory(`${TAG}@${this.base}`);
    this.full = this.getAttribute("mode") === "page";
    this.queue = Promise.resolve();
    this.unread = 0;
    this.removal = new AbortController();
    this.connection = new Connection(
      this.base,
      this.memory,
      (state) => this.banner(state === "trying" && this.words.sending_again),
      () => this.transcript.note(this.words.ended)
    );
    this.transcript = new Transcript(this.words, {
      onchoose: (button) => {
        this.focusAfterChoice();
        this.say(button.title, button.payload);
      },
      onretry: (message) => {
        this.input.focus();
        this.deliver(message);
      },
    });
    this.menu = new Menu(this.words, this.memory, this.getAttribute("theme"), {
      size: (percent) => this.style.setProperty("--assistant-scale", percent / 100),
      theme: (name) => this.setTheme(name),
      copy: () => this.copy(),
      download: () => this.download(),
      clear: () => this.clear(),
    });
    const root = this.shadowRoot || this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [SHEET];
    this.panel = this.makePanel();
    this.launcher = h(
      "button",
      { class: "launcher", type: "button", "aria-haspopup": "dialog", onclick: () => this.open() },
      icon("chat"),
      h("span", { class: "label" }, this.words.launcher),
      (this.badge = h("span", { class: "badge", hidden: true, "aria-hidden": "true" })),
      (this.badgeText = h("span", { class: "sr" }))
    );
    root.replaceChildren(
      h("div", { class: "root" }, this.transcript.outerLive, !this.full && this.launcher, this.panel)
    );
    this.listen();
    this.welcome();
    if (this.full) this.resume();
    // Coming from another page of the site, the panel is as it was, and the focus where it belongs.
    else if (this.hasAttribute("open") || this.memory.get("open", "sessionStorage")) this.show(false);
    performance.mark(`${TAG}-usable`);
    this.emit("ready");
  }

  makePanel() {
    this.status = h("div", { class: "banner", hidden: true });
    this.input = h("textarea", {
      id: "input",
      rows: 1,
      placeholder: this.words.input,
      enterkeyhint: "send",
      autocomplete: "off",
      "aria-describedby": "hint",
      onkeydown: (event) => this.key(event),
      oninput: () => this.typed(),
    });
    this.hint = h("div", { class: "hint", id: "hint", hidden: true });
    return h(
      this.full ? "section" : "dialog",
      { class: this.full ? "panel full" : "panel", "aria-labelledby": "title" },
      h(
        "header",
        {},
        h("div", { class: "face" }, icon("chat")),
        h(
          "div",
          { class: "names" },
          h("h2", { id: "title" }, this.words.title),
          h("p", {}, this.words.subtitle)
        ),
        this.menu.button,
        !this.full &&
          h("button", { class: "tool", type: "button", "aria-label": this.words.close, onclick: () => this.close() }, icon("close"))
      ),
      this.menu.element,
      this.status,
      this.transcript.element,
      h(
        "form",
        {
          onsubmit: (event) => {
            event.preventDefault();
            this.submit();
          },
        },
        this.hint,
        h("label", { class: "sr", for: "input" }, this.words.input),
        this.input,
        h("button", { class: "send", type: "submit", "aria-label": this.words.send }, icon("send"))
      ),
      this.transcript.live
    );
  }

  listen() {
    const { signal } = this.removal;
    const on = (target, name, act) => target.addEventListener(name, act, { signal });
    this.small = matchMedia("(max-width: 30em), (max-height: 30em)");
    this.darkPage = matchMedia("(prefers-color-scheme: dark)");
    on(this.darkPage, "change", () => this.setTheme(this.theme));
    on(this.small, "change", () => this.isOpen && !this.full && this.place());
    on(window, "offline", () => this.banner(this.words.offline));
    on(window, "online", () => {
      this.banner();
      this.retryAll();
    });
    // Another tab of the same site had a turn, or cleared the conversation.
    on(window, "storage", (event) => {
      if (event.key === this.memory.key("turn") && this.started && !this.busy) this.restore();
    });
    if (window.visualViewport) {
      // Phones lay the keyboard over the page: keep to the part that is left.
      const fit = () => {
        this.style.setProperty("--assistant-height", `${visualViewport.height}px`);
        this.style.setProperty("--assistant-top", `${visualViewport.offsetTop}px`);
        this.transcript.follow();
      };
      on(visualViewport, "resize", fit);
      on(visualViewport, "scroll", fit);
      fit();
    }
    on(this.panel, "cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    on(this.panel, "keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      if (this.menu.open) this.menu.toggle(false);
      else this.close();
    });
    this.setTheme(this.theme);
    this.showUnread();
  }

  get isOpen() {
    return this.full || this.panel.open;
  }

  // Open the panel and put the focus into the input.
  open() {
    if (!this.isOpen) this.show(true);
    else this.input.focus();
  }

  show(focus) {
    this.place();
    this.launcher.hidden = true;
    this.unread = 0;
    this.showUnread();
    this.memory.set("open", "1", "sessionStorage");
    if (focus) this.input.focus({ preventScroll: true });
    this.transcript.follow();
    this.resume();
    this.emit("open");
  }

  // A small screen is filled, and what lies behind is out of reach; elsewhere the page stays usable.
  place() {
    const focused = this.shadowRoot.activeElement;
    this.panel.close();
    if (this.small.matches) this.panel.showModal();
    else this.panel.setAttribute("open", "");
    if (focused && focused !== this.launcher) focused.focus();
  }

  // Close the panel and give the focus back to the launcher.
  close() {
    if (this.full || !this.isOpen) return;
    if (this.menu.open) this.menu.toggle(false);
    this.panel.close();
    this.launcher.hidden = false;
    this.launcher.focus();
    this.memory.set("open", null, "sessionStorage");
    this.emit("close");
  }

  // Greeting and starter questions need no server.
  welcome() {
    this.transcript.add({ from: "bot", text: this.words.greeting });
    if (!this.connection.token) this.transcript.offer(this.starters());
  }

  starters() {
    return this.words.starters.map((title) => ({ title }));
  }

  resume() {
    if (this.started) return;
    this.started = true;
    if (this.connection.token) this.restore();
  }

  // Show the conversation as the server has it.
  async restore() {
    let messages = [];
    try {
      if (this.connection.token) messages = await this.connection.session();
    } catch (problem) {
      this.explain(problem);
      this.transcript.offer(this.starters());
      return;
    }
    if (this.busy) return;
    const ended = this.transcript.list.querySelector(".note");
    this.transcript.clear();
    this.welcome();
    if (ended) this.transcript.list.append(ended);
    messages.forEach((message) => this.transcript.add(message));
    const last = messages[messages.length - 1];
    this.transcript.offer(last ? last.buttons || [] : this.starters());
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  typed() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
    const over = this.input.value.trim().length - CONFIG.max;
    this.hint.hidden = over <= 0;
    this.hint.textContent = over > 0 ? say(this.words, "too_long", { count: over }) : "";
    this.input.setAttribute("aria-invalid", String(over > 0));
  }

  submit() {
    const text = this.input.value.trim();
    this.input.focus();
    if (!text) return;
    if (text.length > CONFIG.max) {
      this.transcript.announce(this.hint.textContent);
      return;
    }
    this.input.value = "";
    this.typed();
    this.say(text);
  }

  // Send something as if it had been typed.
  send(text) {
    if (String(text).trim()) this.say(String(text).trim().slice(0, CONFIG.max));
  }

  say(text, payload) {
    const message = { from: "user", text, payload, id: randomId(), time: Date.now() / 1000 };
    this.transcript.offer([]);
    this.transcript.add(message);
    this.emit("message", { from: "user", text });
    this.deliver(message);
  }

  // One message at a time, in the order in which they were sent.
  deliver(message) {
    this.started = true;
    message.pending = true;
    this.transcript.settle(message);
    this.queue = this.queue.then(() => this.turn(message));
  }

  async turn(message) {
    this.busy = true;
    this.transcript.waiting(true);
    try {
      await this.connection.deliver(message, (reply) => this.receive(reply));
      this.memory.set("turn", message.id);
    } catch (problem) {
      this.transcript.failed(message);
      this.explain(problem);
    } finally {
      message.pending = false;
      this.busy = false;
      this.transcript.waiting(false);
    }
  }

  receive(reply) {
    this.transcript.add(reply);
    this.transcript.offer(reply.buttons || []);
    const options = (reply.buttons || []).map((button) => button.title).join(", ");
    this.transcript.announce(
      `${this.words.bot}: ${reply.text}${options && ` ${this.words.suggestions}: ${options}`}`
    );
    if (!this.isOpen) {
      this.unread += 1;
      this.showUnread();
    }
    this.emit("message", { from: "bot", text: reply.text });
  }

  // Say why something did not work, in the words of the strings file.
  explain(problem) {
    if (problem instanceof Unreachable) {
      const text = navigator.onLine ? this.words.unreachable : this.words.offline;
      this.banner(text);
      return;
    }
    this.banner();
    if (!(problem instanceof Refused)) throw problem;
    const { retry_after: seconds } = problem.details;
    const known = ["too_many", "not_allowed", "cannot_clear"].includes(problem.message);
    this.transcript.note(say(this.words, known ? problem.message : "failed", { count: seconds }));
  }

  retryAll() {
    for (const message of [...this.transcript.messages]) if (message.failure) this.deliver(message);
  }

  // A line under the header while something is wrong; without a text it goes.
  banner(text) {
    if (text && this.status.textContent !== text) this.transcript.announce(text);
    this.status.textContent = text || "";
    this.status.hidden = !text;
  }

  // Delete the conversation here and on the server.
  async clear() {
    try {
      await this.queue;
      await this.connection.clear();
    } catch (problem) {
      if (problem instanceof Refused && problem.message === "cannot_clear") this.explain(problem);
      else this.transcript.note(this.words.clear_failed);
      return;
    }
    this.transcript.clear();
    this.welcome();
    this.transcript.offer(this.starters());
    this.transcript.announce(this.words.cleared);
    this.memory.set("turn", randomId());
    this.banner();
    this.input.focus();
    this.emit("clear");
  }

  async copy() {
    let copied = true;
    try {
      await navigator.clipboard.writeText(this.transcript.text());
    } catch {
      copied = false;
    }
    this.toast(copied ? this.words.copied : this.words.copy_failed);
  }

  download() {
    const url = URL.createObjectURL(new Blob([this.transcript.text()], { type: "text/plain" }));
    h("a", { href: url, download: this.words.file_name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  // The banner, for a moment.
  toast(text) {
    this.banner(text);
    setTimeout(() => this.status.textContent === text && this.banner(), 4000);
  }

  setTheme(name) {
    this.theme = name;
    const dark = name === "dark" || (name !== "light" && this.darkPage?.matches);
    this.dataset.theme = dark ? "dark" : "light";
  }

  // On touch screens the input would bring up the keyboard over the answer.
  focusAfterChoice() {
    const touch = matchMedia("(pointer: coarse)").matches;
    (touch ? this.transcript.scroller : this.input).focus({ preventScroll: true });
  }

  showUnread() {
    this.badge.hidden = !this.unread;
    this.badge.textContent = this.unread;
    this.badgeText.textContent = this.unread ? `, ${say(this.words, "unread", { count: this.unread })}` : "";
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`assistant-${name}`, { detail, bubbles: true, composed: true }));
  }
}

function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function embed() {
  // A page that places the element itself gets no second one.
  if (!SCRIPT || SCRIPT.hasAttribute("data-manual") || document.querySelector(TAG)) return;
  const element = document.createElement(TAG);
  for (const name of PASSED_ON) {
    if (SCRIPT.dataset[name] != null) element.setAttribute(name, SCRIPT.dataset[name]);
  }
  document.body.append(element);
}

if (!customElements.get(TAG)) {
  customElements.define(TAG, TrainingAssistant);
  if (document.body && document.readyState !== "loading") embed();
  else document.addEventListener("DOMContentLoaded", embed);
}
