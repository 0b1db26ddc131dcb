"use strict";
// The documents, in the same window: for the client or for us, to print or to copy.
(() => {
  const P = window.mspscopePage;
  const { el, say } = P;
  const { ask } = window.mspscopeEngine;
  const C = P.call;

  // papers are the documents with who may read them.
  const papers = [
    { name: "note", document: "note", views: ["internal"] },
    { name: "standing", document: "standing", views: ["internal"] },
    { name: "say", document: "say", views: ["client"] },
    { name: "next", document: "next", views: ["client", "internal"] },
    { name: "message", document: "message", views: ["client"] },
    { name: "recommend", document: "recommend", views: ["client", "internal"] },
    { name: "estimate", document: "estimate", views: ["client", "internal"] },
    { name: "raci", document: "raci", views: ["client", "internal"] },
    { name: "plan", document: "plan", views: ["client", "internal"] },
    { name: "report_owner", document: "report", for: "owner", views: ["client", "internal"] },
    { name: "report_it_lead", document: "report", for: "it_lead", views: ["client", "internal"] },
    { name: "report_delivery", document: "report", for: "delivery", views: ["internal"] },
  ];
  const letters = "123456789aef"; // keys of the documents, as of options
  let at = papers[0], view = "internal";

  // paper opens a document.
  C.paper = (name, how) => {
    at = papers.find((p) => p.name === name);
    view = at.views.includes(how || view) ? how || view : at.views[0];
    C.show("papers");
  };

  C.acts.documents = () => C.show("papers");
  C.acts.stand = () => { if (C.shared) C.show("say"); else C.paper("standing"); };
  C.acts.stand_client = () => C.paper("say");

  // copy puts a text where it can be pasted, or selects it where that is not allowed.
  async function copy(text, box) {
    try {
      await navigator.clipboard.writeText(text);
      C.tell(say("copied"));
      box.replaceChildren(el("p", { class: "hint" }, say("copied")));
    } catch {
      const area = el("textarea", { readonly: true, rows: "10", "aria-label": say("copy_text") }, text);
      box.replaceChildren(el("p", { class: "hint" }, say("copy_self")), area);
      area.focus();
      area.select();
      if (document.execCommand && document.execCommand("copy")) C.tell(say("copied"));
    }
  }

  C.views.papers = () => {
    const inside = view === "internal";
    const box = el("div", { class: "copied" });
    const choose = (p, i) => el("li", {}, el("button", { type: "button", id: `paper-${p.name}`, "data-key": letters[i], "aria-keyshortcuts": letters[i], "aria-current": p === at ? "page" : undefined, onclick: () => { C.paper(p.name); document.getElementById(`paper-${p.name}`).focus(); } }, el("kbd", { "aria-hidden": "true" }, letters[i]), el("span", {}, say(`doc_${p.name}`))));
    const whom = (v) => el("button", { type: "button", id: `view-${v}`, "aria-pressed": String(v === view), disabled: !at.views.includes(v), onclick: () => { view = v; C.draw(true); } }, say(`view_${v}`));
    const reply = ask({ do: "document", document: at.document, for: at.for || "", view });
    // What is for us alone says so wherever it is pasted; the note does so itself.
    const text = inside && !reply.error && !reply.document.stamp ? `${say("stamp_internal")}\n${reply.text}` : reply.text;
    return el("div", { class: "papers" },
      el("div", { class: "panel-head" }, el("h1", {}, say("documents")), C.button(say("to_question"), C.ask, "quiet", "Esc")),
      el("nav", { "aria-label": say("documents") }, el("ul", {}, papers.map(choose))),
      el("div", { class: "sheet" },
        el("div", { class: "actions sheet-bar" },
          el("div", { class: "choices", role: "group", "aria-label": say("view") }, ["client", "internal"].map(whom)),
          reply.text ? el("button", { type: "button", "data-key": "c", "aria-keyshortcuts": "c", class: at.name === "note" || at.name === "message" ? "first" : undefined, onclick: () => copy(text, box) }, el("kbd", { "aria-hidden": "true" }, "c"), el("span", {}, say("copy"))) : null,
          C.button(say("print"), () => window.print())),
        box,
        reply.error ? el("p", { class: "problem", role: "alert" }, say("doc_failed", { reason: reply.error })) : [
          inside && reply.document.stamp ? null : el("p", { class: `stamp ${view}` }, inside ? say("stamp_internal") : say("stamp_client")),
          el("div", { tabindex: "0", role: "group", "aria-label": say(`doc_${at.name}`), class: "paper" }, P.documentOf(reply.document, 2, "")),
        ]));
  };

  // say is what can be said to the client now, also on a shared screen.
  C.views.say = () => {
    const reply = ask({ do: "document", document: "shown", view: "client" });
    const body = reply.error ? el("p", { role: "alert" }, C.shared ? say("say_nothing") : reply.error) : P.documentOf(reply.document, 1, "");
    return el("div", { class: "shared-screen panel" }, body, el("p", { class: "actions" }, C.button(say("to_question"), C.ask, "", "Esc")));
  };
})();
