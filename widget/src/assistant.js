// The custom element <training-assistant>: a launcher with a panel, or a panel that fills its place.

const TAG = "training-assistant";
const SCRIPT = document.currentScript;
const HOME = SCRIPT && SCRIPT.src ? new URL(".", SCRIPT.src).href.replace(/\/$/, "") : "";
// What a script tag may pass on to the element that it puts on the page.
const PASSED_ON = ["lang", "theme", "open"];

const SHEET = new CSSStyleSheet();
SHEET.replaceSync(CONFIG.styles);

class TrainingAssistant extends HTMLElement {
  static observedAttributes = ["theme"];

  // Sentences that replace those of the language in use; set before the element is on the page.
  strings = this.strings ?? {};
  // Screens that the panel fills.
  small = matchMedia("(max-width: 30em), (max-height: 30em)");
  darkSystem = matchMedia("(prefers-color-scheme: dark)");

  connectedCallback() {
    // Frameworks may move an element; it is built once, and a panel over the page put back there.
    if (this.panel?.open) this.place();
    if (this.building) return;
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
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.removal?.abort();
      this.conversation?.stop();
      this.panel = this.building = null;
      this.shadowRoot?.replaceChildren();
    });
  }

  attributeChangedCallback(name, old, theme) {
    this.menu?.setTheme(theme || "auto", false);
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
    // Taken away meanwhile, or put back and built already.
    if (!this.building || this.panel) return;
    const words = (this.words = { ...CONFIG.strings, ...strings, ...this.strings });
    this.memory = new Memory(`${TAG}@${this.base}`);
    this.full = this.getAttribute("mode") === "page";
    this.unread = 0;
    this.banner = h("div", { class: "banner", hidden: true });
    this.conversation = new Conversation(words, this.memory, this.base, this);
    const { transcript } = this.conversation;
    this.transcript = transcript;
    this.menu = new Menu(words, this.memory, this.getAttribute("theme"), {
      size: (percent) => this.style.setProperty("--zoom", percent / 100),
      theme: (name) => this.paint(name),
      copy: () => this.copy(),
      download: () => this.download(),
      clear: () => this.clear(),
    });
    this.composer = new Composer(words, this.memory, {
      send: (text) => this.conversation.say(text),
      page: (direction) => transcript.page(direction),
      announce: (text) => transcript.announce(text),
    });
    this.launcher = makeLauncher(words, () => this.open());
    this.panel = makePanel(words, this.full, {
      banner: this.banner,
      menu: this.menu,
      transcript,
      composer: this.composer,
      onclose: () => this.close(),
    });
    const root = this.shadowRoot || this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [SHEET];
    root.replaceChildren(
      h(
        "div",
        { class: "root", lang: words.language, dir: words.direction },
        transcript.outerLive,
        !this.full && this.launcher,
        this.panel
      )
    );
    this.listen();
    if (this.full) this.conversation.resume();
    // Coming from another page of the site, the panel is as it was left, and the focus where it
    // belongs; but nobody who goes to a page wants to find it covered.
    else if (!this.small.matches && this.leftOpen()) this.show();
    performance.mark(`${TAG}-usable`);
    this.emit("ready");
  }

  listen() {
    this.removal = new AbortController();
    const { signal } = this.removal;
    const on = (target, name, act) => target.addEventListener(name, act, { signal });
    on(this.darkSystem, "change", () => this.paint(this.theme));
    on(this.small, "change", () => this.isOpen && !this.full && this.place());
    on(window, "offline", () => this.tell());
    on(window, "online", () => {
      this.tell();
      if (this.isOpen) this.conversation.resume();
      this.conversation.retryAll();
    });
    this.tell();
    // Another tab of the same site had a turn, or cleared the conversation.
    on(window, "storage", (event) => {
      if (event.key !== this.memory.key("turn")) return;
      this.conversation.restored = false;
      if (this.isOpen) this.conversation.resume();
    });
    if (window.visualViewport) {
      // Phones lay the keyboard over the page: keep to the part that is left.
      const fit = () => {
        // Who has zoomed in with two fingers wants the whole panel larger.
        if (visualViewport.scale > 1.01) return;
        this.style.setProperty("--height", `${visualViewport.height}px`);
        this.style.setProperty("--top", `${visualViewport.offsetTop}px`);
        this.transcript.follow();
      };
      on(visualViewport, "resize", fit);
      on(visualViewport, "scroll", fit);
      fit();
    }
    // Browsers close a panel over the page by themselves, as on a phone's "back".
    on(this.panel, "close", () => this.panel.open || this.closed());
    on(this.panel, "keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      if (this.menu.open) this.menu.toggle(false);
      else this.close();
    });
  }

  get isOpen() {
    return this.full || this.panel?.open;
  }

  leftOpen() {
    return (this.memory.get("open", "sessionStorage") ?? String(this.hasAttribute("open"))) === "true";
  }

  // A site may ask for something before the sentences of its language have come.
  whenReady(act) {
    if (this.panel) act();
    else this.addEventListener("assistant-ready", act, { once: true });
  }

  // Open the panel and put the focus into the input.
  open() {
    this.whenReady(() => {
      if (!this.isOpen) this.show();
      this.composer.focus();
    });
  }

  show() {
    this.place();
    this.launcher.hidden = true;
    this.launcher.count((this.unread = 0));
    this.memory.set("open", "true", "sessionStorage");
    this.transcript.follow();
    this.conversation.resume();
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
    this.closed();
  }

  closed() {
    if (!this.launcher.hidden) return;
    this.launcher.hidden = false;
    this.launcher.focus();
    this.memory.set("open", "false", "sessionStorage");
    this.emit("close");
  }

  // Send something as if it had been typed.
  send(text) {
    const words = String(text).trim().slice(0, CONFIG.max);
    if (words) this.whenReady(() => this.conversation.say(words));
  }

  // Delete the conversation here and on the server.
  clear() {
    this.whenReady(() => this.conversation.clear());
  }

  // A line under the header while something is wrong; without a text it goes, but not offline.
  tell(text) {
    text ||= navigator.onLine ? "" : this.words.offline;
    if (text && this.banner.textContent !== text) this.transcript.announce(text);
    this.banner.textContent = text;
    this.banner.hidden = !text;
  }

  // The same, for a moment.
  toast(text) {
    this.tell(text);
    setTimeout(() => this.banner.textContent === text && this.tell(), 4000);
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

  paint(theme) {
    this.theme = theme;
    const dark = theme === "dark" || (theme !== "light" && this.darkSystem.matches);
    this.dataset.theme = dark ? "dark" : "light";
  }

  // A button in the transcript that was pressed goes away, and would take the focus with it. On
  // touch screens the input would bring up the keyboard over the answer.
  keepFocus() {
    const touch = matchMedia("(pointer: coarse)").matches;
    (touch ? this.transcript : this.composer).focus();
  }

  // Something was said: from "user" or "bot". What nobody saw come is counted.
  said(from, text) {
    if (from === "bot" && !this.isOpen) this.launcher.count((this.unread += 1));
    this.emit("message", { from, text });
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`assistant-${name}`, { detail, bubbles: true, composed: true }));
  }
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
