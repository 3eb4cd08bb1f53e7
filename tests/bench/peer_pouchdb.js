// The work of the benchmark done by PouchDB against express-pouchdb; run by a node that has both.
// A server process holds the database, this one replicates from it over HTTP. Prints a line of JSON.
"use strict";

const { fork } = require("child_process");
const { mkdirSync, mkdtempSync, rmSync } = require("fs");
const { tmpdir } = require("os");
const { join } = require("path");
const PouchDB = require("pouchdb");

const BYTES = 300;

function text(number, turn) {
  return (`company ${number} of round ${turn}, ` + "cameras sensors doors and more ".repeat(12)).slice(0, BYTES);
}

async function put(source, count, turn) {
  for (let start = 0; start < count; start += 5000) {
    const ids = Array.from({ length: Math.min(5000, count - start) }, (_, place) => String(start + place).padStart(9, "0"));
    const found = turn ? (await source.allDocs({ keys: ids })).rows.map((row) => row.value.rev) : [];
    await source.bulkDocs(ids.map((_id, place) => ({ _id, _rev: found[place], text: text(start + place, turn) })));
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
  process.on("message", async ({ count, turn }) => {
    await put(source, count, turn);
    process.send({ done: true });
  });
}

async function timed(work) {
  const began = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - began) / 1e9;
}

async function measure(rows, changed, rounds) {
  const folder = mkdtempSync(join(tmpdir(), "prm-bench-pouchdb-"));
  mkdirSync(join(folder, "server"));
  const child = fork(__filename, ["serve", join(folder, "server")], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const told = () => new Promise((resolve) => child.once("message", resolve));
  try {
    const { port } = await told();
    const change = async (count, turn) => {
      child.send({ count, turn });
      await told();
    };
    await change(rows, 0);
    const here = new PouchDB(join(folder, "client"));
    const sync = () => timed(() => here.replicate.from(`http://127.0.0.1:${port}/bench`, { batch_size: 1000 }));
    const measured = { first: await sync(), delta: [], noop: [] };
    if ((await here.info()).doc_count !== rows) throw new Error("not everything came");
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
else measure(...process.argv.slice(2, 5).map(Number)).then(() => process.exit(0));
