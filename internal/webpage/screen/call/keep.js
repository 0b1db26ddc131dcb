"use strict";
// Where the answers are. Each change is put into a place of this browser at once, before it
// is shown; beside that it goes into the file, where the browser may write into it. Nobody's
// changes are written over: neither those of another tab nor those of another program.
(() => {
  const P = window.mspscopePage;
  const { el, say } = P;
  const { ask, save } = window.mspscopeEngine;
  const C = P.call;
  const prefix = "mspscope-call:";

  let slot = "";        // the place in this browser, "" for none
  let text = "";        // the answers as they stand
  let kept = true;      // this browser keeps them
  let refused = "";     // why this browser keeps nothing
  let file = null;      // { handle, name, last, at }: the file, what it held when it was last read or written, and when that was
  let saved = "";       // what is in a file, that of a download as well
  let savedAs = "";     // what that file is called
  let clash = null;     // what somebody else wrote into the file
  let wrong = "";       // why the file could not be written
  let writing = false;

  // tell tells what became of a file, which has the name of the client.
  const tell = (t) => { if (!C.shared) C.tell(t); };
  const clock = (t) => new Date(t).toLocaleTimeString(document.documentElement.lang || "en", { hour: "2-digit", minute: "2-digit" });

  // called is a name for a file, after the client.
  const called = (client) => `${P.named(client).toLocaleLowerCase() || say("file_name")}.yaml`;

  const fresh = () => prefix + Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => b.toString(16).padStart(2, "0")).join("");

  // put writes the answers into the place of this tab. It reports whether that could be done.
  function put() {
    if (!slot) slot = fresh();
    try {
      localStorage.setItem(slot, JSON.stringify({
        client: (C.state && C.state.client) || "", at: Date.now(), name: file ? file.name : savedAs, text, whole: text === saved,
        answers: C.state ? C.state.progress.answered : 0,
      }));
      kept = true;
      refused = "";
    } catch (e) {
      kept = false;
      refused = String((e && e.name) || e);
    }
    return kept;
  }

  // keep is called after every change, before it is shown. It reports whether anything changed.
  C.keep = () => {
    const reply = ask({ do: "file" });
    if (reply.error) { kept = false; refused = reply.error; return false; }
    if (reply.text === text) return false;
    text = reply.text;
    const state = ask({ do: "state" }).state;
    if (state) C.state = state;
    put();
    pump();
    return true;
  };

  // pump writes into the file: one write at a time, and the last state is the one that stays.
  // What somebody else wrote there is not written over.
  async function pump() {
    if (!file || writing || clash !== null || !file.granted) return;
    const to = file; // somebody may open another one meanwhile
    writing = true;
    try {
      while (file === to && text !== to.last) {
        const next = text;
        const now = await read(await to.handle.getFile());
        if (file !== to) break;
        if (now !== to.last && now !== next) { clash = now; break; }
        if (now !== next) await write(to.handle, next);
        to.last = next;
        to.at = Date.now();
        if (file === to) { wrong = ""; saved = next; savedAs = to.name; put(); }
      }
    } catch (e) {
      if (file === to) wrong = say("write_failed", { name: to.name, reason: (e && e.message) || String(e) });
    } finally {
      writing = false;
    }
    if (file !== to) return pump();
    C.place();
  }

  // write writes a whole file, or leaves it as it was.
  async function write(handle, next) {
    const out = await handle.createWritable();
    try {
      await out.write(next);
      await out.close();
    } catch (e) {
      if (out.abort) await out.abort().catch(() => {}); // it is given up already
      throw e;
    }
  }

  // read is the text of a file as it is. What is no text is refused.
  async function read(f) {
    const largest = 1 << 20; // bytes
    if (f.size > largest) throw new Error(say("too_large"));
    const bytes = await f.arrayBuffer();
    try { return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes); } catch { throw new Error(say("not_text")); }
  }

  // where says where the answers are.
  C.where = () => {
    if (refused && text !== saved) return [el("span", { class: "wrong" }, say("kept_nowhere", { reason: refused })), C.button(say("save"), C.acts.save)];
    if (!C.state || C.view === "start") return refused ? el("span", { class: "wrong" }, say("kept_nowhere", { reason: refused })) : null;
    if (clash !== null) {
      return [el("span", { class: "wrong" }, say("clash", { name: file.name })), C.button(say("clash_mine"), C.saveAs), C.button(say("clash_theirs"), theirs)];
    }
    if (wrong) return [el("span", { class: "wrong" }, wrong), C.button(say("save_as"), C.saveAs)];
    if (text === saved) {
      const at = file ? file.at : savedTime;
      return at ? say("saved_in", { name: savedAs, at: clock(at) }) : say("in_file", { name: savedAs });
    }
    if (file && !file.granted) return [say("kept_beside", { name: file.name }), " ", C.button(say("save_there"), C.acts.save, "link")];
    if (file) return say("saving", { name: file.name });
    return [say(savedAs ? "kept_since" : "kept_only", { name: savedAs }), C.button(say("save"), C.acts.save, "link", "q")];
  };
  let savedTime = 0;

  // place shows where they are, and leaves the rest of the bar.
  C.place = () => {
    const where = document.getElementById("where");
    if (!where || C.shared) return;
    where.replaceChildren(...[C.where()].flat().filter(Boolean));
    const client = document.querySelector("#bar .client");
    if (client) client.textContent = C.client();
  };

  // saveAs lets somebody choose a file, or downloads one.
  C.saveAs = async () => {
    C.keep();
    const name = clash === null && file ? file.name : called(C.state.client);
    if (!window.showSaveFilePicker) return download(name);
    try {
      const handle = await window.showSaveFilePicker({ suggestedName: name, types: [{ description: say("file_kind"), accept: { "application/yaml": [".yaml", ".yml"] } }] });
      const held = await read(await handle.getFile()).catch(() => null);
      clash = null;
      wrong = "";
      file = { handle, name: handle.name, last: held === text ? null : held, at: 0, granted: true };
      await pump();
      tell(saved === text ? say("saved_in", { name: file.name, at: clock(file.at) }) : wrong);
      C.place();
    } catch (e) {
      if (e && e.name === "AbortError") return;
      download(name);
    }
  };

  function download(name) {
    save(name, "application/yaml", text);
    saved = text;
    savedAs = name;
    savedTime = Date.now();
    if (file) { file = null; clash = null; wrong = ""; }
    put();
    C.place();
    tell(say("downloaded", { name }));
  }

  // apart goes on beside the file: what stands here is laid out anew and has not its comments.
  C.apart = () => { file = null; clash = null; wrong = ""; saved = savedAs = ""; };

  // save writes into the file that is open, or lets somebody choose one.
  C.acts.save = async () => {
    C.keep();
    if (!file || clash !== null) return C.saveAs();
    if (!file.granted) file.granted = await granted(file.handle);
    if (!file.granted) return C.saveAs();
    await pump();
    C.place();
    if (text === saved) tell(say("saved_in", { name: file.name, at: clock(file.at) }));
  };

  // granted asks whether the page may write into a file.
  async function granted(handle) {
    if (!handle.requestPermission) return true;
    try { return (await handle.requestPermission({ mode: "readwrite" })) === "granted"; } catch { return false; }
  }

  // theirs reads what somebody else wrote. What was answered here stays kept in this browser.
  async function theirs() {
    const from = file, mine = text;
    if (!put() && !window.confirm(say("lost_sure"))) return;
    const reply = ask({ do: "open", name: from.name, file: clash, date: P.today() });
    if (reply.error) { wrong = say("theirs_failed"); clash = null; file = null; return C.place(); }
    const beside = mine !== from.last; // what was answered here and is not in theirs
    begun({ ...reply, said: [...(beside ? [say("theirs_open")] : []), ...(reply.said || [])] }, clash, { ...from, last: clash, at: 0 });
  }

  // begun goes on with answers: those of a file that held from, null for none. A file that is
  // only looked at takes no place in this browser.
  function begun(reply, from, of, name) {
    slot = "";
    clash = null;
    wrong = "";
    file = of || null;
    text = ask({ do: "file" }).text;
    saved = from === null ? "" : from;
    savedAs = of ? of.name : name || "";
    savedTime = 0;
    Object.assign(C, { state: reply.state, said: reply.said || [], left: "", drafts: new Map(), back: null, view: "ask", began: Date.now() });
    if (text !== saved) put();
    C.draw();
    C.think();
  }

  C.begin = (request) => {
    if (!leaves()) return false;
    const reply = ask({ do: "begin", audience: "discovery", date: P.today(), ...request });
    if (reply.error) { C.tell(reply.error); return false; }
    begun(reply, null, null);
    if (request.person) C.go({ do: "person", person: request.person });
    return true;
  };

  // leaves asks before answers are left that nothing keeps.
  const leaves = () => kept || text === saved || window.confirm(say("lost_sure"));

  // problems is what is wrong with a file.
  const problems = (name, reply) => el("div", { class: "problem", role: "alert" }, el("p", {}, say("open_failed", { name })),
    el("ul", {}, (reply.problems && reply.problems.length ? reply.problems.slice(0, 8).map((p) => (p.line ? say("problem_line", { line: p.line, problem: p.text }) : p.text)) : [reply.error]).map((t) => el("li", {}, t))));

  // openText goes on with the text of a file; of is the file itself, where it can be written.
  function openText(name, content, of) {
    const reply = ask({ do: "open", name, file: content, date: P.today() });
    if (reply.error) refuse(name, reply); else begun(reply, content, of, name);
  }

  // refuse says where files are opened why one is not. What was there stays.
  function refuse(name, reply) {
    if (C.state && C.view !== "start") C.view = "notes";
    C.draw();
    const at = document.getElementById("opener");
    if (!at) return;
    const why = problems(name, reply);
    at.append(why);
    why.scrollIntoView({ block: "nearest" });
  }

  // take opens a file that was chosen or dropped.
  async function take(f, handle) {
    if (!f || !leaves()) return;
    let content;
    try { content = await read(f); } catch (e) {
      if (!C.shared) refuse(f.name, { error: (e && e.message) || String(e) });
      return;
    }
    const of = handle ? { handle, name: f.name, last: content, at: 0, granted: await granted(handle) } : null;
    if (!C.shared) openText(f.name, content, of); // sharing may have begun meanwhile
  }

  // opener offers to open a file.
  C.opener = () => {
    const input = el("input", { type: "file", id: "file", accept: ".yaml,.yml,.json,text/yaml,application/yaml" });
    input.addEventListener("change", () => take(input.files[0], null));
    const pick = async () => {
      try {
        const [handle] = await window.showOpenFilePicker({ types: [{ description: say("file_kind"), accept: { "application/yaml": [".yaml", ".yml", ".json"] } }] });
        await take(await handle.getFile(), handle);
      } catch (e) { if (!e || e.name !== "AbortError") tell(String(e)); }
    };
    return el("section", { id: "opener" }, el("h2", {}, say("open_title")), el("p", { class: "hint" }, say("open_how")),
      window.showOpenFilePicker ? el("p", { class: "actions" }, C.button(say("open"), pick)) : null,
      el("p", { class: "file" }, el("label", { for: "file" }, window.showOpenFilePicker ? say("open_copy") : say("open")), input));
  };
  C.filePart = () => C.opener();

  document.addEventListener("dragover", (e) => { e.preventDefault(); document.body.classList.add("drop"); });
  document.addEventListener("dragleave", (e) => { if (!e.relatedTarget) document.body.classList.remove("drop"); });
  document.addEventListener("drop", async (e) => {
    e.preventDefault();
    document.body.classList.remove("drop");
    if (C.shared || !C.ready) return;
    const item = [...e.dataTransfer.items].find((i) => i.kind === "file");
    if (!item) return;
    const f = item.getAsFile();
    const handle = item.getAsFileSystemHandle ? await item.getAsFileSystemHandle().catch(() => null) : null;
    await take(f, handle && handle.kind === "file" ? handle : null);
  });

  // What is being typed is kept before the page goes: a note as it stands. An answer that was
  // typed and not taken is asked about, because nobody said yet that it holds.
  const typing = () => document.activeElement && document.activeElement.matches("textarea, #bar input, .field input") && document.activeElement.dispatchEvent(new Event("change"));
  const unfinished = () => { const promise = document.getElementById("promise-new"); return !!promise && !!promise.value.trim(); };
  for (const on of ["pagehide", "beforeunload"]) window.addEventListener(on, typing);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") typing(); });
  window.addEventListener("beforeunload", (e) => { if ((!kept && text !== saved) || C.drafts.size || unfinished()) e.preventDefault(); });

  // calls are those that this browser keeps, the newest first.
  C.calls = () => {
    const out = [];
    try {
      for (let i = 0; i < localStorage.length; i++) {
        const key = localStorage.key(i);
        if (!key.startsWith(prefix)) continue;
        try { out.push(call(key, JSON.parse(localStorage.getItem(key)))); } catch { /* it is not ours */ }
      }
    } catch (e) { kept = false; refused = String((e && e.name) || e); }
    return out.filter(Boolean).sort((a, b) => b.at - a.at);
  };

  // call is one that this browser keeps, null for what is none: any other page that was opened
  // from this computer may have written there.
  function call(key, c) {
    if (!c || typeof c.text !== "string") return null;
    const word = (t) => (typeof t === "string" ? t : ""), number = (n) => (Number.isFinite(n) && Math.abs(n) < 8e15 ? n : 0);
    return { key, text: c.text, client: word(c.client), name: word(c.name), at: number(c.at), answers: number(c.answers), whole: c.whole === true };
  }

  // goOn goes on with a call that this browser keeps: in a place of its own, and only then is
  // the old one given up, so that another tab that is in it loses nothing.
  C.goOn = (call) => {
    if (!leaves()) return;
    const now = C.calls().find((c) => c.key === call.key) || call;
    const reply = ask({ do: "open", name: now.name || called(now.client), file: now.text, date: P.today() });
    if (reply.error) return document.getElementById("kept").append(problems(now.name || called(now.client), reply));
    begun(reply, now.whole ? now.text : null, null, now.name);
    if (put()) C.forget(now.key);
  };
  C.forget = (key) => { try { localStorage.removeItem(key); } catch { /* it was not kept */ } };

  // leave goes back to the start; what was answered stays where it is.
  C.leave = () => { C.keep(); C.show("start"); };

  // tries whether this browser keeps anything.
  C.tries = () => {
    try { localStorage.setItem(`${prefix}try`, "1"); localStorage.removeItem(`${prefix}try`); } catch (e) { kept = false; refused = String((e && e.name) || e); }
  };
})();
