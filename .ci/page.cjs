// Runs the engine of a page under node, as the page has it.
//
//   node .ci/page.cjs measure PAGE                  size, start, and how long an answer takes
//   node .ci/page.cjs parity PAGE ENGINE NDJSON...  the engine in the page answers as the same
//                                                   engine built for this machine does
//
// A line of NDJSON is an engagement in JSON; a file that ends in .yaml is one engagement.
"use strict";
const fs = require("fs");
const path = require("path");
const zlib = require("zlib");
const { spawn } = require("child_process");
const readline = require("readline");

const [, , mode, page, ...rest] = process.argv;
const html = fs.readFileSync(page, "utf8");

function element(id) {
  const m = html.match(new RegExp(`<script type="[^"]*" id="${id}"(?: data-size="(\\d+)")?>([\\s\\S]*?)</script>`));
  if (!m) throw new Error(`${page} has no ${id}`);
  return { size: Number(m[1]), text: m[2] };
}

// unpacked is a file that the page carries.
function unpacked(id) {
  require(path.join(__dirname, "..", "internal", "webpage", "screen", "armor.js"));
  const { size, text } = element(id);
  return zlib.gunzipSync(globalThis.mspscopeBytes(text, size));
}

async function start(times) {
  const began = performance.now();
  require(path.join(__dirname, "..", "internal", "webpage", "program", "wasm_exec.js"));
  const program = unpacked("engine");
  const data = JSON.parse(unpacked("data").toString("utf8"));
  const facts = JSON.parse(element("facts").text);
  times.unpacked = performance.now() - began;
  const go = new Go();
  const { instance } = await WebAssembly.instantiate(program, go.importObject);
  times.compiled = performance.now() - began;
  await new Promise((ready) => { globalThis.mspscopeReady = ready; go.run(instance); });
  times.started = performance.now() - began;
  const load = JSON.stringify({ do: "load", files: data, identity: facts.identity, options: facts.options });
  const reply = JSON.parse(globalThis.mspscope(load));
  if (reply.error) throw new Error(reply.error);
  times.ready = performance.now() - began;
  return { load, facts };
}

const ask = (o) => {
  const reply = JSON.parse(globalThis.mspscope(JSON.stringify(o)));
  if (reply.error) throw new Error(`${o.do}: ${reply.error}`);
  return reply;
};

async function measure() {
  const times = {};
  const before = process.cpuUsage();
  const { facts } = await start(times);
  const used = process.cpuUsage(before);
  const t = performance.now();
  ask({ do: "prove" });
  times.proved = performance.now() - t;
  const all = [];
  const first = [];
  for (let round = 0; round < 20; round++) {
    ask({ do: "begin", who: facts.options.audience === "discovery" ? "" : "owner", client: "Measured" });
    for (let n = 0; n < 40; n++) {
      const { state } = ask({ do: "state" });
      if (!state.question) break;
      const q = state.question;
      const g = q.kind === "number" ? { text: q.id === "it_fte" ? String(round % 4) : String(20 + 7 * round), sure: true }
        : q.kind === "text" ? { text: "the owner" } : { lines: [q.lines[(round + n) % q.lines.length].id] };
      if (q.kind === "several") g.picked = true;
      const from = performance.now();
      ask({ do: "answer", ...g });
      ask({ do: "quick" });
      (round ? all : first).push(performance.now() - from);
    }
  }
  const whole = { do: facts.options.audience === "discovery" ? "live" : "result" };
  const from = performance.now();
  ask(whole);
  times.result = performance.now() - from;
  const from2 = performance.now();
  ask(whole);
  times.again = performance.now() - from2;
  all.sort((a, b) => a - b);
  first.sort((a, b) => a - b);
  const at = (list, p) => list[Math.min(list.length - 1, Math.floor(list.length * p))].toFixed(1);
  console.log(`page: ${fs.statSync(page).size} bytes`);
  console.log(`start, in ms: unpacked ${times.unpacked.toFixed(0)}, compiled ${times.compiled.toFixed(0)}, running ${times.started.toFixed(0)}, ready ${times.ready.toFixed(0)} (CPU ${((used.user + used.system) / 1000).toFixed(0)}), proofs ${times.proved.toFixed(0)} more`);
  console.log(`an answer to model, certainty and price, in ms: first time through median ${at(first, 0.5)}, 95 of 100 ${at(first, 0.95)}; later median ${at(all, 0.5)}, 95 of 100 ${at(all, 0.95)}, most ${at(all, 1)}`);
  console.log(`the whole result, in ms: first ${times.result.toFixed(0)}, again ${times.again.toFixed(0)}`);
  if (fs.statSync(page).size > 4000000) throw new Error("the page has more than 4 MB");
}

function engagements(files) {
  return files.flatMap((file) => {
    const text = fs.readFileSync(file, "utf8");
    return file.endsWith(".yaml") ? [text] : text.split("\n").filter((l) => l.trim());
  });
}

// onCall is what a page for calls is asked of one engagement.
function onCall() {
  const both = ["recommend", "estimate", "raci", "plan", "next", "report"].flatMap((document) =>
    ["client", "internal"].map((view) => ({ do: "document", document, view })));
  return [...["quick", "live", "notes", "rows", "quote", "file"].map((what) => ({ do: what })), ...both,
    { do: "document", document: "note", view: "internal" }, { do: "document", document: "say" },
    ...["it_lead", "delivery"].map((reader) => ({ do: "document", document: "report", for: reader, view: "client" }))];
}

async function parity(native, files) {
  const { load } = await start({});
  const other = spawn(native, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = readline.createInterface({ input: other.stdout })[Symbol.asyncIterator]();
  const compare = async (request) => {
    other.stdin.write(request + "\n");
    const here = globalThis.mspscope(request);
    const there = (await lines.next()).value;
    if (here !== there) throw new Error(`the answers differ to ${request.slice(0, 600)}\nin the page:    ${here.slice(0, 2000)}\non this machine: ${there.slice(0, 2000)}`);
    return JSON.parse(here);
  };
  await compare(load);
  const asked = JSON.parse(load).options.audience === "discovery" ? onCall() : ["quick", "result", "file"].map((what) => ({ do: what }));
  let n = 0;
  for (const file of engagements(files)) {
    const opened = await compare(JSON.stringify({ do: "open", name: "client", file }));
    if (opened.error) throw new Error(opened.error);
    for (const request of asked) await compare(JSON.stringify(request));
    n++;
  }
  other.stdin.end();
  console.log(`${n} engagements: the page says what this machine says`);
}

(mode === "measure" ? measure() : parity(rest[0], rest.slice(1))).then(() => process.exit(0), (e) => { console.error(e.message); process.exit(1); });
