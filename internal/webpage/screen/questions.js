"use strict";
// One question on a screen, and the list of all of them.
(() => {
  const P = window.mspscopePage;
  const { el, button, show, say, tell, upper, texts } = P;
  const { ask, facts } = window.mspscopeEngine;
  const enough = 3; // answers, before it is said where they point
  const proposed = "advise"; // the line of a part that leaves it to the provider

  // step shows what comes after a request: the next question, a question back, or the result.
  P.step = (reply, given) => {
    if (reply.error) return P.failed(reply.error);
    if (reply.asked) return P.askedBack(reply, given);
    if (!reply.state.question) return P.result();
    question(reply.state, given, reply.said || []);
  };

  const give = (id, g) => P.give(ask({ do: "answer", id, ...g }), { id, ...g });
  const unsure = (id) => P.give(ask({ do: "not_sure", id }), { id });

  // give goes on after an answer.
  P.give = (reply, given) => {
    if (!reply.error && !reply.asked) P.changed();
    P.step(reply, given);
  };

  // progress is how far it is, in words and as a bar.
  function progress(state) {
    const own = state.list.filter((l) => !l.extra);
    const at = own.findIndex((l) => l.now);
    const words = at < 0 ? state.progress.words : say("steps", { number: at + 1, total: own.length });
    const done = state.progress.answered + state.progress.unsure;
    return el("div", { class: "progress" },
      el("p", {}, words, state.progress.left ? el("span", { class: "left" }, state.progress.left) : null),
      el("progress", { max: state.progress.total || 1, value: Math.min(done, state.progress.total), "aria-label": state.progress.words }));
  }

  // noted says back what was understood of the answer before, where it was typed: whoever
  // picked a line has seen it.
  function noted(state, given, said) {
    const l = given && state.list.find((x) => x.id === given.id && !x.now);
    const lines = [...said];
    if (l && l.state === "answered" && given.text) lines.unshift(say("noted", { topic: upper(l.topic), answer: l.said }));
    if (l && l.state === "not_sure") lines.unshift(say("noted_unsure", { topic: upper(l.topic) }));
    if (!lines.length) return null;
    tell(lines.join(" "));
    return el("div", { class: "noted" }, lines.map((t) => el("p", {}, t)),
      l ? button(say("change"), () => P.step(ask({ do: "jump", id: l.id })), "link") : null);
  }

  // rows are the lines of a question to pick from.
  function rows(q, name, kind) {
    return q.lines.map((l) => {
      const input = el("input", { type: kind, name, value: l.id, checked: l.picked });
      if (kind === "checkbox") input.addEventListener("change", () => alone(input, l, q));
      return el("label", { class: "row" }, input, el("span", {}, l.label));
    });
  }

  // alone takes away what cannot be picked beside what was just picked.
  function alone(input, line, q) {
    if (!input.checked) return;
    const others = q.lines.filter((l) => l.id !== line.id && (line.alone || l.alone)).map((l) => l.id);
    input.closest("form").querySelectorAll("input[type=checkbox]").forEach((i) => { if (others.includes(i.value)) i.checked = false; });
  }

  // typed is where a number or a text is written.
  function typed(q) {
    const hint = q.kind === "number" ? q.hint : "";
    return el("div", { class: "typed" },
      q.help ? el("p", { id: "help", class: "hint" }, q.help) : null,
      el("input", { type: "text", name: "typed", autocomplete: "off", value: q.typed, maxlength: "500", "aria-labelledby": "asked", "aria-describedby": "help hint problem" }),
      hint ? el("p", { id: "hint", class: "hint" }, upper(hint)) : null);
  }

  // subject is what a question about one part is about: what stands before its colon.
  const subject = (p) => (p.text.includes(": ") ? p.text.slice(0, p.text.indexOf(": ")) : upper(p.topic));

  // parts are an answer of its own for each part of a question.
  function parts(q) {
    if (!q.parts.length) return null;
    const all = el("div", {});
    const box = el("details", { class: "parts" }, el("summary", {}, say("parts")), el("p", { class: "hint" }, say("parts_how")), all);
    box.addEventListener("toggle", () => {
      if (!box.open || all.childElementCount) return;
      all.append(...q.parts.map((id) => {
        const p = ask({ do: "question", id }).question;
        const now = (p.lines.find((l) => l.picked) || p.lines.find((l) => l.id === proposed) || {}).id;
        const pick = el("select", { name: id, id }, now ? null : el("option", { value: "" }, say("parts_open")),
          p.lines.map((l) => el("option", { value: l.id, selected: l.id === now }, l.label)));
        pick.dataset.before = pick.value;
        return el("p", { class: "pick" }, el("label", { for: id }, subject(p)), pick);
      }));
    });
    return box;
  }

  // giveParts gives an answer to each part, where one was changed; false where none was.
  function giveParts(form) {
    const all = [...form.querySelectorAll("select")].filter((s) => s.value);
    if (!all.some((s) => s.value !== s.dataset.before)) return false;
    let reply, given;
    for (const s of all) {
      given = { id: s.name, lines: [s.value] };
      reply = ask({ do: "answer", ...given });
      if (reply.error || reply.asked) break;
    }
    P.give(reply, given);
    return true;
  }

  // submit gives the answer that stands in a form.
  function submit(form, q, problem) {
    const wrong = (text) => { problem.textContent = text; const first = form.querySelector("input"); if (first) { first.setAttribute("aria-invalid", "true"); first.focus(); } };
    const picked = [...form.querySelectorAll("input:checked")].map((i) => i.value);
    if (q.kind === "parts" && giveParts(form)) return;
    let g = { lines: picked };
    if (q.kind === "number" || q.kind === "text") {
      g = { text: form.elements.typed.value.trim() };
      if (!g.text) return wrong(say("type_first"));
    } else if (!picked.length) return wrong(say("pick_first"));
    const reply = ask({ do: "answer", id: q.id, ...g });
    if (reply.asked && reply.asked.wrong) return wrong(reply.asked.wrong);
    P.give(reply, { id: q.id, ...g });
  }

  // soFar says on demand where the answers point.
  function soFar(state) {
    if (facts.options.reveal === "points" || state.progress.answered < enough) return null;
    const text = el("p", { role: "status" });
    const box = el("details", {}, el("summary", {}, say("so_far")), text);
    box.addEventListener("toggle", () => {
      if (!box.open) return;
      const q = ask({ do: "quick" }).quick;
      text.textContent = pointed(q);
    });
    return box;
  }

  // pointed says where the answers point; that no service is needed is a direction, too.
  function pointed(q) {
    if (q && q.outcome === "none_needed") return say("so_far_none");
    if (!q || !q.name) return say("so_far_nothing");
    if (q.outcome === "too_close") return say("so_far_close", { model: q.name });
    return say("so_far_model", { model: q.name }) + (q.certain ? " " + say("so_far_certain") : "") + (q.price ? " " + say("so_far_price", { price: q.price }) : "");
  }

  function question(state, given, said) {
    const q = state.question;
    const problem = el("p", { id: "problem", class: "wrong", role: "alert" });
    const write = q.kind === "number" || q.kind === "text";
    const several = q.kind === "several";
    const form = el("form", { autocomplete: "off", novalidate: true },
      el("fieldset", { "aria-describedby": several && q.most ? "hint" : undefined },
        el("legend", {}, el("h1", { id: "asked" }, q.text)),
        several && q.most ? el("p", { id: "hint", class: "hint" }, upper(q.hint)) : null,
        q.not_sure ? el("p", { class: "hint" }, say("now_unsure")) : null,
        q.remarks.map((r) => el("p", { class: "hint" }, r)),
        write ? typed(q) : el("div", { class: "rows" }, rows(q, "pick", several ? "checkbox" : "radio")),
        parts(q)),
      problem,
      el("p", { class: "actions main" },
        el("button", { type: "submit", class: "first" }, say("next")),
        button(texts.not_sure, () => unsure(q.id), "unsure")));
    form.addEventListener("submit", (e) => { e.preventDefault(); submit(form, q, problem); });
    show("question", progress(state), noted(state, given, said), form,
      el("p", { class: "actions more" },
        state.can_back ? button(say("back"), () => P.step(ask({ do: "back" })), "quiet") : button(say("back"), P.welcomeAgain, "quiet"),
        button(say("skip"), () => P.step(ask({ do: "skip" })), "quiet"),
        button(say("list"), () => P.list(state), "quiet"),
        state.progress.answered >= enough ? button(say("see_result"), P.result, "quiet") : null),
      el("details", {}, el("summary", {}, say("why")), el("p", {}, q.why), q.help && !write ? el("p", {}, q.help) : null),
      soFar(state),
      el("details", {}, el("summary", {}, say("stop")), el("p", {}, say("stop_how")),
        el("p", { class: "actions" }, button(texts.save, () => P.saveAnswers(state.client))), P.draftChoice()));
  }

  // askedBack asks what is meant, where an answer can be read in two ways or is hard to believe.
  P.askedBack = (reply, given) => {
    const { asked, question: q } = reply;
    const again = () => P.step(ask({ do: "jump", id: given.id }));
    const choices = (asked.readings || []).map((r, i) => button(r, () => give(given.id, { ...given, reading: i + 1 }), "row"));
    show("asked", el("p", { class: "hint" }, q.text), el("h1", {}, asked.wrong || asked.question), el("div", { class: "rows" }, choices),
      el("p", { class: "actions" },
        asked.wrong || choices.length ? null : button(say("right"), () => give(given.id, { ...given, sure: true, picked: true }), "first"),
        button(say("answer_again"), again), button(texts.not_sure, () => unsure(given.id), "unsure")));
  };

  // list shows all questions with what was answered; each can be gone to.
  P.list = (state) => {
    const sections = [];
    for (const l of state.list) {
      if (!sections.length || sections[sections.length - 1].name !== l.section) sections.push({ name: l.section, lines: [] });
      sections[sections.length - 1].lines.push(l);
    }
    const go = (l) => button([el("span", { class: "topic" }, upper(l.topic)), el("span", { class: `said ${l.state}` }, l.said ? upper(l.said) : say(`state_${l.state}`))],
      () => P.step(ask({ do: "jump", id: l.id })), "entry");
    show("list", el("h1", {}, say("list_title")), el("p", {}, state.progress.words),
      el("p", { class: "actions" }, state.question ? button(say("go_on"), () => P.step(ask({ do: "state" })), "first") : button(say("to_result"), P.result, "first")),
      sections.map((s) => el("section", {}, el("h2", {}, s.name), el("ul", { class: "entries" }, s.lines.map((l) => el("li", {}, go(l)))))));
  };
})();
