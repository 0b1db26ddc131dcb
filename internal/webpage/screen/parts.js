"use strict";
// What the screens are made of: elements, sentences, and showing one screen at a time.
// The files of the screen share window.mspscopePage. Text is only ever put in as text.
window.mspscopePage = (() => {
  const { facts } = window.mspscopeEngine;
  const sentences = facts.sentences || {};
  const main = document.getElementById("screen");
  const live = document.getElementById("live");

  // say is a sentence of the playbook with something in the place of its {placeholders}.
  const say = (key, values = {}) => fill(sentences[key] || key, values);

  const fill = (s, values) => s.replace(/\{(\w+)\}/g, (all, name) => (Object.hasOwn(values, name) ? String(values[name]) : all));

  // el makes an element. An attribute that is false or undefined is left out, one that
  // begins with "on" listens.
  function el(tag, attributes, ...children) {
    const e = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
      else if (value !== false && value !== undefined && value !== null) e.setAttribute(key, value === true ? "" : value);
    }
    e.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false && c !== ""));
    return e;
  }

  const button = (label, act, kind) => el("button", { type: "button", class: kind, onclick: act }, label);

  // show puts up a screen and takes the reader to its heading.
  function show(name, ...children) {
    main.replaceChildren(...children.flat(Infinity).filter(Boolean));
    main.dataset.screen = name;
    const heading = main.querySelector("h1");
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      document.title = name === "welcome" ? facts.title : `${heading.textContent} · ${facts.title}`;
    }
    window.scrollTo(0, 0);
  }

  // tell says something to those who listen, without taking them anywhere.
  function tell(text) {
    live.textContent = "";
    if (text) setTimeout(() => { live.textContent = text; }, 100);
  }

  // day is a date as people write it.
  const day = (date) => new Date(date + "T12:00:00").toLocaleDateString(document.documentElement.lang || "en", { dateStyle: "long" });

  // today is the day of this computer, as files have it.
  const today = () => {
    const d = new Date();
    return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`;
  };

  // named is a text as a part of the name of a file.
  const named = (text) => (text || "").normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");

  // upper makes the first letter large.
  const upper = (s) => s.charAt(0).toLocaleUpperCase() + s.slice(1);

  return { el, button, show, say, fill, tell, day, today, named, upper, main, texts: facts.texts || {} };
})();
