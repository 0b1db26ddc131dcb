"use strict";
// The first screen: a new call, a file, or a call that this browser keeps.
(() => {
  const P = window.mspscopePage;
  const { el, say, main } = P;
  const { ready } = window.mspscopeEngine;
  const C = P.call;

  const when = (t) => new Date(t).toLocaleString(document.documentElement.lang || "en", { dateStyle: "medium", timeStyle: "short" });

  // kept are the calls that this browser keeps.
  function kept() {
    const calls = C.calls();
    if (!calls.length) return null;
    const one = (c) => {
      const line = el("li", {}, el("div", {}, el("b", {}, c.client || say("no_client")),
        el("p", { class: "hint" }, say("kept_when", { at: when(c.at), answers: c.answers || 0 }), " ", c.whole && c.name ? say("kept_in", { name: c.name }) : el("span", { class: "open-file" }, say(c.name ? "kept_in_part" : "kept_in_none", { name: c.name })))),
      el("div", { class: "actions" }, C.button(say("go_on"), () => C.goOn(c), c === calls[0] ? "first" : ""),
        el("button", { type: "button", class: "quiet", "aria-label": say("forget_of", { client: c.client || say("no_client") }), onclick: () => {
          if (!c.whole && !window.confirm(say("forget_sure"))) return;
          C.forget(c.key);
          C.draw();
        } }, say("forget"))));
      return line;
    };
    return el("section", { id: "kept" }, el("h2", {}, say("kept_title")), el("p", { class: "hint" }, say("kept_how")), el("ul", { class: "calls" }, calls.map(one)));
  }

  C.views.start = () => {
    const field = (name, label, how) => el("div", { class: "field" }, el("label", { for: name }, label), el("input", { type: "text", id: name, name, autocomplete: "off", maxlength: "200", "data-first": name === "client", "aria-describedby": how ? `${name}-how` : undefined }), how ? el("p", { id: `${name}-how`, class: "hint" }, how) : null);
    const form = el("form", { autocomplete: "off", novalidate: true }, el("h2", {}, say("new")), field("client", say("client")), field("contact", say("contact")), field("answers", say("person"), say("person_how")),
      el("p", { class: "actions" }, el("button", { type: "submit", class: "first" }, say("begin"))));
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      const value = (name) => form.elements[name].value.trim();
      C.begin({ client: value("client"), contact: value("contact"), person: value("answers") });
    });
    return el("div", { class: "panel start" }, el("h1", {}, say("page_title")), el("p", {}, say("lead")),
      el("div", { class: "halves" }, el("div", {}, form), el("div", {}, kept(), C.opener())));
  };

  ready.then(() => { C.ready = true; C.tries(); C.draw(); }, (e) => {
    main.replaceChildren(el("div", { class: "panel" }, el("h1", {}, say("page_title")), el("p", { role: "alert" }, say("no_engine")), el("p", { class: "hint" }, String(e))));
  });
})();
