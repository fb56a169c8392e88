// The messages on screen, and the live regions that read new ones aloud.

const ANNOUNCED = 1500;
const NEAR = 48;

class Transcript {
  // `onchoose` is given a button of the bot, `onretry` a message that failed.
  constructor(words, { onchoose, onretry }) {
    Object.assign(this, { words, onchoose, onretry });
    // The reader's own way to write the time, if it is in the language of the widget.
    this.locale = navigator.languages.find((name) => name.startsWith(words.language)) || words.language;
    this.list = h("ol", { class: "messages", role: "list" });
    this.typing = h("div", { class: "typing", hidden: true, "aria-hidden": "true" }, h("i"), h("i"), h("i"));
    this.replies = h("div", { class: "replies", role: "group", "aria-label": words.suggestions, hidden: true });
    this.newest = h(
      "button",
      { class: "newest", type: "button", hidden: true, "aria-label": words.newest, onclick: () => this.toEnd() },
      icon("down")
    );
    this.scroller = h(
      "div",
      { class: "transcript", role: "region", "aria-label": words.conversation, tabindex: 0 },
      this.list,
      this.typing,
      this.replies
    );
    this.element = h("div", { class: "middle" }, this.scroller, this.newest);
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    // Not part of the transcript, and never taken away: only what is put into one is read.
    this.live = liveRegion();
    this.outerLive = liveRegion();
    this.clear();
  }

  clear() {
    this.messages = [];
    this.following = true;
    this.list.replaceChildren();
    this.offer([]);
    this.waiting(false);
  }

  // Show a message at the end: {from, text, time, buttons, table}.
  add(message) {
    const mine = message.from === "user";
    const previous = this.messages[this.messages.length - 1];
    const item = h(
      "li",
      { class: mine ? "mine" : "theirs" },
      h("span", { class: "sr" }, `${this.author(message)}: `),
      h(
        "div",
        { class: message.table ? "bubble broad" : "bubble" },
        h("div", { dir: "auto" }, mine ? message.text : content(message, this.words))
      )
    );
    if (message.time) {
      const date = new Date(message.time * 1000);
      item.append(h("time", { datetime: date.toISOString(), dir: "auto" }, this.clock(date)));
      if (previous && previous.from === message.from && message.time - previous.time < 60) {
        previous.item.classList.add("joined");
      }
    }
    message.item = item;
    this.messages.push(message);
    this.list.append(item);
    if (mine) this.following = true;
    this.follow();
  }

  // Show the messages of a conversation in place of what is there, at its end at once.
  fill(messages) {
    this.quiet = true;
    this.clear();
    messages.forEach((message) => this.add(message));
    this.quiet = false;
    this.follow("instant");
  }

  // A remark of the widget itself, such as why a message was not taken.
  note(text) {
    this.list.append(h("li", { class: "note" }, text));
    this.announce(text);
    this.follow();
  }

  // Buttons under the newest message; those of older ones go.
  offer(buttons) {
    this.replies.replaceChildren(
      ...buttons.map((button) =>
        h("button", { class: "reply", type: "button", dir: "auto", onclick: () => this.onchoose(button) }, button.title)
      )
    );
    this.replies.hidden = !buttons.length;
    this.follow();
  }

  waiting(yes) {
    this.typing.hidden = !yes;
    this.follow();
  }

  failed(message) {
    message.failure?.remove();
    message.failure = h(
      "div",
      { class: "failure" },
      `${this.words.not_sent} `,
      h("button", { class: "link", type: "button", onclick: () => this.onretry(message) }, this.words.retry)
    );
    message.item.append(message.failure);
    this.follow();
  }

  // A message that failed is sent again: as the newest, so that the answer stands below it.
  again(message) {
    message.failure.remove();
    message.failure = null;
    this.messages = [...this.messages.filter((other) => other !== message), message];
    this.list.append(message.item);
  }

  // Messages that the server may not have.
  unsent() {
    return this.messages.filter((message) => message.pending || message.failure);
  }

  // The conversation as plain text.
  text() {
    return this.messages
      .map((message) => {
        const when = message.time ? ` (${new Date(message.time * 1000).toLocaleString(this.locale)})` : "";
        return `${this.author(message)}${when}:\n${message.text}\n`;
      })
      .join("\n");
  }

  author(message) {
    return message.from === "user" ? this.words.you : this.words.bot;
  }

  clock(date) {
    const today = date.toDateString() === new Date().toDateString();
    return date.toLocaleString(this.locale, {
      timeStyle: "short",
      ...(today ? {} : { dateStyle: "medium" }),
    });
  }

  // Read a text aloud, once. It goes after a moment, so that nobody finds a second transcript.
  announce(text) {
    const region = this.live.closest("dialog:not([open])") ? this.outerLive : this.live;
    const line = h("p", {}, text);
    region.append(line);
    setTimeout(() => line.remove(), ANNOUNCED);
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const left = scrollHeight - clientHeight - scrollTop;
    // Who scrolls back to read is left in peace when more arrives.
    if (scrollTop < this.lastTop - 2) this.following = false;
    if (left < NEAR) this.following = true;
    this.lastTop = scrollTop;
    const needless = left < NEAR * 2;
    if (needless && this.newest.matches(":focus")) this.focus();
    this.newest.hidden = needless;
  }

  // Up (-1) or down (1) by most of what is visible.
  page(direction) {
    this.scroller.scrollBy({ top: direction * 0.9 * this.scroller.clientHeight });
  }

  toEnd() {
    this.following = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.focus();
  }

  focus() {
    this.scroller.focus({ preventScroll: true });
  }

  // Down to the end, but never so far that the last question is out of sight: a long answer is
  // read from its beginning.
  follow(behavior = "auto") {
    if (this.quiet || !this.following) return;
    const mine = this.list.querySelectorAll(".mine");
    const question = mine[mine.length - 1];
    const end = this.scroller.scrollHeight - this.scroller.clientHeight;
    const top = question ? Math.min(end, question.offsetTop - 12) : end;
    if (top > this.scroller.scrollTop) this.scroller.scrollTo({ top, behavior });
    this.scrolled();
  }
}

function liveRegion() {
  return h("div", { class: "sr", "aria-live": "polite", "aria-relevant": "additions" });
}
