"use strict";
// The screens: a plain set of them, one question at a time.
(() => {
  const engine = window.mspscopeEngine;
  const { facts, ask, save } = engine;
  const texts = facts.texts || {};
  const screen = document.getElementById("screen");

  // el makes an element; what is text stays text.
  function el(tag, attributes, ...children) {
    const e = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
      else if (value !== false && value !== undefined && value !== "") e.setAttribute(key, value === true ? "" : value);
    }
    for (const c of children.flat(Infinity)) if (c) e.append(c);
    return e;
  }
  const button = (label, act, first) => el("button", { type: "button", class: first ? "first" : "", onclick: act }, label);

  function show(...children) {
    screen.replaceChildren(...children.flat(Infinity).filter(Boolean));
    const heading = screen.querySelector("h1");
    if (heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
    window.scrollTo(0, 0);
  }

  function welcome(loaded) {
    const company = el("input", { type: "text", id: "company", autocomplete: "organization" });
    const lead = (texts.lead || "").replace("{questions}", loaded.quick).replace("{minutes}", Math.ceil(loaded.quick / 2));
    const begin = (who) => step(ask({ do: "begin", who, client: company.value.trim(), date: new Date().toISOString().slice(0, 10) }));
    show(
      el("h1", {}, texts.title || loaded.title), el("p", { class: "lead" }, lead),
      el("ul", {}, (texts.points || []).map((p) => el("li", {}, p))),
      el("label", { for: "company" }, texts.company || "Your company"), company,
      el("h2", {}, texts.who || "Who is answering?"),
      loaded.who.map((w) => button(w.label, () => begin(w.id))),
      loaded.who.length ? null : button(texts.begin || "Begin", () => begin(""), true),
    );
  }

  function step(reply) {
    if (reply.error) return show(el("h1", {}, "Something went wrong"), el("p", {}, reply.error), button("Back", () => step(ask({ do: "state" }))));
    if (reply.asked) return again(reply);
    if (!reply.state.question) return result();
    question(reply.state, reply.said || []);
  }

  const give = (id, g) => step(Object.assign(ask({ do: "answer", id, ...g }), { given: { id, ...g } }));

  function again(reply) {
    const { asked, question: q, given } = reply;
    show(
      el("h1", {}, q.text), el("p", { class: "note" }, asked.wrong || asked.question),
      (asked.readings || []).map((r, i) => button(r, () => give(given.id, { ...given, reading: i + 1 }))),
      !asked.wrong && !asked.readings.length ? button("Yes, that is right", () => give(given.id, { ...given, sure: true, picked: true }), true) : null,
      button("Answer it again", () => step(ask({ do: "jump", id: given.id }))),
    );
  }

  function question(state, said) {
    const q = state.question;
    const body = [];
    if (q.kind === "number" || q.kind === "text") {
      const input = el("input", { type: "text", id: "typed", autocomplete: "off", value: q.typed, "aria-label": q.text });
      input.addEventListener("keydown", (e) => { if (e.key === "Enter") give(q.id, { text: input.value }); });
      body.push(input, el("p", {}, q.hint), button("Next", () => give(q.id, { text: input.value }), true));
    } else if (q.kind === "several") {
      const boxes = q.lines.map((l) => el("input", { type: "checkbox", value: l.id, checked: l.picked }));
      body.push(el("p", {}, q.hint), q.lines.map((l, i) => el("label", {}, boxes[i], " ", l.label)),
        button("Next", () => give(q.id, { lines: boxes.filter((b) => b.checked).map((b) => b.value) }), true));
    } else {
      body.push(q.lines.map((l) => el("button", { type: "button", class: "line", "aria-pressed": String(l.picked), onclick: () => give(q.id, { lines: [l.id] }) }, l.label)));
    }
    show(
      el("p", {}, `${state.progress.words}${state.progress.left ? " · " + state.progress.left : ""}`),
      said.map((s) => el("p", { class: "note" }, s)),
      el("h1", {}, q.text), ...body,
      el("details", {}, el("summary", {}, "Why we ask"), el("p", {}, q.why), q.help ? el("p", {}, q.help) : null),
      q.remarks.map((r) => el("p", {}, r)),
      el("p", {}, button(texts.not_sure || "Not sure", () => step(ask({ do: "not_sure", id: q.id }))),
        button("Later", () => step(ask({ do: "skip" }))),
        state.can_back ? button("Back", () => step(ask({ do: "back" }))) : null,
        state.progress.answered ? button("Show the result", result) : null),
      el("details", {}, el("summary", {}, "All questions"), state.list.map((l) => button(`${l.topic}: ${l.said || l.state}`, () => step(ask({ do: "jump", id: l.id }))))),
    );
  }

  function block(b) {
    switch (b.kind) {
      case "list": return el("ul", {}, b.items.map((i) => el("li", {}, i.mark === "+" || i.mark === "-" || i.mark === "!" ? i.mark + " " : "", i.text, i.detail ? el("p", {}, i.detail) : null)));
      case "facts": case "headline": return el("dl", {}, (b.pairs || []).map((p) => [el("dt", {}, p[0]), p.slice(1).filter(Boolean).map((t) => el("dd", {}, t))]));
      case "table": return el("table", {}, el("thead", {}, el("tr", {}, b.columns.map((c) => el("th", { scope: "col" }, c.name)))), el("tbody", {}, (b.rows || []).map((r) => el("tr", {}, r.map((c) => el("td", {}, c))))));
      case "bars": case "chart": return el("ul", {}, b.text || "", (b.bars || []).map((r) => el("li", {}, `${r.name}: ${r.text}`)));
      case "beside": return el("div", {}, b.parts.map((p) => [p.heading ? el("h3", {}, p.heading) : null, p.blocks.map(block)]));
      case "sign": return null;
      default: return b.text ? el("p", { class: b.lead ? "lead" : "" }, b.text) : null;
    }
  }

  function result() {
    const reply = ask({ do: "result" });
    if (reply.error) return step(reply);
    const r = reply.result;
    const file = () => { const f = ask({ do: "file" }); save(f.name, "application/yaml", f.text); };
    const mail = () => `mailto:${facts.mail}?subject=${encodeURIComponent(texts.subject || "")}&body=${encodeURIComponent(ask({ do: "summary" }).text)}`;
    show(
      r.documents.map((d, i) => [el(i ? "h2" : "h1", {}, d.title), d.sections.map((s) => [s.heading ? el(i ? "h3" : "h2", {}, s.heading) : null, i || r.note === "" || s !== d.sections[0] ? null : el("p", { class: "note" }, r.note), s.blocks.map(block)])]),
      el("h2", {}, texts.contact || ""),
      facts.consent ? el("p", {}, facts.consent) : null,
      facts.book ? el("a", { class: "button", href: facts.book, rel: "noreferrer" }, texts.book || facts.book) : null,
      facts.mail ? el("a", { class: "button", href: mail() }, texts.mail || facts.mail) : null,
      button(texts.save || "Save", file), button("Print", () => window.print()),
      button("Back to the questions", () => step(ask({ do: "back" }))),
      button("More questions", () => step(ask({ do: "deepen" }))),
    );
  }

  engine.ready.then(welcome, () => { screen.replaceChildren(el("h1", {}, texts.title || document.title)); });
})();
