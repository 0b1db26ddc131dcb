"use strict";
// The keys: those of the terminal, with the same meaning.
(() => {
  const P = window.mspscopePage;
  const { el, say } = P;
  const C = P.call;

  // commands are the keys with what they do, in the order in which help lists them, and
  // whether they work while the client looks on.
  const commands = [
    ["b", "back", true], ["s", "skip", true], ["u", "unsure", true], ["n", "note"], ["N", "publicNote"], ["g", "general"], ["p", "promise"],
    ["z", "undo"], ["/", "find", true], [".", "first"], ["l", "fold"], ["r", "review"], ["$", "stand", true], ["!", "stand_client"], ["#", "share", true], ["=", "column"],
    ["w", "person"], ["d", "documents"], ["m", "notes"], ["q", "save"], ["?", "keys"],
  ];

  const find = (key) => commands.find(([k]) => k === key || (key.toLowerCase() !== "n" && k === key.toLowerCase()));

  // act does what a key does; false where it does nothing.
  function act(key) {
    const command = find(key);
    if (!command || (C.shared && !command[2])) return false;
    if (["back", "skip", "unsure", "note", "publicNote"].includes(command[1]) && C.view !== "ask" && command[1] !== "back") return false;
    C.acts[command[1]]();
    return true;
  }

  // command does what a key does that was typed where a number or a text is written: at a
  // number as it is, at a text behind a slash.
  C.command = (text, kind) => {
    const [, slash, key] = text.match(/^(\/?)(.)$/u) || [];
    return !!key && (kind === "number" || !!slash) && !/[0-9u]/i.test(key) && act(key);
  };

  C.acts.person = () => { const input = document.getElementById("person"); if (input) { input.focus(); input.select(); } };

  const writes = (e) => e.matches("input[type=text], input[type=search], input[type=date], input[type=number], textarea, select");

  // at reports whether a sign in the field of a number does at once what it does elsewhere:
  // one that begins no number where nothing is typed yet, and the one that shares the screen
  // at any time, because somebody may be in a hurry.
  function at(sign, input) {
    const untouched = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    return input.id === "typed" && C.view === "ask" && C.state.question.kind === "number" && (sign === "#" || (untouched && "/!=?".includes(sign)));
  }

  document.addEventListener("keydown", (e) => {
    if (e.defaultPrevented || !C.state || C.view === "start") return;
    const target = e.target instanceof Element ? e.target : document.body;
    if (e.key === "Enter" && e.ctrlKey) {
      const form = target.closest("form") || document.querySelector("#screen .ask form");
      if (form) { e.preventDefault(); form.requestSubmit(); }
      return;
    }
    if (e.key === "Escape") {
      e.preventDefault();
      if (writes(target)) { const h = document.querySelector("#screen h1"); target.blur(); if (h) { h.tabIndex = -1; h.focus({ preventScroll: true }); } } else if (C.back) C.changeBack();
      else if (C.view !== "ask") C.ask();
      return;
    }
    if (writes(target)) {
      if (e.key === "Enter" && target.id === "person") { e.preventDefault(); target.blur(); C.draw(); }
      if (C.keys && e.key.length === 1 && !e.isComposing && at(e.key, target) && act(e.key)) e.preventDefault();
      return;
    }
    if (e.key === "Enter") {
      const form = document.querySelector("#screen .ask form");
      if (form && !target.closest("button, a, summary")) { e.preventDefault(); form.requestSubmit(); }
      return;
    }
    const altGraph = e.getModifierState && e.getModifierState("AltGraph");
    if (!C.keys || e.key.length !== 1 || e.isComposing || e.repeat || ((e.ctrlKey || e.altKey || e.metaKey) && !altGraph) || e.key === " ") return;
    if ((C.view === "ask" || C.view === "papers") && C.onKey(e.key.toLowerCase()) || act(e.key)) e.preventDefault();
  });

  C.acts.keys = () => C.show("keys");
  C.views.keys = () => C.panel(say("keys_title"), el("label", { class: "check" },
    el("input", { type: "checkbox", checked: C.keys, onchange: (e) => { C.keys = e.target.checked; try { localStorage.setItem("mspscope-keys", C.keys ? "on" : "off"); } catch { /* they stay as they are for this page */ } C.tell(C.keys ? say("keys_on") : say("keys_off")); } }),
    el("span", {}, say("keys_switch"))),
  el("p", {}, say("keys_how")),
  el("dl", { class: "keys" }, [["1 – 9", "options"], ["↵", "enter"], ["Esc", "escape"], ...commands].map(([k, name]) => el("div", {}, el("dt", {}, el("kbd", {}, k)), el("dd", {}, say(`key_${name}`))))),
  C.state.question && C.state.question.why ? el("section", {}, el("h2", {}, say("why")), el("p", {}, C.state.question.why)) : null);
  try { C.keys = localStorage.getItem("mspscope-keys") !== "off"; } catch { /* they are on */ }
})();
