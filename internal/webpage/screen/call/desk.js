"use strict";
// A call: what is known of it, what is asked of the engine, and the screen drawn anew.
// Whatever changes goes through C.go, which keeps it in this browser before it is shown.
(() => {
  const P = window.mspscopePage;
  const { el, say, main } = P;
  const { ask } = window.mspscopeEngine;
  const live = document.getElementById("live");
  const bar = document.getElementById("bar");
  const open = ["ask", "say"]; // what may be seen while the client looks on

  const C = P.call = {
    state: null,    // where the questions stand, as the engine said last
    view: "start",  // what is on the screen
    shared: false,  // the client sees the screen, too
    seeking: false, // a question is looked for while they do
    column: true,   // model and price stand beside the questions
    folded: false,  // the list is folded away
    keys: true,     // one key does something
    views: {},      // what is on the screen, by its name
    acts: {},       // what a key does, by its name
    said: [],       // what came of the change before
    changed: false, // something was changed that can be taken back
    back: null,     // what the engine asks back, with what was given
    owed: [],       // what is still to be said of a file
    left: "",       // the question from which somebody jumped
    drafts: new Map(), // what was typed or ticked and is not taken yet, by its question
  };

  // button is a button with the key that does the same.
  C.button = (label, act, kind, key) => el("button", { type: "button", class: kind, onclick: act, "aria-keyshortcuts": key }, key ? el("kbd", { "aria-hidden": "true" }, key) : null, el("span", {}, label));

  // tell says something to those who listen. What was to be said when the screen came to be
  // shared is said no more.
  let telling = 0;
  C.tell = (text) => {
    clearTimeout(telling);
    live.textContent = "";
    if (text) telling = setTimeout(() => { live.textContent = text; }, 100);
  };

  // go asks the engine for something and shows where it leads. It reports whether it was
  // taken.
  C.go = (request, how = {}) => {
    const reply = ask(request);
    if (reply.error) {
      C.said = [reply.error];
      C.draw();
      C.tell(reply.error);
      return false;
    }
    if (reply.asked) {
      C.back = { asked: reply.asked, question: reply.question, given: request };
      if (!how.beside) C.draw();
      return false;
    }
    C.back = null;
    took(reply, request, how);
    return true;
  };

  // owing is what is still to be said of a file; not while the client looks on.
  C.owing = () => (C.shared ? [] : C.owed.splice(0));

  // took is what follows from a reply: it is kept, and then shown.
  function took(reply, request, how) {
    if (reply.anew) { C.apart(); C.owed = [say("laid_anew")]; }
    const kept = !how.looks && C.keep();
    if (reply.state) C.state = reply.state;
    C.changed = !how.looks;
    C.said = [...(how.said || []), ...(reply.said || []), ...C.owing()];
    const done = C.state && request.id && C.state.list.find((l) => l.id === request.id);
    // Where people differ that is said, and a shared screen has the answer that was just given.
    if (request.do === "answer" && done && (done.said || reply.mine) && (C.shared || !reply.mine)) C.said.unshift(say("saved_answer", { topic: P.upper(done.topic), answer: reply.mine || done.said }));
    if (request.do === "not_sure" && done) C.said.unshift(say("saved_unsure", { topic: P.upper(done.topic) }));
    if (request.do === "answer" || request.do === "not_sure") C.drafts.delete(request.id);
    if (how.still) C.place(); // the rest stays, so that no click on it is lost
    else {
      C.draw();
      if (C.said.length || kept) C.tell(C.said.join(" ") || say("saved"));
    }
    C.think();
  }

  // draw puts up the screen anew. On a shared screen nothing of the other one is left.
  C.draw = (keep) => {
    const view = C.shared && !open.includes(C.view) ? "ask" : C.view;
    const list = document.getElementById("questions");
    const top = list ? list.scrollTop : 0;
    const to = keep && document.activeElement ? document.activeElement.id : "";
    document.documentElement.classList.toggle("shared", C.shared);
    C.bar();
    main.replaceChildren(...[C.views[view]()].flat(Infinity).filter(Boolean));
    main.dataset.screen = view;
    title(view);
    const again = document.getElementById("questions");
    if (again) { again.scrollTop = top; nearest(again); }
    focus(to);
  };

  function title(view) {
    const heading = main.querySelector("h1");
    const of = C.state && C.view !== "start" ? C.client() : say("page_title");
    document.title = C.shared ? say("title_shared") : say("title", { what: view === "ask" || !heading ? of : heading.textContent });
  }

  // nearest scrolls a list so that the question that is asked is seen.
  function nearest(list) {
    const now = list.querySelector("[aria-current]");
    if (!now) return;
    const a = now.getBoundingClientRect(), b = list.getBoundingClientRect();
    if (a.top < b.top || a.bottom > b.bottom) list.scrollTop += a.top - b.top - b.height / 3;
  }

  // focus takes somebody to what was there before, to where something is typed, or to the
  // heading.
  function focus(id) {
    const to = (id && document.getElementById(id)) || main.querySelector("[data-first]") || main.querySelector("h1");
    if (!to) return;
    if (to.tagName === "H1") to.tabIndex = -1;
    to.focus({ preventScroll: to.tagName === "H1" });
    if (to.tagName === "INPUT") to.select();
    if (!id) window.scrollTo(0, 0);
  }

  // show goes to another view.
  C.show = (view) => { C.view = view; C.back = null; C.said = []; C.draw(); };

  // ask goes back to the questions.
  C.ask = () => { if (C.state) C.show("ask"); else C.show("start"); };

  C.client = () => (C.state && C.state.client) || say("no_client");

  // bar is what stands above every screen.
  C.bar = () => {
    if (C.shared) {
      bar.replaceChildren(el("p", { class: "badge" }, say("shared")), el("p", { class: "shared-how" }, say("shared_how")), C.button(say("share_end"), C.acts.share, "", "#"));
      return;
    }
    const focused = document.activeElement && bar.contains(document.activeElement) ? document.activeElement.id : "";
    const going = C.state && C.view !== "start";
    bar.replaceChildren(...[
      el("p", { class: "badge", title: say("internal_how") }, say("internal")),
      going ? el("p", { class: "client" }, C.client()) : null,
      going ? el("p", { id: "minute", class: "where" }, minute()) : null, going ? person() : null,
      el("p", { id: "where", class: "where" }, C.where()),
      going ? el("div", { class: "actions" },
        C.button(say("list"), C.acts.fold, "only-narrow", "l"), C.button(say("documents"), C.acts.documents, "", "d"), C.button(say("notes"), C.acts.notes, "", "m"),
        C.button(say("review"), C.acts.review, "", "r"), C.button(say("share"), C.acts.share, "", "#"),
        C.button(say("keys"), C.acts.keys, "", "?")) : null,
    ].filter(Boolean));
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
  };

  // minute is how long the call has taken: it may end at any.
  const minute = () => say("minute", { minute: Math.max(0, Math.floor((Date.now() - C.began) / 60000)) + 1 });
  setInterval(() => { const e = document.getElementById("minute"); if (e) e.textContent = minute(); }, 5000);

  // person is who answers from now on.
  function person() {
    const input = el("input", { type: "text", id: "person", list: "people", value: C.state.person || "", placeholder: say("person_nobody"), autocomplete: "off", maxlength: "200" });
    input.addEventListener("change", () => {
      const name = input.value.trim();
      if (name !== (C.state.person || "")) C.go({ do: "person", person: name }, { still: true, said: [] });
      C.tell(name ? say("person_now", { person: name }) : say("person_none"));
    });
    return el("div", { class: "person" }, el("label", { for: "person" }, say("person")), input,
      el("datalist", { id: "people" }, (C.state.people || []).map((p) => el("option", { value: p }))));
  }

  // share turns the shared screen on or off: at once, and with nothing left of the other.
  C.acts.share = () => {
    if (!C.state || C.view === "start") return;
    const active = document.activeElement;
    if (active && active.blur) active.blur(); // what is being typed is kept
    C.shared = !C.shared;
    C.seeking = false;
    C.tell("");
    C.said = [];
    C.back = null;
    C.stopThinking();
    main.replaceChildren();
    bar.replaceChildren();
    const reply = ask({ do: "share", on: C.shared });
    if (reply.state) C.state = reply.state;
    if (!C.shared) C.said = [...(reply.said || []), ...C.owing()]; // what was kept back
    if (C.shared) { C.before = C.view; C.view = "ask"; } else C.view = C.before || "ask";
    C.draw();
    C.tell(C.shared ? say("shared_now") : say("shared_over"));
    C.think();
  };
})();
