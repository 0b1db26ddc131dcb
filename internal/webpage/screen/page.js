"use strict";
// The first screen, what happens where something goes wrong, and the way back.
(() => {
  const P = window.mspscopePage;
  const { el, button, show, say, fill, texts } = P;
  const { ask, facts, ready } = window.mspscopeEngine;
  const perMinute = 2; // questions
  let loaded = null;

  function begin(form) {
    const who = form.querySelector("input[name=who]:checked");
    if (P.unsaved() && !window.confirm(say("again_sure"))) return;
    P.fresh();
    hold();
    const reply = ask({ do: "begin", who: who ? who.value : "", client: form.elements.company.value.trim(), contact: form.elements.person.value.trim(), date: P.today() });
    if (!reply.error && who) P.changed();
    P.step(reply);
  }

  // opened goes on with a file that was opened.
  P.opened = (reply) => {
    hold();
    P.step(reply);
  };

  function welcome() {
    const form = el("form", { autocomplete: "on", novalidate: true },
      el("fieldset", {}, el("legend", {}, el("h2", {}, texts.who)),
        el("div", { class: "rows" }, loaded.who.map((w) => el("label", { class: "row" }, el("input", { type: "radio", name: "who", value: w.id }), el("span", {}, w.label))))),
      el("p", { class: "field" }, el("label", { for: "company" }, texts.company), el("input", { type: "text", id: "company", name: "company", autocomplete: "organization", maxlength: "200" })),
      el("p", { class: "field" }, el("label", { for: "person" }, say("person")), el("input", { type: "text", id: "person", name: "person", autocomplete: "name", maxlength: "200" })),
      el("p", { class: "actions main" }, el("button", { type: "submit", class: "first" }, texts.begin)));
    form.addEventListener("submit", (e) => { e.preventDefault(); begin(form); });
    show("welcome", el("h1", {}, facts.title),
      el("p", { class: "lead" }, fill(texts.lead, { questions: loaded.quick, minutes: Math.ceil(loaded.quick / perMinute) })),
      el("ul", { class: "points" }, texts.points.map((p, i) => el("li", {}, i === 0 && facts.options.reveal === "points" ? say("points_first") : p))),
      begun() || P.found(P.opened), form, P.opener(P.opened));
  }
  P.welcomeAgain = welcome;

  // begun offers to go on with what was begun on this page; null where nothing was.
  function begun() {
    const reply = ask({ do: "state" });
    if (reply.error || !P.unsaved()) return null;
    return el("section", { class: "card", "aria-labelledby": "found" }, el("h2", { id: "found" }, say("begun")),
      el("p", { class: "actions" }, button(say("go_on"), () => P.step(reply), "first")));
  }

  // failed says that something went wrong, and leaves the answers as they are.
  P.failed = (reason) => show("failed", el("h1", {}, say("failed")), el("p", {}, say("failed_how")), el("p", { class: "hint" }, reason),
    el("p", { class: "actions" }, button(say("go_on"), () => {
      const reply = ask({ do: "state" });
      if (reply.error) welcome(); else P.step(reply);
    }, "first")));

  // The way back of a browser leads to the question before, as the button does: one step
  // of its history stands for all of the page.
  function hold() {
    if (!history.state || !history.state.held) history.pushState({ held: true }, "");
  }
  window.addEventListener("popstate", () => {
    const at = P.main.dataset.screen;
    if (at === "welcome" || at === undefined) return;
    const now = ask({ do: "state" });
    if (now.error || (at === "question" && !now.state.can_back)) return welcome();
    const reply = at === "question" ? ask({ do: "back" }) : now;
    history.pushState({ held: true }, "");
    if (reply.state.question || at === "question") P.step(reply); else P.list(reply.state);
  });

  ready.then((l) => { loaded = l; welcome(); }, () => {
    document.documentElement.classList.add("plain");
    P.main.replaceChildren();
  });
})();
