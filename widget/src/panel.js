// What the widget is made of on screen.

function makeLauncher(words, onclick) {
  const badge = h("span", { class: "badge", hidden: true, "aria-hidden": "true" });
  const badgeText = h("span", { class: "sr" });
  const launcher = h(
    "button",
    { class: "launcher", type: "button", "aria-haspopup": "dialog", onclick },
    icon("chat"),
    h("span", { class: "label" }, words.launcher),
    badge,
    badgeText
  );
  launcher.count = (unread) => {
    badge.hidden = !unread;
    badge.textContent = unread;
    badgeText.textContent = unread ? `, ${phrase(words, "unread", { count: unread })}` : "";
  };
  return launcher;
}

// The panel: a section that fills its place, or a dialog that can be closed.
function makePanel(words, full, { banner, menu, transcript, composer, onclose }) {
  return h(
    full ? "section" : "dialog",
    { class: full ? "panel full" : "panel", "aria-labelledby": "title" },
    h(
      "header",
      {},
      h("div", { class: "face" }, icon("chat")),
      h("div", { class: "names" }, h("h2", { id: "title" }, words.title), h("p", {}, words.subtitle)),
      menu.button,
      !full && h("button", { class: "tool", type: "button", "aria-label": words.close, onclick: onclose }, icon("close"))
    ),
    menu.element,
    banner,
    transcript.element,
    composer.element,
    transcript.live
  );
}
