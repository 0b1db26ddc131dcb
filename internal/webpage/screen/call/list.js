"use strict";
// All questions in their sections, with their state, and the search over them.
(() => {
  const P = window.mspscopePage;
  const { el, say, upper } = P;
  const { ask } = window.mspscopeEngine;
  const C = P.call;
  const opened = new Set(); // sections of which all questions are shown
  const fewest = 8;         // questions that are listed while the client looks on
  const signs = { open: "○", answered: "●", not_sure: "?", skipped: "–" };

  // jump leads to a question.
  C.jump = (id) => {
    const q = C.state.question;
    C.view = "ask";
    C.seeking = false;
    const said = q && q.id !== id && C.drafts.has(q.id) ? [say("not_taken_yet", { topic: q.topic })] : [];
    if (q && q.id !== id) C.left = q.id;
    C.go({ do: "jump", id }, { looks: true, said });
  };

  // marks are what has to be known of an answer beside it: signs for the eye, words for the
  // ear.
  C.marks = (l) => [["estimated", "~"], ["disputed", "≠"], ["noted", "✎"], ["private", "◆"]].filter(([k]) => l[k])
    .map(([k, sign]) => el("span", { class: `mark mark-${k}`, title: say(`mark_${k}`) }, el("span", { "aria-hidden": "true" }, sign), el("span", { class: "aside" }, say(`mark_${k}`))));

  // entry is one question of the list.
  function entry(id, topic, said, l, active) {
    const state = (l && l.state) || "open";
    return el("li", {}, el("button", {
      type: "button", class: `question ${state}${l && l.extra ? " extra" : ""}${active ? " active" : ""}`, "data-id": id,
      "aria-current": l && l.now ? "step" : undefined, onclick: () => C.jump(id),
    }, el("span", { class: "sign", "aria-hidden": "true" }, signs[state]),
    el("span", { class: "topic" }, upper(topic), l ? C.marks(l) : null),
    el("span", { class: "said" }, said || el("span", { class: "aside" }, say(`state_${state}`)))));
  }

  // sections are the questions by their sections.
  C.sections = (list) => {
    const out = [];
    for (const l of list) {
      if (!out.length || out[out.length - 1].name !== l.section) out.push({ name: l.section, lines: [] });
      out[out.length - 1].lines.push(l);
    }
    return out;
  };

  const all = () => (C.shared ? [] : sections());
  const sections = () => C.sections(C.state.list).map((s) => {
    const own = s.lines.filter((l) => !l.extra || l.state === "answered");
    const rest = s.lines.filter((l) => !own.includes(l));
    const done = own.filter((l) => l.state === "answered" || l.state === "not_sure").length;
    const entries = (lines) => el("ul", {}, lines.map((l) => entry(l.id, l.topic, l.said && upper(l.said), l)));
    return el("section", {},
      el("h3", {}, s.name, own.length ? el("span", { class: "count" }, say("done_of", { done, all: own.length })) : null),
      own.length ? entries(own) : null,
      rest.length ? el("details", { open: opened.has(s.name) || rest.some((l) => l.now) }, el("summary", { onclick: (e) => { if (e.currentTarget.parentElement.open) opened.delete(s.name); else opened.add(s.name); } }, say("further", { count: rest.length })), entries(rest)) : null);
  });

  // narrowed are the questions that fit what is looked for.
  // While the client looks on it is their topics alone.
  function narrowed(text, at) {
    const { found = [], waits } = ask({ do: "find", text });
    if (!found.length) return el("p", { class: "hint", role: "status" }, waits ? say(waits.room ? "found_room" : "found_gate", { topic: upper(waits.topic) }) : say("found_nothing", { text }));
    return el("ul", {}, (C.shared ? found.slice(0, fewest) : found).map((f, i) => {
      const l = C.state.list.find((x) => x.id === f.id);
      return C.shared ? entry(f.id, f.topic, "", { ...l, state: "open" }, i === at) : entry(f.id, f.topic, f.why || (l && l.said && upper(l.said)), l, i === at);
    }));
  }

  // list is the column with the search over all questions.
  C.list = () => {
    const inside = el("div", { id: "questions" }, all());
    const search = el("input", { type: "search", id: "search", autocomplete: "off", placeholder: say("search"), "aria-label": say("search_label"), "aria-keyshortcuts": "/", "aria-describedby": "search-how", maxlength: "200" });
    let at = 0;
    const look = () => {
      const text = search.value.trim();
      inside.replaceChildren(...[text ? narrowed(text, at) : all()].flat());
      const active = inside.querySelector(".active");
      if (active) active.scrollIntoView({ block: "nearest" });
    };
    search.addEventListener("input", () => { at = 0; look(); });
    search.addEventListener("keydown", (e) => {
      const entries = [...inside.querySelectorAll(".question")];
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        at = Math.max(0, Math.min(entries.length - 1, at + (e.key === "ArrowDown" ? 1 : -1)));
        if (search.value.trim()) look(); else if (entries[0]) entries[0].focus();
      } else if (e.key === "Enter") {
        if (search.value.trim() && entries[at]) C.jump(entries[at].dataset.id);
      } else if (e.key === "Escape") {
        if (search.value) { search.value = ""; look(); } else { C.seeking = false; C.draw(); }
      } else return;
      e.preventDefault();
      e.stopPropagation();
    });
    // Up and down go along the list itself.
    inside.addEventListener("keydown", (e) => {
      if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
      const entries = [...inside.querySelectorAll(".question")];
      const to = entries[entries.indexOf(document.activeElement) + (e.key === "ArrowDown" ? 1 : -1)];
      (to || search).focus();
      e.preventDefault();
    });
    return el("nav", { class: "list", "aria-label": say("all_questions") },
      el("div", { class: "search" }, search, el("p", { id: "search-how", class: "aside" }, say("search_how"))),
      inside);
  };

  C.acts.find = () => {
    if (C.view !== "ask") C.show("ask");
    if (C.shared && !C.seeking) { C.seeking = true; C.draw(); }
    if (!document.getElementById("search").offsetParent) { C.folded = !C.folded; C.draw(); }
    const search = document.getElementById("search");
    search.scrollIntoView({ block: "nearest" });
    search.focus();
    search.select();
  };

  // fold folds the list away where there is room for it, and shows it where there is none.
  C.acts.fold = () => { C.folded = !C.folded; if (C.view !== "ask") C.view = "ask"; C.draw(); };

  // The review: every answer with what has to be known of it.
  const kinds = {
    all: () => true,
    open: (l) => l.state !== "answered" || l.disputed,
    estimated: (l) => l.estimated,
    disputed: (l) => l.disputed,
    noted: (l) => l.noted,
  };
  let only = "all";

  C.acts.review = () => C.show("review");
  C.views.review = () => {
    const own = C.state.list.filter((l) => !l.extra || l.state === "answered");
    const row = (l) => el("tr", {},
      el("td", {}, el("button", { type: "button", class: "link", onclick: () => C.jump(l.id) }, upper(l.topic)), " ", C.marks(l)),
      el("td", { class: l.state }, l.said ? upper(l.said) : say(`state_${l.state}`)));
    const choice = (name) => el("button", { type: "button", "aria-pressed": String(only === name), onclick: () => { only = name; C.draw(true); }, id: `only-${name}` },
      el("span", {}, say(`only_${name}`)), el("span", { class: "count" }, String(own.filter(kinds[name]).length)));
    const sections = C.sections(own.filter(kinds[only]));
    return C.panel(say("review_title"), [el("p", {}, C.state.progress.words), el("div", { class: "actions choices", role: "group", "aria-label": say("only") }, Object.keys(kinds).map(choice))],
      sections.length ? sections.map((s) => el("section", {}, el("h2", {}, s.name), el("table", { class: "answers" },
        el("thead", { class: "aside" }, el("tr", {}, el("th", { scope: "col" }, say("column_question")), el("th", { scope: "col" }, say("column_answer")))),
        el("tbody", {}, s.lines.map(row))))) : el("p", {}, say("only_none")));
  };

  // panel is a screen over the columns, with the way back to the question.
  C.panel = (heading, lead, ...content) => el("div", { class: "panel" },
    el("div", { class: "panel-head" }, el("h1", {}, heading), C.button(say("to_question"), C.ask, "quiet", "Esc")),
    C.said.length ? el("div", { class: "noted" }, C.said.map((t) => el("p", {}, t))) : null, lead, content);
})();
