"use strict";
// Starts the engine of the page. Screens use it by way of window.mspscopeEngine:
//   ready      a promise of what is loaded; it fails where this browser cannot run it
//   ask(o)     asks the engine once it is ready and returns its answer, at once
//   facts      how the page was made: options, texts, addresses
//   times      how long the parts of the start took, in milliseconds
// Nothing is fetched: the engine and its data stand in the page.
(() => {
  const letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%()*+,-./:;=?@[]^_{|";
  const times = {};
  const began = performance.now();
  const facts = JSON.parse(document.getElementById("facts").textContent);

  // bytes reads what armor.go writes: five letters for four bytes.
  function bytes(id) {
    const element = document.getElementById(id);
    const text = element.textContent;
    const size = Number(element.dataset.size);
    const out = new Uint8Array(Math.ceil(size / 4) * 4);
    const place = new Uint8Array(128).fill(255);
    for (let i = 0; i < letters.length; i++) place[letters.charCodeAt(i)] = i;
    let at = 0, word = 0, n = 0;
    for (let i = 0; i < text.length; i++) {
      const v = place[text.charCodeAt(i)];
      if (v === 255) continue;
      word = word * 85 + v;
      if (++n === 5) {
        out[at++] = word / 16777216; out[at++] = word >>> 16; out[at++] = word >>> 8; out[at++] = word;
        word = 0; n = 0;
      }
    }
    element.remove(); // it is read once, and large
    return out.subarray(0, size);
  }

  async function unpacked(id) {
    const stream = new Blob([bytes(id)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  }

  const ask = (request) => JSON.parse(globalThis.mspscope(JSON.stringify(request)));

  async function start() {
    if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") {
      throw new Error("this browser cannot run the page");
    }
    const [program, data] = await Promise.all([unpacked("engine"), unpacked("data")]);
    times.unpacked = performance.now() - began;
    const go = new Go();
    const { instance } = await WebAssembly.instantiate(program, go.importObject);
    times.compiled = performance.now() - began;
    await new Promise((ready) => { globalThis.mspscopeReady = ready; go.run(instance); });
    times.started = performance.now() - began;
    const files = JSON.parse(new TextDecoder().decode(data));
    const reply = ask({ do: "load", files, identity: facts.identity, options: facts.options });
    if (reply.error) throw new Error(reply.error);
    times.ready = performance.now() - began;
    // What certifies a recommendation is made once the first screen stands.
    setTimeout(() => { ask({ do: "prove" }); times.proved = performance.now() - began; }, 50);
    return reply.loaded;
  }

  const save = (name, type, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // plainAnswers are the answers of the plain form as an engagement in JSON.
  function plainAnswers(form) {
    const out = { version: 1, answers: {}, notes: {} };
    const client = form.elements.client.value.trim();
    if (client) out.client = { name: client };
    for (const set of form.querySelectorAll("fieldset[data-question]")) {
      const id = set.dataset.question;
      const picked = [...set.querySelectorAll("input:checked")].map((i) => JSON.parse(i.value));
      const typed = set.querySelector("input[type=text]");
      if (picked.includes("unknown")) out.answers[id] = "unknown";
      else if (set.dataset.kind === "several" && picked.length) out.answers[id] = picked;
      else if (picked.length) out.answers[id] = picked[0];
      else if (typed && typed.value.trim()) {
        const text = typed.value.trim();
        const range = text.match(/^(\d+(?:\.\d{1,2})?)\s*(?:-|to|\.\.)\s*(\d+(?:\.\d{1,2})?)$/);
        if (set.dataset.kind === "text") out.answers[id] = text;
        else if (/^\d+(\.\d{1,2})?$/.test(text)) out.answers[id] = Number(text);
        else if (range && Number(range[1]) < Number(range[2])) out.answers[id] = `${range[1]}..${range[2]}`;
        else out.notes[id] = `said: ${JSON.stringify(text)}`;
      }
    }
    return out;
  }

  const form = document.getElementById("plain");
  form.addEventListener("submit", (e) => e.preventDefault());
  document.getElementById("plain-save").addEventListener("click", () =>
    save("answers.json", "application/json", JSON.stringify(plainAnswers(form), null, 2) + "\n"));

  const ready = start();
  form.hidden = true;
  ready.catch(() => { form.hidden = false; });
  window.mspscopeEngine = { ready, ask, facts, times, save, plainAnswers };
})();
