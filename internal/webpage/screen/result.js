"use strict";
// What came out, and what can be done with it.
(() => {
  const P = window.mspscopePage;
  const { el, button, show, say, tell, texts } = P;
  const { ask, facts, save } = window.mspscopeEngine;
  const longest = 1800; // letters of an address for mail: some programs cut longer ones

  P.result = () => {
    show("waiting", el("h1", {}, say("working")));
    setTimeout(() => {
      const reply = ask({ do: "result" });
      if (reply.error) return P.failed(reply.error);
      const state = ask({ do: "state" }).state;
      result(reply.result, state);
    }, 30); // so that the sentence is seen first
  };

  function result(r, state) {
    const [first, ...others] = r.documents;
    const article = el("article", { id: "result" },
      P.documentOf(first, 1, r.note), others.map((d) => P.documentOf(d, 2, "")),
      el("p", { class: "hint stamp" }, say("made_on", { date: P.day(P.today()), version: r.version })));
    show("result", article, el("aside", { class: "after", "aria-label": say("after") }, more(state), contact(state), keep(state, article)));
    if (facts.options.audience !== "discovery") tell(first.title);
  }

  // more offers what makes the result sharper.
  function more(state) {
    const open = state.progress.skipped;
    return el("section", { class: "card" }, el("h2", {}, say("more_title")),
      open ? el("p", {}, say("skipped", { count: open })) : null,
      state.deeper && state.whether ? el("p", {}, say("more_whether")) : null,
      state.deeper ? el("p", {}, say("more", { count: state.deeper })) : null,
      el("p", { class: "actions" },
        open ? button(say("skipped_go"), () => P.step(ask({ do: "unskip" })), "first") : null,
        state.deeper ? button(say("more_go"), () => P.step(ask({ do: "deepen" })), open ? "" : "first") : null,
        button(say("change_answers"), () => P.list(ask({ do: "state" }).state))));
  }

  const address = (body) => `mailto:${facts.mail}?subject=${encodeURIComponent(texts.subject)}&body=${encodeURIComponent(body.replace(/\n/g, "\r\n"))}`;

  // code is what stands below the summary of a message: the answers, as a code. It is "" where
  // they hold more text than a message has room for.
  function code() {
    const text = ask({ do: "code" }).text;
    return text && address(text).length < longest / 1.5 ? `\n\n${say("code_above")}\n${text}` : "";
  }

  // inShort is the result as the text of a message from whoever answered.
  const inShort = () => `${say("mail_top")}\n\n${ask({ do: "summary" }).text}`;

  // message is the address that opens a message with the result as its text. What is shortened
  // is the summary, never the code.
  function message(summary, code) {
    const lines = summary.split("\n");
    let body = summary;
    while (address(body + code).length > longest && lines.length > 1) {
      lines.pop();
      while (lines.length > 1 && (!lines[lines.length - 1] || !lines[lines.length - 2])) lines.pop(); // no heading over nothing
      body = lines.join("\n").trimEnd() + "\n\n" + say("mail_cut");
    }
    return address(body + code);
  }

  // contact offers to talk it over. Nothing is sent by the page.
  function contact(state) {
    if (!facts.mail && !facts.book) return null;
    const consent = facts.consent && facts.mail ? el("input", { type: "checkbox", id: "consent" }) : null;
    const wrong = el("p", { class: "wrong", role: "alert" });
    const answers = facts.mail ? code() : "";
    const mail = () => {
      if (consent && !consent.checked) { wrong.textContent = say("consent_first"); consent.focus(); return; }
      wrong.textContent = "";
      P.without(() => el("a", { href: message(inShort(), answers) }).click());
    };
    return el("section", { class: "card" }, el("h2", {}, texts.contact),
      facts.book ? el("p", { class: "actions" }, el("a", { class: facts.mail ? "button" : "button first", href: facts.book, rel: "noreferrer noopener", target: "_blank" }, texts.book)) : null,
      facts.mail ? [
        el("p", {}, say("mail_how", { address: facts.mail })), el("p", {}, answers ? say("mail_code") : say("mail_attach", { file: P.called(state.client, say("file_name")) })),
        consent ? el("label", { class: "check" }, consent, el("span", {}, facts.consent)) : null, wrong,
        el("p", { class: "actions" }, button(texts.mail, mail, "first"), answers ? null : button(texts.save, () => P.saveAnswers(state.client))),
        byHand(answers),
      ] : null);
  }

  // byHand is the text of the message, for those without a mail program.
  function byHand(code) {
    const area = el("textarea", { readonly: true, rows: "8", "aria-label": say("mail_text") });
    const box = el("details", {}, el("summary", {}, say("mail_text")), area,
      el("p", { class: "actions" }, button(say("copy"), async () => {
        area.select();
        try { await navigator.clipboard.writeText(area.value); } catch { document.execCommand("copy"); }
        tell(say("copied"));
      })));
    box.addEventListener("toggle", () => { if (box.open) area.value = inShort() + code; });
    return box;
  }

  // keep offers to save what is there.
  function keep(state, article) {
    return el("section", { class: "card" }, el("h2", {}, say("keep_title")), el("p", {}, say("keep_how")),
      el("p", { class: "actions" },
        button(say("print"), () => window.print()),
        button(say("save_result"), () => {
          const name = P.called(state.client, say("result_name"));
          save(name, "text/html", standing(article));
          tell(say("saved", { file: name }));
        }),
        button(texts.save, () => P.saveAnswers(state.client))),
      P.draftChoice(),
      el("p", { class: "actions" }, button(say("again"), () => { if (!P.unsaved() || window.confirm(say("again_sure"))) { P.fresh(); P.welcomeAgain(); } }, "quiet")));
  }

  // standing is the result as a page of its own, which runs nothing and reaches nothing.
  function standing(article) {
    const page = document.implementation.createHTMLDocument(article.querySelector("h1").textContent);
    const meta = (attributes) => { const m = page.createElement("meta"); for (const k in attributes) m.setAttribute(k, attributes[k]); return m; };
    page.head.prepend(meta({ charset: "utf-8" }),
      meta({ "http-equiv": "Content-Security-Policy", content: "default-src 'none'; style-src 'unsafe-inline'; img-src data:" }),
      meta({ name: "viewport", content: "width=device-width, initial-scale=1" }), meta({ name: "robots", content: "noindex" }));
    page.documentElement.lang = document.documentElement.lang;
    page.head.append(page.importNode(document.querySelector("style"), true));
    const main = page.createElement("main");
    main.append(page.importNode(article, true));
    page.body.append(page.importNode(document.querySelector("header"), true), main, page.importNode(document.querySelector("footer"), true));
    return "<!DOCTYPE html>\n" + page.documentElement.outerHTML + "\n";
  }
})();
