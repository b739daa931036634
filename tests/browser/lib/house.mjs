// house.mjs - a demo house to look at, Chromium, and TAP: what the browser tests share.
import { spawn, execFileSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const need = createRequire(path.join(root, "assets/package.json"));
export const chromium = process.env.CHROMIUM || "/usr/bin/chromium-headless-shell";
export const chromiumArgs = ["--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb"];
export const program = process.env.ELKEDEUR || path.join(root, "build/elkedeur");
// A day as the pages count it, so many days from now: 2026-11-29.
export const day = (offset) => new Date(Date.now() + offset * 864e5).toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });
export const password = "demodam-2026";

const freePort = () =>
  new Promise((ready) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => ready(port));
    });
  });

// Starts `elkedeur demo` on a new folder. -> {base, stop, command}; `command` runs another command on its data.
export const open = () => start((folder) => ["demo", "--data", folder], "/health/ready");

// Starts `elkedeur serve` on a new, empty database. -> the same, and {link} to set it up.
export async function openEmpty() {
  const house = await start((folder) => ["serve", "--config", path.join(folder, "config")], "/health/live");
  return { ...house, link: house.printed().match(/\S+\/inrichten\/l\/\S+/)[0] };
}

async function start(words, ready) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "elkedeur-browser."));
  const port = await freePort();
  const config = path.join(folder, "config");
  fs.writeFileSync(config, `db = sqlite:${folder}/elkedeur.db\nkeys = ${folder}/keys\nmail = file:${folder}/mail\n`);
  const command = (of, input = "") =>
    execFileSync(program, [...of, "--config", config], { input, encoding: "utf8", env: { ...process.env, ELKEDEUR_DB: "" } });
  let child, said = "", printed = "";
  const base = "http://127.0.0.1:" + port;
  const begin = async () => {
    printed = "";
    child = spawn(program, [...words(folder), "--listen", "127.0.0.1:" + port], {
      env: { ...process.env, ELKEDEUR_NO_RATES: "1", ELKEDEUR_DB: "" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stderr.on("data", (data) => (said += data));
    child.stdout.on("data", (data) => (printed += data));
    for (let i = 0; ; i++) {
      const up = printed && (await fetch(base + ready).then((r) => r.ok, () => false));
      if (up) break;
      if (i > 300 || child.exitCode !== null) throw new Error("the server does not start: " + said);
      await new Promise((r) => setTimeout(r, 100));
    }
  };
  await begin();
  // The plug is pulled, and put in again: on the same folder and port.
  const kill = () =>
    new Promise((done) => {
      child.once("exit", done);
      child.kill("SIGKILL");
    });
  const stop = () =>
    new Promise((done) => {
      child.once("exit", () => {
        fs.rmSync(folder, { recursive: true, force: true });
        done();
      });
      child.kill("SIGTERM");
    });
  return { base, folder, stop, kill, again: begin, command, log: () => said, printed: () => printed };
}

// An account, by the command, on the data of an open house; the password is that of the demo.
export function userAdd(house, email, name, organisation, role) {
  const config = path.join(house.folder, "config");
  fs.writeFileSync(config, `db = sqlite:${house.folder}/elkedeur.db\nkeys = ${house.folder}/keys\n`);
  const words = ["--email", email, "--name", name, "--organisation", organisation, "--role", role, "--password-stdin"];
  execFileSync(program, ["user", "add", ...words, "--config", config],
    { input: password + "\n", env: { ...process.env, ELKEDEUR_DB: "" }, stdio: ["pipe", "ignore", "inherit"] });
}

// The newest link that begins with `start` in a mail to an address, when it has come.
export async function mailedLink(house, address, start, known = []) {
  const folder = path.join(house.folder, "mail");
  for (let i = 0; i < 300; i++) {
    const mails = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith(".eml")) : [];
    for (const name of mails) {
      const text = fs.readFileSync(path.join(folder, name), "utf8").replace(/=\r?\n/g, "").replace(/=3D/g, "=");
      if (!text.includes("To: " + address) && !text.includes(`To: <${address}>`)) continue;
      const link = text.match(new RegExp(house.base + start + "\\S+"));
      if (link && !known.includes(link[0])) return link[0];
    }
    await new Promise((r) => setTimeout(r, 100));
  }
  throw new Error("no mail to " + address + " with " + start);
}

export const routes = () =>
  execFileSync(program, ["routes"], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => {
      const [method, , route] = line.split("\t")[0].split(/\s+/);
      return { method, route };
    });

export async function launch() {
  return need("playwright-core").chromium.launch({ executablePath: chromium, args: chromiumArgs });
}

// A telephone of 360 px without JavaScript: how most of these tests look.
export const telephone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };

// Runs tests one after another and says so in TAP. Each is {name, run}. ONLY='WORDS|WORDS' runs those with some of these
// words in the name.
export async function tap(all) {
  const only = (process.env.ONLY || "").split("|");
  const tests = all.filter(({ name }) => only.some((words) => name.includes(words)));
  console.log("1.." + tests.length);
  let number = 0, failed = 0;
  for (const { name, run } of tests) {
    number++;
    try {
      await run();
      console.log("ok %d - %s", number, name);
    } catch (problem) {
      failed++;
      console.log("not ok %d - %s", number, name);
      for (const line of String(problem.stack || problem).split("\n").slice(0, 20)) console.log("# " + line);
    }
  }
  return failed;
}

export function equal(found, wanted, what) {
  if (found !== wanted) throw new Error(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}
export function holds(condition, what) {
  if (!condition) throw new Error(what);
}
