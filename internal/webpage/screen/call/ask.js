"use strict";
// The question in the middle: its words, its options with the key of each, what was said of
// it by whom. On a shared screen it is the question, its options and the client's answer.
(() => {
  const P = window.mspscopePage;
  const { el, say, upper } = P;
  const { ask } = window.mspscopeEngine;
  const C = P.call;
  const letters = "123456789acefhijkotvxy"; // keys of options: none that means something else
  const proposed = "advise"; // the line of a part that leaves it to the provider

  const give = (id, g) => C.go({ do: "answer", id, ...g });
  C.give = give;

  // onKey picks the line of a key; false where there is none.
  C.onKey = (key) => {
    const line = document.querySelector(`#screen [data-key="${CSS.escape(key)}"]`);
    if (line) line.click();
    return !!line;
  };

  // question is what is asked now.
  const question = () => C.state.question;

  // one are lines of which one is picked, which is the answer.
  const one = (q) => q.lines.map((l, i) => el("button", {
    type: "button", class: "row", "data-key": letters[i], "aria-pressed": String(l.picked), onclick: () => give(q.id, { lines: [l.id] }),
  }, letters[i] ? el("kbd", { "aria-hidden": "true" }, letters[i]) : null, el("span", {}, l.label)));

  // several are lines of which any number is picked. Of one that is picked it can be said
  // that nobody is sure of it.
  function several(q) {
    const draft = C.drafts.get(q.id);
    const box = (l, i) => {
      const unsure = draft ? draft.perhaps.includes(l.id) : l.perhaps;
      const input = el("input", { type: "checkbox", name: "pick", value: l.id, checked: unsure || (draft ? draft.lines.includes(l.id) : l.picked), "data-key": letters[i] });
      const perhaps = el("button", { type: "button", class: "perhaps", "aria-pressed": String(unsure), "aria-label": say("perhaps_of", { option: l.label }), onclick: () => {
        perhaps.setAttribute("aria-pressed", String(perhaps.getAttribute("aria-pressed") !== "true"));
        if (perhaps.getAttribute("aria-pressed") === "true") { input.checked = true; alone(input, l, q); }
      } }, say("perhaps"));
      input.addEventListener("change", () => {
        if (!input.checked) perhaps.setAttribute("aria-pressed", "false");
        alone(input, l, q);
      });
      return el("div", { class: "row-with" }, el("label", { class: "row" }, letters[i] ? el("kbd", { "aria-hidden": "true" }, letters[i]) : null, input, el("span", {}, l.label)), l.alone ? null : perhaps);
    };
    return q.lines.map(box);
  }

  // alone takes away what cannot be picked beside what was just picked.
  function alone(input, line, q) {
    if (!input.checked) return;
    const others = q.lines.filter((l) => l.id !== line.id && (line.alone || l.alone)).map((l) => l.id);
    for (const i of input.closest("form").querySelectorAll("input[type=checkbox]")) {
      if (!others.includes(i.value)) continue;
      i.checked = false;
      const perhaps = i.closest(".row-with").querySelector(".perhaps");
      if (perhaps) perhaps.setAttribute("aria-pressed", "false");
    }
  }

  // differs reports whether people differ about what is asked: that is read before anything
  // is typed.
  const differs = () => { const b = C.state.beside; return !!b && !!b.others && b.others.length > 0 && !b.settled; };

  // typed is where a number or a text is written.
  const typed = (q) => el("div", { class: "typed" },
    q.help ? el("p", { id: "help", class: "hint" }, q.help) : null,
    el("input", { type: "text", name: "typed", id: "typed", autocomplete: "off", "data-first": !differs(), value: (C.drafts.get(q.id) || { text: q.typed }).text, maxlength: "10000", "aria-labelledby": "asked", "aria-describedby": "help hint problem" }),
    el("p", { id: "hint", class: "hint" }, q.kind === "number" ? upper(q.hint) : say("text_how")), q.kind === "number" && !C.shared ? el("p", { class: "hint" }, say("number_how")) : null);

  // parts are an answer of its own for each part of a question, taken as soon as it is picked.
  function parts(q) {
    if (!q.parts.length) return null;
    const part = (id) => {
      const p = ask({ do: "question", id }).question;
      if (!p) return null;
      const now = (p.lines.find((l) => l.picked) || (q.given && p.lines.find((l) => l.id === proposed)) || {}).id;
      const pick = el("select", { id }, now && !p.not_sure ? null : el("option", { value: "" }, say(p.not_sure ? "state_not_sure" : "state_open")),
        p.lines.map((l) => el("option", { value: l.id, selected: !p.not_sure && l.id === now }, l.label)));
      pick.addEventListener("change", () => {
        if (!pick.value || !C.go({ do: "answer", id, lines: [pick.value] }, { beside: true, still: true })) return C.draw(true);
        ask({ do: "jump", id: q.id });
        C.state = ask({ do: "state" }).state;
        C.draw(true);
      });
      return el("p", { class: "pick" }, el("label", { for: id }, p.text.includes(": ") ? p.text.slice(0, p.text.indexOf(": ")) : upper(p.topic)), pick);
    };
    return el("div", { class: "parts" }, el("h2", {}, say("parts")), q.parts.map(part));
  }

  // read is what stands in a form, as an answer; null where an answer is one click.
  function read(form, q) {
    if (q.kind === "number" || q.kind === "text") return { text: form.elements.typed.value.trim() };
    if (q.kind !== "several") return null;
    const rows = [...form.querySelectorAll("input:checked")];
    const unsure = (i) => { const p = i.closest(".row-with").querySelector(".perhaps"); return p && p.getAttribute("aria-pressed") === "true"; };
    return { lines: rows.filter((i) => !unsure(i)).map((i) => i.value), perhaps: rows.filter(unsure).map((i) => i.value) };
  }

  // drafted keeps what stands in a form until it is taken, wherever somebody goes meanwhile.
  function drafted(form, q) {
    const before = JSON.stringify(q.kind === "several"
      ? { lines: q.lines.filter((l) => l.picked && !l.perhaps).map((l) => l.id), perhaps: q.lines.filter((l) => l.perhaps).map((l) => l.id) } : { text: q.typed });
    const draft = () => {
      const now = read(form, q);
      if (now && JSON.stringify(now) !== before) C.drafts.set(q.id, now); else C.drafts.delete(q.id);
    };
    for (const on of ["input", "change", "click"]) form.addEventListener(on, draft);
  }

  // submit gives the answer that stands in the form. What is wrong with it is said there, and
  // nothing of it is lost.
  function submit(form, q) {
    const wrong = (text) => {
      form.querySelector("#problem").textContent = text;
      const first = form.querySelector("input");
      if (first) { first.setAttribute("aria-invalid", "true"); first.focus(); }
    };
    const take = (g) => {
      if (C.go({ do: "answer", id: q.id, ...g }, { beside: true }) || !C.back) return;
      const { wrong: why } = C.back.asked;
      if (!why) return C.draw();
      C.back = null;
      wrong(why);
    };
    const given = read(form, q);
    if (q.kind === "number" || q.kind === "text") {
      if (C.command(given.text, q.kind)) return C.drafts.delete(q.id);
      if (!given.text) return wrong(say("type_first"));
      if (q.given && given.text === q.typed) return C.acts.onward();
    }
    if (given) return take(given);
    if (q.given) C.acts.onward(); else wrong(say("pick_first"));
  }

  // changeBack shows what was typed once more, to be changed.
  C.changeBack = () => {
    const { given } = C.back;
    C.back = null;
    C.draw();
    const input = document.getElementById("typed");
    if (input && given.text) { input.value = given.text; input.focus(); }
  };

  // askedBack asks what is meant.
  function askedBack() {
    const { asked, given } = C.back;
    const take = (more) => C.go({ ...given, ...more });
    const rows = (asked.readings || []).map((r, i) => el("button", { type: "button", class: "row", "data-key": String(i + 1), onclick: () => take({ reading: i + 1 }) }, el("kbd", { "aria-hidden": "true" }, String(i + 1)), el("span", {}, upper(r))));
    if (!asked.wrong && !rows.length) {
      rows.push(el("button", { type: "button", class: "row", "data-key": "1", onclick: () => take({ sure: true, picked: true }) }, el("kbd", { "aria-hidden": "true" }, "1"), el("span", {}, say("right"))));
    }
    rows.push(el("button", { type: "button", class: "row", "data-key": String(rows.length + 1), onclick: C.changeBack }, el("kbd", { "aria-hidden": "true" }, String(rows.length + 1)), el("span", {}, say("answer_again"))));
    return el("section", { class: "ask", "aria-label": say("the_question") },
      el("p", { class: "hint" }, (question() || {}).text), el("h1", {}, asked.wrong || asked.question), given.text && !(asked.question || "").includes(given.text) ? el("p", {}, say("you_typed", { text: given.text })) : null,
      el("div", { class: "rows" }, rows),
      el("p", { class: "actions" }, C.button(say("not_sure"), C.acts.unsure, "", "u")));
  }

  // progress is how far it is.
  const progress = () => {
    const p = C.state.progress;
    return el("div", { class: "progress" },
      el("p", {}, p.words, p.left ? el("span", { class: "left" }, p.left) : null),
      el("progress", { max: p.total || 1, value: Math.min(p.answered + p.unsure, p.total), "aria-label": p.words }));
  };

  // noted says what came of the change before.
  const noted = () => (C.said.length ? el("div", { class: "noted" }, C.said.map((t) => el("p", {}, t)),
    C.changed && C.state.can_undo && !C.shared ? C.button(say("undo"), C.acts.undo, "link", "z") : null) : null);

  // ended is what stands there when no question is left.
  function ended() {
    const s = C.state;
    return el("section", { class: "ask", "aria-label": say("the_question") }, progress(), noted(), el("h1", {}, say("ended")),
      el("p", {}, say("ended_how")),
      el("div", { class: "actions" },
        C.shared ? null : C.button(say("doc_note"), () => C.paper("note"), "first"),
        s.progress.skipped ? C.button(say("unskip", { count: s.progress.skipped }), () => C.go({ do: "unskip" }, { looks: true })) : null,
        s.deeper ? C.button(say("deepen", { count: s.deeper }), () => C.go({ do: "deepen" })) : null,
        s.can_back ? C.button(say("back"), C.acts.back, "quiet", "b") : null));
  }

  // asked is the question with its form.
  function asked(q) {
    const write = q.kind === "number" || q.kind === "text";
    const form = el("form", { autocomplete: "off", novalidate: true },
      el("h1", { id: "asked" }, q.text),
      !write && q.help ? el("p", { class: "hint" }, q.help) : null,
      q.kind === "several" && q.most ? el("p", { class: "hint" }, upper(q.hint)) : null,
      q.not_sure ? el("p", { class: "now" }, say("now_unsure")) : null,
      q.given && write ? el("p", { class: "now" }, say("now", { answer: q.said })) : null,
      C.shared ? null : C.others(q),
      write ? typed(q) : el("div", { class: q.lines.length > 8 ? "rows many" : "rows", role: "group", "aria-labelledby": "asked" }, q.kind === "several" ? several(q) : one(q)),
      el("p", { id: "problem", class: "wrong", role: "alert" }),
      el("div", { class: "actions main" },
        write || q.kind === "several" || q.given ? el("button", { type: "submit", class: "first", "aria-keyshortcuts": "Enter" }, el("kbd", { "aria-hidden": "true" }, "↵"), el("span", {}, write || q.kind === "several" ? say("take") : say("next"))) : null,
        C.button(say("not_sure"), C.acts.unsure, "unsure", "u"), C.button(say("skip"), C.acts.skip, "", "s"),
        C.state.can_back ? C.button(say("back"), C.acts.back, "", "b") : null),
      q.kind === "parts" ? parts(q) : null);
    drafted(form, q);
    form.addEventListener("submit", (e) => { e.preventDefault(); submit(form, q); });
    return form;
  }

  C.questionColumn = () => {
    if (C.back) return askedBack();
    const q = question();
    if (!q) return ended();
    const private_ = C.state.beside && C.state.beside.private;
    return el("section", { class: "ask", "aria-label": say("the_question") }, progress(), noted(),
      C.shared ? null : el("p", { class: "where-in" }, q.section, private_ ? el("span", { class: "never" }, say("never_shown")) : null, left(q)),
      asked(q),
      C.shared ? null : [q.why ? el("p", { class: "why" }, el("b", {}, say("why")), " ", q.why) : null, C.beside(q)]);
  };

  // left leads back to where somebody jumped from.
  function left(q) {
    const from = C.left && C.left !== q.id && C.state.list.find((l) => l.id === C.left && l.state !== "answered");
    if (!from) { C.left = C.left === q.id ? "" : C.left; return null; }
    return el("button", { type: "button", class: "link", onclick: () => { C.left = ""; C.go({ do: "jump", id: from.id }, { looks: true }); } }, say("return_to", { topic: from.topic }));
  }

  C.views.ask = () => {
    if (C.shared) {
      return el("div", { class: "shared-screen" }, C.seeking ? C.list() : null, C.questionColumn(),
        el("p", { class: "actions" }, C.button(say("share_price"), C.acts.stand, "quiet", "$"), C.button(say("share_find"), C.acts.find, "quiet", "/")));
    }
    return el("div", { class: `desk${C.folded ? " folded" : ""}${C.column ? "" : " alone"}` }, C.list(), C.questionColumn(), C.column ? C.side() : null);
  };

  const id = () => (C.state.question ? C.state.question.id : "");
  C.acts.unsure = () => { if (C.back || id()) C.go({ do: "not_sure", id: C.back ? C.back.given.id : id() }); };
  C.acts.skip = () => { if (id()) C.go({ do: "skip" }, { looks: true }); };
  C.acts.onward = C.acts.skip;
  C.acts.back = () => {
    if (C.view !== "ask") return C.ask();
    if (C.back) return C.changeBack();
    if (C.state.can_back) C.go({ do: "back" }, { looks: true }); else { C.said = [say("no_back")]; C.draw(); C.tell(say("no_back")); }
  };
  C.acts.undo = () => { if (C.state.can_undo) C.go({ do: "undo" }); else C.tell(say("no_undo")); };
})();
