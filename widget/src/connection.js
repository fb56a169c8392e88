// Talking to the bot: a session held by a signed token, and answers streamed line by line.

const SILENCE = 25000;
// How long a server may take to come back, try by try, before a message counts as not sent.
const PAUSES = [1000, 2000, 4000, 8000, 8000, 8000];

// The server can't be reached, or went away in the middle.
class Unreachable extends Error {}

// The server answered, and said no.
class Refused extends Error {
  constructor(reason, details = {}) {
    super(reason);
    this.details = details;
  }
}

class Connection {
  // `ontrying` is told whether a lost connection is being tried again; `onended` that the
  // conversation is over and another begins.
  constructor(base, memory, ontrying, onended) {
    Object.assign(this, { base, memory, ontrying, onended });
  }

  get token() {
    return this.memory.get("token");
  }

  set token(value) {
    this.memory.set("token", value);
  }

  // The messages so far; begins a session where there is none.
  async session() {
    const token = this.token;
    try {
      const { token: renewed, messages } = await this.post("session", token ? { token } : {});
      this.token = renewed;
      return messages;
    } catch (problem) {
      if (!token || !isEnded(problem)) throw problem;
      this.end();
      return this.session();
    }
  }

  async clear() {
    if (!this.token) return;
    try {
      this.token = (await this.post("clear", { token: this.token })).token;
    } catch (problem) {
      // A session that has ended opens nothing, and its owner can't have it deleted any sooner.
      if (!isEnded(problem)) throw problem;
      this.token = null;
    }
  }

  // Send a message until it arrives, each time with the same id so that it is said once.
  async deliver(message, onreply) {
    let received = 0;
    let renewed = false;
    for (let tries = 0; ; ) {
      try {
        if (!this.token) await this.session();
        let skip = received;
        await this.attempt(message, (reply) => {
          if (skip-- > 0) return;
          received += 1;
          onreply(reply);
        });
        return;
      } catch (problem) {
        if (isEnded(problem) && !renewed) {
          renewed = true;
          this.end();
          continue;
        }
        const hopeless = tries === PAUSES.length || message.dropped || !navigator.onLine;
        if (hopeless || !(problem instanceof Unreachable)) throw problem;
        this.ontrying(true);
        await this.pause(PAUSES[tries++]);
      }
    }
  }

  async attempt({ id, text, payload }, onreply) {
    const { token } = this;
    const abort = (this.abort = new AbortController());
    let timer;
    const stillThere = () => {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), SILENCE);
    };
    stillThere();
    try {
      const response = await this.request("messages", { token, id, text, payload }, abort.signal);
      this.ontrying(false);
      for await (const line of lines(response, stillThere)) {
        if (line.type === "message") {
          onreply(line.message);
          continue;
        }
        // Renewed, unless another tab has begun another conversation meanwhile.
        if (line.token && this.token === token) this.token = line.token;
        if (line.type === "done") return;
        throw new Refused(line.reason || "failed", line);
      }
      throw new Unreachable();
    } finally {
      clearTimeout(timer);
    }
  }

  pause(milliseconds) {
    return new Promise((done) => {
      this.wake = done;
      setTimeout(done, milliseconds);
    });
  }

  // Leave off what is under way; its message must be marked as dropped.
  stop() {
    this.abort?.abort();
    this.wake?.();
  }

  end() {
    this.token = null;
    this.onended();
  }

  async post(path, body) {
    const response = await this.request(path, body, AbortSignal.timeout(SILENCE));
    return response.json().catch(() => {
      throw new Unreachable();
    });
  }

  // Plain text, so that the browser need not ask the server before it sends.
  async request(path, body, signal) {
    let response;
    try {
      response = await fetch(`${this.base}/${path}`, {
        method: "POST",
        body: JSON.stringify(body),
        signal,
        credentials: "omit",
        cache: "no-store",
      });
    } catch {
      throw new Unreachable();
    }
    if (response.ok) return response;
    // 502 to 504 come from a proxy whose server is away.
    if (response.status > 501) throw new Unreachable();
    const details = await response.json().catch(() => ({}));
    throw new Refused(details.error || "failed", details);
  }
}

function isEnded(problem) {
  return problem instanceof Refused && problem.message.startsWith("token_");
}

// The objects of a response, one a line. What is no such thing is not from the bot: some networks
// answer everything with a page of their own until one has signed in.
async function* lines(response, onchunk) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onchunk();
      const parts = (rest + decoder.decode(value, { stream: true })).split("\n");
      rest = parts.pop();
      for (const part of parts) if (part) yield JSON.parse(part);
    }
  } catch {
    throw new Unreachable();
  }
}
