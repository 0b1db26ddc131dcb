"use strict";
// The column on the right: model, how sure that is, price, what to ask next, what to bring
// up. The model and the price follow each answer at once, the rest when a moment has passed.
(() => {
  const P = window.mspscopePage;
  const { el, say, upper } = P;
  const { ask } = window.mspscopeEngine;
  const C = P.call;
  const moment = 150; // milliseconds without a change
  let waiting = 0, soon = 0;
  let quick = null, known = null;

  C.stopThinking = () => { clearTimeout(waiting); clearTimeout(soon); quick = known = null; };

  // think brings the column up to date.
  C.think = () => {
    clearTimeout(waiting);
    clearTimeout(soon);
    if (C.shared || !C.state || !C.column) return;
    soon = setTimeout(() => { quick = ask({ do: "quick" }).quick || null; put(true); });
    waiting = setTimeout(() => {
      const reply = ask({ do: "live" });
      known = reply.live || null;
      put(false);
    }, moment);
  };

  let pressed = false; // what is being clicked on stays until it is
  document.addEventListener("pointerdown", () => { pressed = true; });
  for (const on of ["pointerup", "pointercancel"]) document.addEventListener(on, () => { setTimeout(() => { pressed = false; }); });

  // put shows the column as it is known.
  function put(busy) {
    if (pressed) { setTimeout(() => put(busy), moment); return; }
    const side = document.getElementById("side");
    if (!side || C.shared) return;
    const at = document.activeElement && side.contains(document.activeElement) ? document.activeElement.dataset.id : "";
    side.setAttribute("aria-busy", String(busy));
    side.replaceChildren(...inside());
    const again = at && side.querySelector(`[data-id="${CSS.escape(at)}"]`);
    if (again) again.focus();
  }

  const part = (heading, content, key) => (content ? el("section", {}, el("h3", {}, heading, key ? el("kbd", { "aria-hidden": "true" }, key) : null), content) : null);
  const go = (d, more) => el("button", { type: "button", class: "link", "data-id": d.id, onclick: () => C.jump(d.id) }, upper(d.topic), more);

  function model() {
    const k = known || {}, q = quick || {};
    const name = q.name || (quick ? "" : k.name);
    const doubted = (k.doubts || []).some((d) => d.changes);
    const sure = q.certain === true ? say(doubted ? "certain_but" : "certain") : k.sure;
    return el("section", { class: "model" },
      el("p", { class: "big" }, name ? upper(name) : k.title || say("no_model")),
      k.verdict_said ? el("p", { class: "verdict" }, k.verdict_said) : null, sure ? el("p", { class: "hint" }, sure) : null);
  }

  // doubts stand below the price: they are long, and the price is what somebody asks for.
  const doubts = (k) => part(say("doubts"), k.doubts && k.doubts.length
    ? el("ul", { class: "doubts" }, k.doubts.map((d) => el("li", { class: d.changes ? "changes" : undefined }, upper(d.text)))) : null);

  // warnings are those that no doubt says already.
  const warnings = (k) => (k.warnings || []).filter((w) => !(k.doubts || []).some((d) => d.text.startsWith(w)));

  function price() {
    const p = (known && known.price) || { from: [] };
    const month = p.month || (quick && quick.price) || "";
    if (!month) return part(say("price"), el("p", { class: "hint" }, p.unknown || say("no_price")));
    return el("section", { class: "price" }, el("h3", {}, say("price_month")), el("p", { class: "big" }, upper(month)),
      [p.start, p.status].filter(Boolean).map((t) => el("p", { class: "hint" }, upper(t))),
      p.from.length ? el("details", { open: true }, el("summary", {}, say("price_from")), el("ul", {}, p.from.map((t) => el("li", {}, t)))) : null,
      p.assumed ? el("p", { class: "hint" }, say("price_assumed", { count: p.assumed })) : null);
  }

  function inside() {
    const k = known || {}, warned = warnings(k);
    return [
      C.state.disputed ? el("p", { class: "counts" }, el("button", { type: "button", class: "link warn", onclick: C.acts.disputed }, say("count_disputed", { count: C.state.disputed }))) : null,
      model(), price(), doubts(k),
      part(say("disputes"), k.disputed && k.disputed.length ? el("ul", {}, k.disputed.map((d) => el("li", {}, go({ id: d.id, topic: d.title })))) : null),
      part(say("ask_next"), k.next && k.next.length ? el("ol", {}, k.next.map((n) => el("li", {}, go(n), n.why ? el("span", { class: "hint" }, n.why) : null))) : null, "."),
      part(say("findings"), k.findings && k.findings.length ? el("ul", {}, k.findings.map((f) => el("li", { class: `severity ${f.severity}` }, f.title))) : null),
      part(say("warnings"), warned.length ? el("ul", {}, warned.map((w) => el("li", {}, w))) : null),
      C.state.promises || k.contested ? el("p", { class: "counts" },
        C.state.promises ? el("button", { type: "button", class: "link", onclick: C.acts.promise }, say("count_promises", { count: C.state.promises })) : null,
        k.contested ? el("button", { type: "button", class: "link", onclick: C.acts.rows }, say("count_contested", { count: k.contested })) : null) : null,
    ].filter(Boolean);
  }

  // first leads to the first question that is worth asking next.
  C.acts.first = () => {
    const now = C.state.question ? C.state.question.id : "";
    known = known || ask({ do: "live" }).live || {};
    const next = (known.next || []).find((n) => n.id !== now);
    if (next) C.jump(next.id); else C.tell(say("no_first"));
  };

  C.side = () => el("aside", { id: "side", class: "side", tabindex: "0", "aria-label": say("side") }, inside());

  // disputed leads to the first question that people answered differently.
  C.acts.disputed = () => { const first = C.state.list.find((l) => l.disputed); if (first) C.jump(first.id); };

  C.acts.column = () => { C.column = !C.column; C.view = "ask"; C.draw(true); C.tell(C.column ? say("column_on") : say("column_off")); C.think(); };
})();
