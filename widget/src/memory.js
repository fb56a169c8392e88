// What the browser remembers, under names that carry the bot's address. Without storage (some
// privacy settings forbid it) everything works until the page is left.

class Memory {
  constructor(name) {
    this.name = name;
    this.unkept = new Map();
  }

  key(item) {
    return `${this.name}#${item}`;
  }

  get(item, store = "localStorage") {
    if (this.unkept.has(item)) return this.unkept.get(item);
    try {
      return window[store].getItem(this.key(item));
    } catch {
      return null;
    }
  }

  set(item, value, store = "localStorage") {
    this.unkept.delete(item);
    try {
      if (value == null) window[store].removeItem(this.key(item));
      else window[store].setItem(this.key(item), value);
    } catch {
      this.unkept.set(item, value);
    }
  }
}
