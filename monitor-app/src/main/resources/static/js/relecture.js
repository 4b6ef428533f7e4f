// Keys of the review queue. Each only presses a button or link that is on the page; none acts in a field.
"use strict";
const STORED = "vigie.raccourcis";
const toggle = document.querySelector("[data-toggle-keys]");
let reasonNext = false;
let passage = -1;

function on() {
  return localStorage.getItem(STORED) === "oui";
}

function show() {
  toggle.hidden = false;
  toggle.setAttribute("aria-pressed", String(on()));
}

function nextPassage() {
  const marks = document.querySelectorAll("main mark");
  if (marks.length > 0) {
    passage = (passage + 1) % marks.length;
    marks[passage].tabIndex = -1;
    marks[passage].focus();
  }
}

function press(key) {
  if (reasonNext) {
    reasonNext = false;
    const reason = document.querySelector(`[data-reason="${CSS.escape(key)}"]`);
    if (reason) {
      reason.click();
    }
    return true;
  }
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (key === "h") {
    nextPassage();
  } else if (key === "?") {
    document.getElementById("raccourcis").open = true;
  } else if (key === "c") {
    document.getElementById("note").focus();
  } else if (target && target.matches("fieldset")) {
    reasonNext = true;
    target.focus();
  } else if (target) {
    target.click();
  } else {
    return false;
  }
  return true;
}

toggle.addEventListener("click", () => {
  localStorage.setItem(STORED, on() ? "non" : "oui");
  show();
});
document.addEventListener("keydown", (event) => {
  const inField = event.target.closest("input, textarea, select, [contenteditable]");
  const known = on() || event.key === "?";
  if (!known || inField || event.ctrlKey || event.altKey || event.metaKey || event.repeat) {
    return;
  }
  if (press(event.key.toLowerCase())) {
    event.preventDefault();
  }
});
show();
