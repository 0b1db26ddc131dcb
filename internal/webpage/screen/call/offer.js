"use strict";
// What is agreed on with the client: who does the work of the rows that are often split
// either way, and the quote.
(() => {
  const P = window.mspscopePage;
  const { el, say, button, upper } = P;
  const { ask } = window.mspscopeEngine;
  const C = P.call;

  let every = false; // all work, or only what is often split either way
  C.acts.rows = () => C.show("rows");
  C.views.rows = () => {
    const reply = ask({ do: "rows", contested: !every });
    if (reply.error) return C.panel(say("rows_title"), el("p", {}, reply.error));
    const { rows, sides } = reply.rows;
    const line = (r) => {
      const by = () => document.getElementById(`by-${r.id}`).value.trim();
      const decided = r.decided ? say("row_decided", { who: [r.by || say("nobody"), r.on ? P.day(r.on) : ""].filter(Boolean).join(", ") }) : "";
      const side = r.decided ? r.side : "";
      return el("li", { class: "row-of" }, el("div", {}, el("h3", {}, r.name), el("p", { class: "hint" }, [r.tower, r.why, r.fee_said].filter(Boolean).map((t) => upper(t)).join(" · ")), el("p", {}, upper(r.side_said), decided ? el("span", { class: "hint" }, " ", decided) : null)),
        C.field(`side-${r.id}`, say("row_side"), side, (value) => C.set({ do: "decide", row: r.id, side: value, by: by() }) || (C.draw(true), ""), { options: [{ id: "", label: say("row_follows") }, ...sides] }),
        C.field(`by-${r.id}`, say("row_by"), r.by || C.state.person || "", (value) => (side ? C.set({ do: "decide", row: r.id, side, by: value }) : ""), {}));
    };
    return C.panel(say("rows_title"), [el("p", {}, say("rows_how")), el("label", { class: "check" }, el("input", { type: "checkbox", id: "every", checked: every, onchange: (e) => { every = e.target.checked; C.draw(true); } }), el("span", {}, say("rows_all")))], rows.length ? el("ul", { class: "rows-of" }, rows.map(line)) : el("p", {}, say("rows_none")));
  };

  C.acts.quote = () => C.show("quote");
  C.views.quote = () => {
    const reply = ask({ do: "quote" });
    if (reply.error) return C.panel(say("quote_title"), el("p", {}, reply.error));
    const q = reply.quote, now = q.now || {};
    // A number is given as one; what is none is refused by the reader, who says why.
    const number = (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text);
    const put = (key, value) => C.set({ do: "set_quote", quote: { [key]: value === "" ? null : value } }) || (said(), "");
    const set = (key, as = (t) => t) => (text) => put(key, text === "" ? null : as(text));
    const stands = el("div", { class: "stands", "aria-live": "polite" });
    const said = (list) => stands.replaceChildren(...saidOf(list || ((ask({ do: "quote" }).quote || {}).said)));
    said(q.said);

    const discount = { ...(now.discount || {}) };
    const setDiscount = (key, as = (t) => t) => (text) => {
      if (text === "") delete discount[key]; else discount[key] = as(text);
      if (Object.keys(discount).length && discount.percent === undefined) return say("discount_percent");
      const problem = put("discount", Object.keys(discount).length ? discount : null);
      if (!problem) document.getElementById("percent").closest(".fields").querySelectorAll(".wrong").forEach((e) => { e.textContent = ""; });
      return problem;
    };
    const lines = (now.lines || []).map((l) => ({ ...l }));
    const whole = (l) => l.label && l.rate !== undefined;
    const table = el("div", { class: "lines" });
    const putLines = () => {
      const kept = lines.filter(whole);
      return put("lines", kept.length ? kept : null);
    };
    const drawLines = () => table.replaceChildren(...lines.map((l, i) => {
      const of = (key, as = (t) => t) => (text) => {
        if (text === "") delete l[key]; else l[key] = as(text);
        const problem = putLines() || (whole(l) ? "" : say("line_half"));
        if (!problem) table.children[i].querySelectorAll(".wrong").forEach((e) => { e.textContent = ""; }); // said of it before
        return problem;
      };
      const once = el("input", { type: "checkbox", id: `once-${i}`, checked: l.period === "once" });
      once.addEventListener("change", () => { if (once.checked) l.period = "once"; else delete l.period; C.tell(putLines()); });
      return el("fieldset", { class: "line" }, el("legend", {}, say("line", { number: i + 1 })),
        C.field(`label-${i}`, say("line_label"), l.label, of("label")), C.field(`quantity-${i}`, say("line_quantity"), l.quantity, of("quantity", number), { number: true }),
        C.field(`unit-${i}`, say("line_unit"), l.unit, of("unit")), C.field(`rate-${i}`, say("line_rate"), l.rate, of("rate", number), { number: true }),
        el("label", { class: "check" }, once, el("span", {}, say("line_once"))),
        button(say("line_remove"), () => { lines.splice(i, 1); putLines(); drawLines(); }, "quiet"));
    }), button(say("line_add"), () => { lines.push({}); drawLines(); document.getElementById(`label-${lines.length - 1}`).focus(); }));
    drawLines();
    const left = new Set(now.exclude || []);
    const out = (l) => el("label", { class: "check" }, el("input", { type: "checkbox", checked: left.has(l.id), onchange: (e) => { if (e.target.checked) left.add(l.id); else left.delete(l.id); C.tell(put("exclude", left.size ? [...left] : null)); } }), el("span", {}, l.label));
    return C.panel(say("quote_title"), stands, el("div", { class: "halves" },
      el("div", {}, el("section", {}, el("h2", {}, say("quote_basics")), el("div", { class: "fields" },
        C.field("status", say("quote_status"), now.status || "budget", set("status"), { options: q.statuses || [] }),
        C.field("revision", say("quote_revision"), now.revision, set("revision", number), { number: true }),
        C.field("valid", say("quote_valid"), now.valid_until, set("valid_until"), { type: "date" }), C.field("start", say("quote_start"), now.start, set("start"), { type: "date" }),
        C.field("term", say("quote_term"), now.term_months, set("term_months", number), { number: true }))),
      el("section", {}, el("h2", {}, say("discount")), el("div", { class: "fields" },
        C.field("percent", say("discount_of"), discount.percent, setDiscount("percent", number), { number: true }), C.field("discount-label", say("discount_label"), discount.label, setDiscount("label")),
        C.field("reason", say("discount_reason"), discount.reason, setDiscount("reason")), C.field("approved", say("discount_by"), discount.approved_by, setDiscount("approved_by"))),
      Object.keys(discount).length ? button(say("discount_remove"), () => { put("discount", null); C.draw(); }, "quiet") : null)),
      el("div", {}, el("section", {}, el("h2", {}, say("lines")), el("p", { class: "hint" }, say("lines_how")), table),
        q.lines && q.lines.length ? el("section", {}, el("h2", {}, say("exclude")), q.lines.map(out)) : null)));
  };

  // saidOf is what stands in the way of a proposal.
  const saidOf = (list) => (list && list.length ? [el("p", {}, say("quote_stands")), el("ul", {}, list.map((t) => el("li", {}, t)))] : []);
})();
