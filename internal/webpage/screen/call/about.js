"use strict";
// What belongs to the call and to no question: the client, notes in general, promises, and
// the way to everything else.
(() => {
  const P = window.mspscopePage;
  const { el, say, upper } = P;
  const { ask } = window.mspscopeEngine;
  const C = P.call;

  // field is a line of a form that is kept as soon as somebody leaves it. take returns what is
  // wrong with the text, "" for nothing.
  C.field = (id, label, value, take, how = {}) => {
    const wrong = el("p", { class: "wrong", id: `${id}-wrong`, role: "alert" });
    const input = how.options
      ? el("select", { id, "aria-describedby": `${id}-wrong` }, how.options.map((o) => el("option", { value: o.id, selected: o.id === (value || "") }, o.label)))
      : el("input", { type: how.type || "text", id, value: value === null || value === undefined ? "" : String(value), autocomplete: "off", maxlength: how.type === "date" ? undefined : "500", inputmode: how.number ? "decimal" : undefined, list: how.list, "aria-describedby": `${id}-wrong` });
    input.addEventListener("change", () => {
      const problem = take(input.value.trim(), input);
      wrong.textContent = problem || "";
      if (problem) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
    });
    return el("div", { class: "field" }, el("label", { for: id }, label), input, wrong);
  };

  // set asks for a change and returns what is wrong with it.
  C.set = (request) => {
    if (C.go(request, { beside: true, still: true })) { C.tell(say("saved")); return ""; }
    const wrong = C.back ? C.back.asked.wrong || C.back.asked.question : C.said.join(" ");
    C.back = null;
    return wrong || say("not_taken");
  };

  function about() {
    const a = C.state.about || { client: C.state.client };
    const set = (key) => (value) => C.set({ do: "about", ...a, ...C.state.about, [key]: value });
    return el("section", {}, el("h2", {}, say("about")), el("div", { class: "fields" },
      C.field("about-client", say("client"), a.client, set("client")), C.field("about-contact", say("contact"), a.contact, set("contact")),
      C.field("about-reference", say("reference"), a.reference, set("reference")), C.field("about-date", say("date"), a.date, set("date"), { type: "date" })));
  }

  function promises(list) {
    const one = (p, i) => {
      const input = el("input", { type: "text", id: `promise-${i}`, value: p.text, maxlength: "10000", "aria-label": say("promise_text", { number: i + 1 }) });
      input.addEventListener("change", () => { if (input.value.trim()) C.tell(C.set({ do: "promise", index: i + 1, text: input.value.trim() }) || say("saved")); });
      return el("li", {}, input, el("span", { class: "hint" }, [p.by, p.on ? P.day(p.on) : ""].filter(Boolean).join(", ")),
        el("button", { type: "button", class: "quiet", onclick: () => C.go({ do: "promise", index: i + 1, text: "" }) }, say("promise_back")));
    };
    const fresh = el("input", { type: "text", id: "promise-new", autocomplete: "off", maxlength: "10000" });
    const form = el("form", { class: "add" }, el("label", { for: "promise-new" }, el("kbd", { "aria-hidden": "true" }, "p"), say("promise_new")), fresh, el("button", { type: "submit" }, say("add")));
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      if (fresh.value.trim() && C.go({ do: "promise", index: 0, text: fresh.value.trim() })) document.getElementById("promise-new").focus();
    });
    return el("section", {}, el("h2", {}, say("promises")), el("p", { class: "hint" }, say("promises_how")), list.length ? el("ul", { class: "promises" }, list.map(one)) : null, form);
  }

  // more leads to everything else.
  function more() {
    const s = C.state;
    return el("section", {}, el("h2", {}, say("more")), el("div", { class: "actions" },
      C.button(say("rows"), C.acts.rows), C.button(say("quote"), C.acts.quote),
      s.progress.skipped ? C.button(say("unskip", { count: s.progress.skipped }), () => { C.view = "ask"; C.go({ do: "unskip" }, { looks: true }); }) : null,
      s.deeper ? C.button(say("deepen", { count: s.deeper }), () => { C.view = "ask"; C.go({ do: "deepen" }); }) : null,
      C.button(say("save"), C.acts.save, "", "q"), C.button(say("save_as"), C.saveAs), C.button(say("another"), C.leave)));
  }

  C.acts.notes = () => C.show("notes");
  C.views.notes = () => {
    const notes = ask({ do: "notes" }).notes || {};
    const on = (n) => el("li", {}, el("button", { type: "button", class: "link", onclick: () => C.jump(n.id) }, upper(n.topic)),
      n.private ? el("p", { class: "text" }, el("span", { class: "never" }, say("private")), n.private) : null,
      n.text ? el("p", { class: "text" }, el("span", { class: "whom" }, say("public")), n.text) : null);
    return C.panel(say("notes_title"), null, el("div", { class: "halves" },
      el("div", {}, el("section", {}, el("h2", {}, say("notes_general")),
        C.note({ general: true }, notes.private_general, true, say("note_private"), "g"), C.note({ general: true }, notes.general, false, say("note_public"))),
      promises(notes.promises || []),
      el("section", {}, el("h2", {}, say("notes_on")), notes.on && notes.on.length ? el("ul", { class: "notes-on" }, notes.on.map(on)) : el("p", { class: "hint" }, say("notes_none")))),
      el("div", {}, about(), more(), C.filePart())));
  };
})();
