// A conversation: sending in order, fetching what was said before, deleting it.

class Conversation {
  // `page` is the element around it: keepFocus(), tell(text) shows a line while something is wrong,
  // said(from, text) and emit(name) tell the site.
  constructor(words, memory, base, page) {
    Object.assign(this, { words, memory, page });
    this.queue = Promise.resolve();
    this.restored = false;
    this.connection = new Connection(
      base,
      memory,
      (trying) => {
        page.tell(trying && words.sending_again);
        this.transcript.waiting(!trying);
      },
      () => this.transcript.note(words.ended)
    );
    this.transcript = new Transcript(words, {
      onchoose: (button) => {
        page.keepFocus();
        this.say(button.title, button.payload);
      },
      onretry: (message) => {
        page.keepFocus();
        this.retry(message);
      },
    });
    this.fill([]);
  }

  // Fetch what the server has of it.
  resume() {
    if (!this.restored) this.enqueue(() => this.restore());
  }

  async restore() {
    if (this.restored) return;
    this.restored = true;
    if (!this.connection.token) return;
    try {
      this.fill(await this.connection.session());
    } catch (problem) {
      this.restored = false;
      this.explain(problem);
    }
  }

  // Show a conversation. Greeting and starter questions need no server.
  fill(messages) {
    const sent = new Set(messages.map((message) => message.id));
    const unsent = this.transcript.unsent().filter((message) => !sent.has(message.id));
    const notes = this.transcript.list.querySelectorAll(".note");
    this.transcript.fill([{ from: "bot", text: this.words.greeting }, ...messages, ...unsent]);
    this.transcript.list.append(...notes);
    unsent.filter((message) => message.failure).forEach((message) => this.transcript.failed(message));
    if (unsent.length) return;
    const last = messages.map((message) => message.from).lastIndexOf("user");
    const offered = messages.slice(last + 1).findLast((message) => message.buttons);
    if (messages.length) this.transcript.offer(offered ? offered.buttons : []);
    // Where a conversation is still to be fetched, it may have got beyond these.
    else if (this.restored || !this.connection.token) {
      this.transcript.offer(this.words.starters.map((title) => ({ title })));
    }
  }

  say(text, payload) {
    const message = { from: "user", text, payload, id: randomId(), time: Date.now() / 1000 };
    this.transcript.offer([]);
    this.transcript.add(message);
    this.page.said("user", text);
    this.deliver(message);
  }

  retry(message) {
    this.transcript.again(message);
    this.deliver(message);
  }

  retryAll() {
    for (const message of this.transcript.unsent()) if (message.failure) this.retry(message);
  }

  deliver(message) {
    message.pending = true;
    message.dropped = false;
    this.enqueue(() => this.turn(message));
  }

  // One thing at a time with the server, in order; what goes wrong in one holds up no other.
  enqueue(step) {
    const done = this.queue.then(step);
    this.queue = done.catch(() => {});
    return done;
  }

  async turn(message) {
    try {
      if (message.dropped) throw new Unreachable();
      this.transcript.waiting(true);
      await this.restore();
      await this.connection.deliver(message, (reply) => this.receive(reply));
      // Other tabs of the site hear of this.
      this.memory.set("turn", message.id);
    } catch (problem) {
      this.transcript.failed(message);
      if (!message.dropped) this.explain(problem);
    } finally {
      message.pending = false;
      this.transcript.waiting(false);
    }
  }

  receive(reply) {
    const { text, buttons = [] } = reply;
    this.transcript.add(reply);
    if (buttons.length) this.transcript.offer(buttons);
    const titles = buttons.map((button) => button.title).join(", ");
    this.transcript.announce(
      `${this.words.bot}: ${text}${titles && ` ${this.words.suggestions}: ${titles}`}`
    );
    this.page.said("bot", text);
  }

  // Say why something did not work, in the words of the strings file.
  explain(problem) {
    if (problem instanceof Unreachable) {
      this.page.tell(navigator.onLine && this.words.unreachable);
      return;
    }
    this.page.tell();
    if (!(problem instanceof Refused)) throw problem;
    const known = ["too_many", "not_allowed", "cannot_clear"].includes(problem.message);
    const count = problem.details.retry_after;
    this.transcript.note(phrase(this.words, known ? problem.message : "failed", { count }));
  }

  // Leave off what is under way.
  stop() {
    for (const message of this.transcript.unsent()) message.dropped = true;
    this.connection.stop();
  }

  // Delete the conversation here and on the server.
  clear() {
    this.stop();
    return this.enqueue(async () => {
      try {
        await this.connection.clear();
      } catch (problem) {
        if (problem.message === "cannot_clear") this.explain(problem);
        else this.transcript.note(this.words.clear_failed);
        return;
      }
      this.restored = true;
      this.transcript.clear();
      this.fill([]);
      this.page.tell();
      this.transcript.announce(this.words.cleared);
      this.memory.set("turn", randomId());
      this.page.emit("clear");
    });
  }
}

function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
