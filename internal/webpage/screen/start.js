"use strict";
// Starts the engine of the page. Screens use it by way of window.mspscopeEngine:
//   ready      a promise of what is loaded; it fails where this browser cannot run it
//   ask(o)     asks the engine once it is ready and returns its answer, at once
//   facts      how the page was made: options, texts, addresses
//   times      how long the parts of the start took, in milliseconds
// Nothing is fetched: the engine and its data stand in the page.
(() => {
  const times = {};
  const began = performance.now();
  const facts = JSON.parse(document.getElementById("facts").textContent);

  // bytes are those of a file that the page carries.
  function bytes(id) {
    const element = document.getElementById(id);
    const out = globalThis.mspscopeBytes(element.textContent, Number(element.dataset.size));
    element.remove(); // it is read once, and large
    return out;
  }

  async function unpacked(id) {
    const stream = new Blob([bytes(id)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  }

  function ask(request) {
    try {
      return JSON.parse(globalThis.mspscope(JSON.stringify(request)));
    } catch (e) {
      return { error: String(e) };
    }
  }

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

  // plainAnswers are the answers of the plain form as the file of an engagement. What is
  // written in JSON is YAML, too, so that no text can be taken for anything else.
  function plainAnswers(form) {
    const answers = [], notes = [];
    for (const set of form.querySelectorAll("fieldset[data-question]")) {
      const id = set.dataset.question;
      if (set.hidden) continue; // it is not put to whoever answers
      const picked = [...set.querySelectorAll("input:checked")].map((i) => i.value);
      const typed = set.querySelector("input[type=text]");
      if (picked.includes('"unknown"')) answers.push(`  ${id}: unknown`);
      else if (picked.length) answers.push(`  ${id}: ${set.dataset.kind === "several" ? `[${picked.join(", ")}]` : picked[0].trim()}`);
      else if (typed && typed.value.trim()) {
        const value = set.dataset.kind === "text" ? JSON.stringify(typed.value.trim()) : number(typed.value.trim(), set.dataset);
        if (value) answers.push(`  ${id}: ${value}`);
        else notes.push(`  ${id}: ${JSON.stringify(`said: ${typed.value.trim()}`)}`);
      }
    }
    const client = form.elements.client.value.trim();
    return ["version: 1", client ? `client: {name: ${JSON.stringify(client)}}` : "", "answers:" + (answers.length ? "" : " {}"), ...answers, notes.length ? "notes:" : "", ...notes]
      .filter(Boolean).join("\n") + "\n";
  }

  // number reads a number, or from where to where, as a file may have it: within its limits,
  // which are in hundredths; "" for anything else.
  function number(text, { least, most, decimals }) {
    const one = (t) => {
      const n = new RegExp(Number(decimals) ? `^\\d{1,9}(\\.\\d{1,${decimals}})?$` : "^\\d{1,9}$").test(t) ? Math.round(Number(t) * 100) : -1;
      return n >= Number(least) && n <= Number(most) ? n / 100 : null;
    };
    const range = text.match(/^([\d.]+?)\s*(?:-|\u2013|to|\.\.)\s*([\d.]+)$/);
    if (!range) return one(text) === null ? "" : String(one(text));
    const [low, high] = [one(range[1]), one(range[2])];
    return low !== null && high !== null && low < high ? `${low}..${high}` : "";
  }

  const form = document.getElementById("plain");
  if (form) { // a page for calls has none
    form.addEventListener("submit", (e) => e.preventDefault());
    // What goes with no other answer takes the others away, and whoever looks after IT is asked
    // nothing about posts.
    form.addEventListener("change", (e) => {
      if (e.target.type === "checkbox" && e.target.checked) {
        for (const i of form.querySelectorAll(`input[name="${e.target.name}"]:checked`)) {
          if (i !== e.target && ("alone" in i.dataset || "alone" in e.target.dataset)) i.checked = false;
        }
      }
      const lead = form.querySelector("input[name=respondent][value='\"it_lead\"']:checked");
      for (const set of form.querySelectorAll(".not-for-lead")) set.hidden = Boolean(lead);
    });
    document.getElementById("plain-save").addEventListener("click", () => save(facts.sentences.file_name, "application/yaml", plainAnswers(form)));
    document.getElementById("plain-print").addEventListener("click", () => window.print());
  }

  const ready = start();
  ready.catch(() => {}); // page.js shows the plain form then
  window.mspscopeEngine = { ready, ask, facts, times, save, plainAnswers };
})();
