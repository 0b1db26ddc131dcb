"use strict";
// What stands beside an answer: who said it, how it is known, what others said, and the
// notes. None of it is on a shared screen.
(() => {
  const P = window.mspscopePage;
  const { el, say, upper } = P;
  const C = P.call;

  const signed = (by, on) => [by || say("nobody"), on ? P.day(on) : ""].filter(Boolean).join(", ");

  // known is how an answer is known.
  function known(q, b) {
    const pick = (kind) => el("button", { type: "button", id: `kind-${kind}`, "aria-pressed": String((b.kind || "stated") === kind), onclick: () => C.go({ do: "kind", id: q.id, kind }) && C.draw(true) }, say(`kind_${kind}`));
    return el("div", { class: "known" },
      el("p", {}, b.by ? say("said_by", { who: signed(b.by, b.on) }) : say("said_by_nobody")),
      el("div", { class: "choices", role: "group", "aria-label": say("known_label") }, ["stated", "estimated", "seen"].map(pick)));
  }

  // others are what other people answered, with the way to settle it.
  C.others = (q) => {
    const b = C.state.beside || {};
    if (!b.others || !b.others.length) return null;
    const settle = (pick) => C.go({ do: "settle", id: q.id, pick });
    const line = (said, by, on, pick) => el("li", {}, el("span", {}, el("b", {}, upper(said || "")), " ", el("span", { class: "hint" }, signed(by, on))),
      b.settled ? null : el("button", { type: "button", onclick: () => settle(pick), "aria-label": say("settle_on", { answer: said }) }, say("settle")));
    return el("section", { class: b.settled ? "others" : "others differ" }, el("h2", {}, b.settled ? say("settled") : say("disputed")),
      b.settled ? null : el("p", {}, say("disputed_how")),
      el("ul", {}, line(q.said, b.by, b.on, 0), b.others.map((o, i) => line(o.said, o.by, o.on, i + 1))));
  };

  // C.note is one note with its text, which is kept as soon as somebody leaves it.
  C.note = (to, text, isPrivate, label, key) => {
    const id = `note-${isPrivate ? "private" : "public"}-${to.general ? "general" : to.id}`;
    const area = el("textarea", { id, rows: "2", maxlength: "10000", "aria-keyshortcuts": key, "aria-describedby": `${id}-said` }, text || "");
    const said = el("p", { id: `${id}-said`, class: "wrong", role: "alert" });
    let kept = text || "";
    const keep = () => {
      const now = area.value.trim();
      if (now === kept.trim() || !area.isConnected) return;
      if (C.go({ do: "note", ...to, text: now, private: isPrivate, add: false }, { beside: true, still: true })) {
        kept = now;
        said.textContent = "";
        C.tell(now ? say("note_saved") : say("note_removed"));
        return;
      }
      const back = C.back && C.back.asked.wrong; // the text stays where it is
      C.back = null;
      said.textContent = back || C.said.join(" ");
    };
    area.addEventListener("change", keep);
    area.addEventListener("blur", keep);
    area.addEventListener("keydown", (e) => {
      if (e.key !== "Escape" && (e.key !== "Enter" || e.shiftKey)) return;
      e.preventDefault();
      e.stopPropagation();
      keep();
      C.draw();
    });
    return el("div", { class: isPrivate ? "note-box private" : "note-box" }, el("label", { for: id }, key ? el("kbd", { "aria-hidden": "true" }, key) : null, label), area, said);
  };

  C.beside = (q) => {
    const b = C.state.beside || {};
    return el("div", { class: "beside-it" },
      q.given ? known(q, b) : null,
      el("div", { class: "notes" },
        C.note({ id: q.id }, b.private_note !== undefined ? b.private_note : q.note, true, say("note_private"), "n"),
        b.private ? null : C.note({ id: q.id }, b.note, false, say("note_public"), "N")));
  };

  // at takes somebody to a note, behind what stands there.
  const at = (start) => {
    const area = document.querySelector(`textarea[id^="${start}"]`);
    if (!area) return false;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    area.scrollIntoView({ block: "center" });
    return true;
  };
  C.acts.note = () => at("note-private");
  C.acts.publicNote = () => at("note-public");
  C.acts.general = () => { if (C.view !== "notes") C.show("notes"); at("note-private-general"); };
  C.acts.promise = () => {
    if (C.view !== "notes") C.show("notes");
    const input = document.getElementById("promise-new");
    if (input) input.focus();
  };
})();
