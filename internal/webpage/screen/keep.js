"use strict";
// What becomes of answers: the file, the draft in this browser where somebody asks for it,
// a file that is opened, and the warning before answers are lost.
(() => {
  const P = window.mspscopePage;
  const { el, button, say, tell, texts } = P;
  const { ask, save } = window.mspscopeEngine;
  const place = `answers:${location.pathname}`;
  const largest = 1 << 20; // bytes of a file with answers
  let unsaved = false;
  let keeping = false;
  let leading = false;

  // called is a name for a file, after the client.
  P.called = (client, what) => [P.named(client), what].filter(Boolean).join("-");

  function stored() {
    try { return JSON.parse(localStorage.getItem(place)); } catch { return null; }
  }

  function store() {
    const f = ask({ do: "file" });
    if (f.error) return false; // what was kept before stays
    try {
      localStorage.setItem(place, JSON.stringify({ date: P.today(), file: f.text }));
      return true;
    } catch { return false; }
  }

  // Another window of this page may go on with the same answers, or delete what is kept.
  // Neither writes over the other: the one that comes second keeps, and the first one says so.
  window.addEventListener("storage", (e) => {
    if (!keeping || (e.key !== null && e.key !== place)) return;
    keeping = false;
    unsaved = true;
    for (const box of document.querySelectorAll(".draft input")) box.checked = false;
    for (const said of document.querySelectorAll(".draft [role=status]")) said.textContent = say("draft_elsewhere");
    tell(say("draft_elsewhere"));
  });

  function forget() {
    keeping = false;
    try { localStorage.removeItem(place); } catch { /* nothing can be kept here, so nothing is */ }
  }

  // changed is called after every change of the answers.
  P.changed = () => { unsaved = !(keeping && store()); };
  P.unsaved = () => unsaved;
  P.fresh = () => { unsaved = false; };

  window.addEventListener("beforeunload", (e) => { if (unsaved && !leading) e.preventDefault(); });

  // without does what leads to another program, of which a browser need not warn.
  P.without = (act) => {
    leading = true;
    act();
    setTimeout(() => { leading = false; }, 1500);
  };

  P.saveAnswers = (client) => {
    const f = ask({ do: "file" });
    if (f.error) return P.failed(f.error);
    const name = P.called(client, say("file_name"));
    save(name, "application/yaml", f.text);
    unsaved = false;
    tell(say("saved", { file: name }));
    return name;
  };

  // draftChoice asks whether the answers are kept in this browser.
  P.draftChoice = () => {
    const said = el("p", { class: "hint", role: "status" });
    const box = el("input", { type: "checkbox", checked: keeping });
    const remove = button(say("draft_delete"), () => { forget(); box.checked = false; unsaved = true; remove.hidden = true; said.textContent = say("draft_deleted"); }, "quiet");
    remove.hidden = !keeping;
    box.addEventListener("change", () => {
      keeping = box.checked && store();
      if (box.checked && !keeping) { box.checked = false; said.textContent = say("draft_refused"); return; }
      if (!keeping) forget();
      unsaved = !keeping;
      remove.hidden = !keeping;
      said.textContent = say(keeping ? "draft_kept" : "draft_deleted");
    });
    return el("div", { class: "draft" }, el("label", { class: "check" }, box, el("span", {}, texts.draft)), remove, said);
  };

  // found offers the answers that are kept in this browser; null where none are.
  P.found = (go) => {
    const draft = stored();
    if (!draft || typeof draft.file !== "string") return null;
    const since = typeof draft.date === "string" && Number.isFinite(Date.parse(`${draft.date}T12:00:00`)) ? say("draft_since", { date: P.day(draft.date) }) : "";
    const box = el("section", { class: "card", "aria-labelledby": "found" },
      el("h2", { id: "found" }, say("draft_found")), since ? el("p", {}, since) : null,
      el("p", { class: "actions" },
        button(say("draft_go"), () => { keeping = true; open("", draft.file, go, box); }, "first"),
        button(say("draft_delete"), () => { forget(); box.replaceChildren(el("p", { role: "status" }, say("draft_deleted"))); })));
    return box;
  };

  // open goes on with the text of a file.
  function open(name, text, go, at) {
    const reply = ask({ do: "open", name: name || "answers.yaml", file: text, date: P.today() });
    if (!reply.error) { unsaved = false; return go(reply); }
    keeping = false;
    refuse(reply, at);
  }

  // refuse says why a file is not taken.
  function refuse(reply, at) {
    const plain = (text) => text.replace(/; '[^']*' lists them/g, ""); // a page has no commands
    const problems = (reply.problems || []).slice(0, 5).map((p) => el("li", {}, p.line ? say("problem_line", { line: p.line, problem: plain(p.text) }) : plain(p.text)));
    const box = el("div", { class: "problem", role: "alert" }, el("p", {}, say("open_failed")), el("ul", {}, problems.length ? problems : el("li", {}, plain(reply.error))));
    at.querySelectorAll(".problem").forEach((e) => e.remove());
    at.append(box);
  }

  async function take(file, go, at) {
    if (!file || (unsaved && !window.confirm(say("replace")))) return;
    if (file.size > largest) return refuse({ error: say("too_large") }, at);
    let text;
    try { text = await file.text(); } catch (e) { return refuse({ error: String((e && e.message) || e) }, at); }
    open(file.name, text, go, at);
  }

  // opener offers to open a file.
  P.opener = (go) => {
    const input = el("input", { type: "file", id: "file", accept: ".yaml,.yml,.json,text/yaml,application/yaml" });
    const box = el("section", { class: "card", id: "opener", "aria-labelledby": "opening" },
      el("h2", { id: "opening" }, say("open_title")), el("label", { for: "file" }, say("open_text")), input);
    input.addEventListener("change", () => take(input.files[0], go, box));
    return box;
  };

  // A file may be dropped anywhere; without this a browser would leave the page for it.
  document.addEventListener("dragover", (e) => { e.preventDefault(); document.body.classList.add("drop"); });
  document.addEventListener("dragleave", (e) => { if (!e.relatedTarget) document.body.classList.remove("drop"); });
  document.addEventListener("drop", (e) => {
    e.preventDefault();
    document.body.classList.remove("drop");
    if (P.opened && e.dataTransfer.files.length) take(e.dataTransfer.files[0], P.opened, P.main);
  });
})();
