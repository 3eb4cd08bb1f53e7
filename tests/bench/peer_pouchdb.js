// The work of the benchmark done by PouchDB against express-pouchdb; run by a node that has both.
// A server process holds the database, this one replicates from it over HTTP. Prints a line of JSON.
// Where indexes are asked for, a sync counts until the first rows can be had in the order of each of them.
"use strict";

const { fork } = require("child_process");
const { mkdirSync, mkdtempSync, rmSync } = require("fs");
const { tmpdir } = require("os");
const { join } = require("path");
const PouchDB = require("pouchdb");
PouchDB.plugin(require("pouchdb-find"));

const FIELDS = 50;
const FIRSTS = 2;
const SHOWN = 50;
const WORDS = "cameras sensors doors and more ";

function text(number, turn, size) {
  return (`company ${number} of round ${turn}, ` + WORDS.repeat(size / WORDS.length + 1)).slice(0, size);
}

// As many fields as a lead has, which together are as long as one.
function document(number, turn, size) {
  const whole = text(number, turn, size);
  const part = Math.ceil(size / FIELDS);
  return Object.fromEntries(Array.from({ length: FIELDS }, (_, place) => [`f${place}`, whole.slice(place * part, (place + 1) * part)]));
}

async function put(source, count, turn, size) {
  for (let start = 0; start < count; start += 5000) {
    const ids = Array.from({ length: Math.min(5000, count - start) }, (_, place) => String(start + place).padStart(9, "0"));
    const found = turn ? (await source.allDocs({ keys: ids })).rows.map((row) => row.value.rev) : [];
    await source.bulkDocs(ids.map((_id, place) => ({ _id, _rev: found[place], ...document(start + place, turn, size) })));
  }
}

function serve(folder) {
  const express = require("express");
  const Here = PouchDB.defaults({ prefix: folder + "/" });
  const source = new Here("bench");
  const settings = { mode: "minimumForPouchDB", configPath: join(folder, "config.json"), logPath: join(folder, "log.txt") };
  const app = express();
  app.use("/", require("express-pouchdb")(Here, settings));
  const server = app.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
  process.on("message", async ({ count, turn, size }) => {
    await put(source, count, turn, size);
    process.send({ done: true });
  });
}

async function timed(work) {
  const [began, before] = [process.hrtime.bigint(), process.cpuUsage()];
  await work();
  const spent = process.cpuUsage(before);
  return [Number(process.hrtime.bigint() - began) / 1e9, (spent.user + spent.system) / 1e6];
}

async function list(here, field) {
  const found = await here.find({ selector: { [field]: { $gt: null } }, sort: [field], limit: SHOWN });
  if (found.docs.length !== SHOWN || found.warning) throw new Error(`no list in the order of ${field}`);
}

async function measure(rows, size, changed, rounds, indexes) {
  const folder = mkdtempSync(join(tmpdir(), "prm-bench-pouchdb-"));
  mkdirSync(join(folder, "server"));
  const child = fork(__filename, ["serve", join(folder, "server")], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const told = () => new Promise((resolve) => child.once("message", resolve));
  try {
    const { port } = await told();
    const change = async (count, turn) => {
      child.send({ count, turn, size });
      await told();
    };
    await change(rows, 0);
    const measured = { first: [], delta: [], noop: [] };
    let here;
    const sync = () =>
      timed(async () => {
        await here.replicate.from(`http://127.0.0.1:${port}/bench`, { batch_size: 1000 });
        for (const field of indexes) await list(here, field);
      });
    for (let who = 0; who < FIRSTS; who += 1) {
      here = new PouchDB(join(folder, `client-${who}`));
      for (const field of indexes) await here.createIndex({ index: { fields: [field] } });
      measured.first.push(await sync());
      if ((await here.info()).doc_count !== rows + indexes.length) throw new Error("not everything came");
    }
    for (let turn = 1; turn <= rounds; turn += 1) {
      await change(changed, turn);
      measured.delta.push(await sync());
      measured.noop.push(await sync());
    }
    console.log(JSON.stringify(measured));
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[2] === "serve") serve(process.argv[3]);
else measure(...process.argv.slice(2, 7).map((word) => JSON.parse(word))).then(() => process.exit(0));
