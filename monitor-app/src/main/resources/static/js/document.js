// Adds to the document page what needs a script; without it, links and the text field do the same.
(function () {
  "use strict";

  const copy = document.getElementById("copier");
  const source = document.getElementById("avec-source");
  const keys = document.getElementById("raccourcis");

  // The words that are selected in the text take the place of the passage that the page proposes.
  function quoted() {
    const selection = window.getSelection();
    const chosen = selection.toString().trim();
    const inText =
      chosen && selection.anchorNode && selection.anchorNode.parentElement.closest(".paper");
    return inText ? "« " + chosen + " »\n\n" + source.dataset.source : source.value;
  }

  if (copy) {
    copy.hidden = false;
    copy.addEventListener("click", take);
  }

  function take() {
    const text = quoted();
    const said = function () {
      document.getElementById("copie").textContent = copy.dataset.done;
    };
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).then(said);
    } else {
      source.value = text;
      source.select();
      document.execCommand("copy");
      said();
    }
  }

  // One letter does something only for who wants it so: speech input writes letters too.
  const wanted = "raccourcis";
  keys.parentElement.hidden = false;
  keys.checked = localStorage.getItem(wanted) === "oui";
  keys.addEventListener("change", function () {
    if (keys.checked) {
      localStorage.setItem(wanted, "oui");
    } else {
      localStorage.removeItem(wanted);
    }
  });
  document.addEventListener("keydown", function (event) {
    const field = event.target.closest("input, textarea, select");
    if (!keys.checked || (field && field !== keys) || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === "h" || event.key === "H") {
      step(event.key === "h" ? 1 : -1);
    }
  });

  // To the next passage on this page, then to that of the next page that has one.
  function step(by) {
    const marks = Array.from(document.querySelectorAll(".paper mark[id]"));
    const at = marks.findIndex((mark) => "#" + mark.id === location.hash);
    const next = at < 0 ? marks[by > 0 ? 0 : marks.length - 1] : marks[at + by];
    if (next) {
      location.hash = next.id;
      return;
    }
    const page = document.querySelector(by > 0 ? "a[data-next-hit]" : "a[data-previous-hit]");
    if (page) {
      location.href = page.href;
    }
  }
})();
