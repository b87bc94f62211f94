"use strict";
(() => {
  const sentences = JSON.parse(document.body.dataset.sentences);
  const pane = document.getElementById("pane");
  let opener = null;

  const element = (name, text, lang) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (lang) made.lang = lang;
    return made;
  };

  const close = () => {
    if (pane.hidden) return;
    pane.hidden = true;
    document.body.classList.remove("open");
    if (opener) {
      opener.setAttribute("aria-expanded", "false");
      opener.focus();
      opener = null;
    }
  };

  const context = (text) => {
    const made = element("p", text, "zh");
    made.className = "context";
    return made;
  };

  const figures = (rows) => {
    const table = document.createElement("table");
    for (const [source, english] of rows) {
      const row = table.insertRow();
      row.append(element("td", source, "zh"), element("td", english));
    }
    return table;
  };

  const show = (link, found) => {
    if (opener) opener.setAttribute("aria-expanded", "false");
    opener = link;
    link.setAttribute("aria-expanded", "true");
    const button = element("button", "×");
    button.type = "button";
    button.setAttribute("aria-label", "Close the source");
    button.addEventListener("click", close);
    const quote = document.createElement("p");
    quote.append(element("mark", found.text, "zh"));
    pane.replaceChildren(button, element("h2", "Sentence " + found.label));
    if (found.question) pane.append(context("问：" + found.question));
    if (found.before) pane.append(context(found.before));
    pane.append(quote);
    if (found.after) pane.append(context(found.after));
    if (found.figures.length) pane.append(figures(found.figures));
    pane.hidden = false;
    document.body.classList.add("open");
    pane.focus();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite");
    const found = link && sentences[link.hash.slice(1)];
    if (!found) return;
    event.preventDefault();
    show(link, found);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
})();
