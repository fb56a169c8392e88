// What the browser remembers, under names that carry the bot's address. Without storage (some
// privacy settings forbid it) everything works until the page is left.

class Memory {
  constructor(name) {
    this.name = name;
    this.fallback = new Map();
  }

  key(item) {
    return `${this.name}#${item}`;
  }

  get(item, store = "localStorage") {
    try {
      return window[store].getItem(this.key(item));
    } catch {
      return this.fallback.get(item) ?? null;
    }
  }

  set(item, value, store = "localStorage") {
    try {
      if (value == null) window[store].removeItem(this.key(item));
      else window[store].setItem(this.key(item), value);
    } catch {
      this.fallback.set(item, value);
    }
  }
}
