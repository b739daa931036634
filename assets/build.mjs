// build.mjs - one small stylesheet for the whole site.
//
//   node build.mjs OUT_DIR CONTENT_GLOB...     writes OUT_DIR/site.css and OUT_DIR/site.js
//
// esbuild joins the imports of site.src.css, PurgeCSS drops every rule and token whose names stand in no
// content file (HTML views, with their {{holes}}, and site.js), esbuild makes it small. A class name must
// therefore stand whole in a view: never class="app-badge--{{kind}}".
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { PurgeCSS } from "purgecss";

const here = path.dirname(fileURLToPath(import.meta.url));
// Telephones of about 2021 and later get everything; older ones get plain, readable HTML.
const target = ["chrome88", "firefox78", "safari14", "edge88"];
const [outDir, ...globs] = process.argv.slice(2);

function fault(words) {
  console.error("build.mjs: " + words);
  process.exit(1);
}

// The files of a glob: ** for any folders, * for any name.
function filesOf(glob) {
  const full = path.resolve(glob).split(path.sep).join("/");
  if (!full.includes("*")) return fs.existsSync(full) ? [full] : [];
  const root = full.slice(0, full.slice(0, full.indexOf("*")).lastIndexOf("/")) || "/";
  const wanted = new RegExp(
    "^" +
      full
        .replace(/[.+^${}()|[\]\\?]/g, "\\$&")
        .replace(/\*\*\/|\*\*|\*/g, (stars) => (stars === "**/" ? "(?:.*/)?" : stars === "**" ? ".*" : "[^/]*")) +
      "$",
  );
  const found = [];
  const walk = (dir) => {
    for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
      const name = dir + "/" + entry.name;
      if (entry.isDirectory() && entry.name !== "node_modules" && entry.name !== ".git") walk(name);
      else if (wanted.test(name)) found.push(name);
    }
  };
  if (fs.existsSync(root)) walk(root);
  return found.sort();
}

if (!outDir || !globs.length) fault("usage: node build.mjs OUT_DIR CONTENT_GLOB...");
const files = [];
for (const glob of globs) {
  const found = filesOf(glob);
  if (!found.length) fault("no file matches " + glob);
  files.push(...found);
}

const joined = await esbuild.build({
  entryPoints: [path.join(here, "site.src.css")],
  bundle: true,
  write: false,
  target,
  logLevel: "warning",
});
const [purged] = await new PurgeCSS().purge({
  css: [{ raw: joined.outputFiles[0].text }],
  content: [...files, path.join(here, "site.js")],
  safelist: ["app-icon"], // of the pictograms
  defaultExtractor: (content) => content.match(/[A-Za-z0-9_-]+/g) || [],
  variables: true,
  keyframes: true,
  fontFace: true,
});
const css = await esbuild.transform(purged.css, { loader: "css", minify: true, target, legalComments: "none" });
if (/url\(/.test(css.code)) fault("the stylesheet names another file, which the content policy refuses");
const script = await esbuild.transform(fs.readFileSync(path.join(here, "site.js"), "utf8"), {
  minify: true,
  target: ["chrome64", "firefox78", "safari13"],
});

// Pictograms, to stand beside words: those of Tabler, by the names that content/nl/triage and data/letter_groups.csv use.
const icons = {
  shield: "shield-exclamation",
  home: "home",
  debt: "receipt-euro",
  purse: "coin-euro",
  work: "briefcase",
  family: "users",
  health: "heartbeat",
  letter: "mail-exclamation",
  police: "gavel",
  passport: "id",
  flower: "candle",
  cart: "shopping-cart",
  read: "abc",
  city: "building-community",
  scale: "scale",
  other: "message-circle-question",
};
function iconOf(name) {
  const file = path.join(here, "node_modules/@tabler/icons/icons/outline", icons[name] + ".svg");
  if (!fs.existsSync(file)) fault("there is no pictogram " + icons[name]);
  const lines = fs.readFileSync(file, "utf8").replace(/<!--[^]*?-->/g, "").match(/<svg[^]*<\/svg>/)[0];
  const inside = lines.replace(/^<svg[^]*?>/, "").replace(/<\/svg>$/, "").replace(/\s+/g, " ").trim();
  return (
    '<svg class="app-icon" aria-hidden="true" focusable="false" viewBox="0 0 24 24" fill="none" stroke="currentColor" ' +
    'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">' + inside + "</svg>"
  );
}

fs.mkdirSync(path.join(outDir, "icons"), { recursive: true });
for (const name of Object.keys(icons)) fs.writeFileSync(path.join(outDir, "icons", name + ".svg"), iconOf(name));
for (const [name, text] of [
  ["site.css", css.code],
  ["site.js", script.code],
]) {
  fs.writeFileSync(path.join(outDir, name), text);
  console.log(name + ": " + Buffer.byteLength(text) + " bytes, " + zlib.gzipSync(text, { level: 9 }).length + " gzip");
}
