"use strict";
// The end of what a page follows: the page itself has what came of it.
document.addEventListener("end", () => location.reload());

// A file dropped beside the field counts as dropped on it.
const field = document.getElementById("file");
if (field) {
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (event.target === field || !event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      if (kind === "drop") {
        field.files = event.dataTransfer.files;
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  }
}

// What was asked for is brought into view, and read out.
document.addEventListener("htmx:after:swap", () => {
  const read = document.querySelector("#read > *");
  if (read && !read.dataset.seen) {
    read.dataset.seen = "yes";
    // Else choosing the same file again would be no change.
    if (field) field.value = "";
    read.focus();
    read.scrollIntoView({ block: "nearest" });
  }
});

document.addEventListener("submit", (event) => {
  const question = event.target.dataset.ask;
  if (question && !confirm(question)) event.preventDefault();
});
