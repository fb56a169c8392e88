// The demonstration page: its buttons use the element's public methods, as any site can.

const assistant = () => document.querySelector("training-assistant");

document.getElementById("address").textContent = location.origin;
document.getElementById("ask").addEventListener("click", () => assistant().open());
document.getElementById("examples").addEventListener("click", (event) => {
  if (event.target.tagName !== "BUTTON") return;
  assistant().open();
  assistant().send(event.target.textContent);
});
