"use strict";
// Documents of the engine as elements.
(() => {
  const P = window.mspscopePage;
  const { el } = P;
  const marks = { "+": "plus", "-": "minus", "!": "mind" };

  const list = (b) => el("ul", { class: "items" }, (b.items || []).map((i) =>
    el("li", { class: marks[i.mark] || "dot" }, i.text, i.detail ? el("p", { class: "detail" }, i.detail) : null)));

  const pairs = (b) => el("dl", { class: b.kind }, (b.pairs || []).map((p) =>
    el("div", {}, el("dt", {}, p[0]), p.slice(1).filter(Boolean).map((t) => el("dd", {}, t)))));

  function table(b, name) {
    const cells = (row, tag) => row.map((c, i) => el(tag, { class: b.columns[i] && b.columns[i].right ? "right" : undefined }, c));
    return el("div", { class: "scroll", role: "group", tabindex: "0", "aria-label": name || b.columns.map((c) => c.name).join(", ") },
      el("table", {},
        el("thead", {}, el("tr", {}, b.columns.map((c) => el("th", { scope: "col", class: c.right ? "right" : undefined }, c.name)))),
        el("tbody", {}, (b.rows || []).map((r) => el("tr", {}, cells(r, "td")))),
        b.footer && b.footer.length ? el("tfoot", {}, el("tr", {}, cells(b.footer, "td"))) : null));
  }

  const bars = (b) => el("ul", { class: "bars" }, (b.bars || []).map((r) =>
    el("li", {}, `${r.name}: ${r.text}`, b.max ? el("progress", { max: b.max, value: r.value, "aria-hidden": "true" }) : null, r.remark ? el("p", { class: "detail" }, r.remark) : null)));

  // block is one block of a document under a heading of a level.
  function block(b, name, level) {
    switch (b.kind) {
      case "list": return b.items && b.items.length ? list(b) : null;
      case "facts": case "headline": return pairs(b);
      case "table": return table(b, name);
      case "bars": return bars(b);
      case "chart": return [b.text ? el("p", {}, b.text) : null, bars(b)];
      case "beside": return el("div", { class: "beside" }, (b.parts || []).map((p) =>
        el("div", {}, p.heading ? el(`h${Math.min(level + 1, 6)}`, {}, p.heading) : null, p.blocks.map((x) => block(x, p.heading, level + 1)))));
      case "sign": return null; // nobody signs on a screen
      default: return b.text ? el("p", { class: b.lead ? "lead" : undefined }, b.text) : null;
    }
  }

  // documentOf is a document under a heading of a level; a note stands before what it says.
  P.documentOf = (d, level, note) => el("section", { class: "document" },
    el(`h${level}`, {}, d.title), d.stamp ? el("p", { class: "stamp" }, d.stamp) : null,
    note ? el("p", { class: "note" }, note) : null,
    d.sections.filter((s) => s.blocks.length).map((s) => el("section", { class: s.heading ? "part" : "first" },
      s.heading ? el(`h${level + 1}`, {}, s.heading) : null, s.blocks.map((b) => block(b, s.heading || d.title, level + 1)))));
})();
