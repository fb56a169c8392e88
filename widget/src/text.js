// Showing a bot's plain text well: lists as lists, addresses as links, comparisons as tables.

const ADDRESS = /\b(?:https?:\/\/|mailto:)[^\s<>"“”]+|\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gi;
// What ends a sentence rather than an address; a bracket does if it was not opened in the address.
const AFTER_ADDRESS = /[.,;:!?)\]}'"’»…]+$/;
const AFTER_ADDRESS_WITH_BRACKET = /[.,;:!?\]}'"’»…]+$/;
const SAFE = ["http:", "https:", "mailto:"];
const ITEM = /^(\s*)(?:(\d{1,3})[.)]|[•–*-])\s+(.*)$/;

// A line as text and links.
function inline(line, words) {
  const nodes = [];
  let end = 0;
  for (const match of line.matchAll(ADDRESS)) {
    const shown = match[0].replace(match[0].includes("(") ? AFTER_ADDRESS_WITH_BRACKET : AFTER_ADDRESS, "");
    const href = safeAddress(/^(https?|mailto):/i.test(shown) ? shown : `mailto:${shown}`);
    if (!href) continue;
    const web = !href.startsWith("mailto:");
    nodes.push(
      line.slice(end, match.index),
      h(
        "a",
        { href, rel: "noopener noreferrer", target: web && "_blank" },
        shown,
        web && h("span", { class: "sr" }, ` (${words.new_tab})`)
      )
    );
    end = match.index + shown.length;
  }
  nodes.push(line.slice(end));
  return nodes;
}

function safeAddress(address) {
  try {
    const url = new URL(address);
    return SAFE.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

// Lines as paragraphs and lists; a deeper indent is a list within the item above.
function blocks(text, words) {
  const result = [];
  const open = [];
  for (const line of text.split("\n")) {
    const item = ITEM.exec(line);
    if (!item) {
      open.length = 0;
      if (line.trim()) result.push(h("p", {}, inline(line, words)));
      continue;
    }
    const [, space, number, rest] = item;
    while (open.length && open[open.length - 1].indent > space.length) open.pop();
    let level = open[open.length - 1];
    const tag = number ? "OL" : "UL";
    if (!level || level.indent < space.length || level.list.tagName !== tag) {
      if (level && level.indent === space.length) open.pop();
      const list = h(tag, { start: number > 1 && number, role: "list" });
      const parent = open[open.length - 1];
      if (parent) parent.list.lastElementChild.append(list);
      else result.push(list);
      level = { indent: space.length, list };
      open.push(level);
    }
    level.list.append(h("li", {}, inline(rest, words)));
  }
  return result;
}

// Roles are spelled out because the narrow layout changes `display`, which would lose them.
function table({ columns, rows }, words) {
  const cells = (row) =>
    row.map((cell, index) =>
      index
        ? h("td", { role: "cell" }, inline(String(cell), words))
        : h("th", { role: "rowheader", scope: "row" }, String(cell))
    );
  const grid = h(
    "div",
    { class: columns.length > 3 ? "table wide" : "table", role: "group", "aria-label": words.table, tabindex: 0 },
    h(
      "table",
      { role: "table" },
      h(
        "thead",
        { role: "rowgroup" },
        h(
          "tr",
          { role: "row" },
          columns.map((name, index) =>
            name || index
              ? h("th", { role: "columnheader", scope: "col" }, String(name))
              : h("td", { role: "cell" })
          )
        )
      ),
      h(
        "tbody",
        { role: "rowgroup" },
        rows.map((row) => h("tr", { role: "row" }, cells(row)))
      )
    )
  );
  grid.style.setProperty("--columns", columns.length - 1);
  return grid;
}

// A message of the bot. Beside a table its text holds the same once more, but for the first line.
function content(message, words) {
  if (!message.table) return blocks(message.text, words);
  return [...blocks(message.text.split("\n")[0], words), table(message.table, words)];
}
