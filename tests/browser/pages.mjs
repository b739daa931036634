#!/usr/bin/env node
// pages.mjs - every page of the route table: axe, pa11y and html-validate find nothing; nothing sticks out to the side;
// what is touched is big enough. With SOAK=1 in every language that has the page, at 320, 768 and 1280 px, and a picture of
// each is kept; else a page is seen in Dutch or English at 320 or 1280 px, and every fourth one by pa11y too: by turns,
// so that both languages and both widths have half of the pages each. Some pages of residents are seen at 320 px too from right
// to left, in Arabic, and in Ukrainian, whose words are long.
import fs from "node:fs";
import path from "node:path";
import { chromium, chromiumArgs, equal, holds, launch, need, open, openEmpty, password, root, routes, tap } from "./lib/house.mjs";
import { notPages, walk, walkEmpty } from "./lib/pages.mjs";
import { press } from "./lib/people.mjs";

const people = {
  professional: "roos@vangnet.demodam.example", handler: "ellen@bezwaar.demodam.example", coordinator: "henk@netwerk.demodam.example",
  administrator: "bea@vangnet.demodam.example", auditor: "ada@netwerk.demodam.example", referrer: "ria@vangnet.demodam.example",
  network: "nel@raadslieden.demodam.example", editor: "vera@netwerk.demodam.example",
  keeper: "ellen@bezwaar.demodam.example",
};
const soak = !!process.env.SOAK;
const allWidths = [320, 768, 1280];
const axeSource = fs.readFileSync(need.resolve("axe-core/axe.min.js"), "utf8");
const { HtmlValidate, StaticConfigLoader } = need("html-validate");
const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
    rules: {
      "no-trailing-whitespace": "off", // white space is the view compiler's
      "long-title": "off", // the name of the site stands behind the name of the page
      "tel-non-breaking": "off", // numbers stand in one element that does not wrap
      "form-dup-name": ["error", { shared: ["checkbox", "radio", "button", "reset", "submit"] }], // boxes of one name: a list
      "require-sri": ["error", { target: "crossorigin" }],
    },
  }),
);

const house = await open();
const { base } = house;
const browser = await launch();
house.command(["user", "add", "--email", people.network, "--name", "Nel Werk", "--organisation",
  "Sociaal raadslieden Demodam", "--role", "network_administrator", "--password-stdin"], password + "\n");
const empty = await openEmpty();
const list = [...(await walk(browser, house, people)), ...(await walkEmpty(browser, empty))];

// One page for each of them: to open one takes longer than to look at it.
const signedIn = {}, pageOf = {};
for (const who of ["", ...Object.keys(people)]) {
  signedIn[who] = await browser.newContext({ bypassCSP: true });
  const page = (pageOf[who] = await signedIn[who].newPage());
  if (!who) continue;
  await page.goto(base + "/werk/aanmelden");
  await page.fill("#email", people[who]);
  await page.fill("#password", password);
  await press(page, page.locator("form:has(#password) button"));
}
const puppeteer = await need("puppeteer").launch({ executablePath: chromium, args: chromiumArgs, headless: true });
const pa11y = need("pa11y");
const other = await puppeteer.newPage();
const cookies = async (who) => (await signedIn[who].cookies()).map((c) => `${c.name}=${c.value}`).join("; ");

// Shows what an address answers, or with `fields` what its form does, in the window that is there: a new window for each page,
// and axe read into it again, would take three times as long. Timers of the page before are stopped; streams stay closed, of
// which a browser opens six to a server.
const { origin } = new URL(base);
async function show(page, address, fields) {
  const host = new URL(address).origin;
  if (new URL(page.url(), origin).origin !== host || !(await page.evaluate(() => window.axe))) {
    await page.goto(host);
    await page.evaluate(axeSource);
  }
  return page.evaluate(async ([from, values]) => {
    const answer = await fetch(from, values ? { method: "POST", body: new URLSearchParams(values) } : {});
    const text = await answer.text();
    for (let timer = setTimeout(() => {}, 0); timer > 0; timer--) clearTimeout(timer);
    delete window.EventSource;
    history.replaceState(null, "", answer.url);
    document.open();
    document.write(text);
    document.close();
    await new Promise((loaded) => addEventListener("load", loaded, { once: true }));
    return { status: answer.status, text };
  }, [address, fields]);
}

async function axe(page) {
  const { violations, passes } = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  holds(passes.length > 5, "axe did look");
  const found = violations.map((v) => `${v.id}: ${v.help}\n  ` + v.nodes.map((n) => n.html).slice(0, 3).join("\n  "));
  return found.join("\n");
}

// What a tired thumb must be able to hit: 24 px at least (WCAG 2.5.8), but for links inside a sentence.
const measure = (page) =>
  page.evaluate(() => {
    const small = [];
    for (const e of document.querySelectorAll("main a, main button, main input:not([type=hidden]), main summary, main textarea")) {
      const box = e.getBoundingClientRect();
      const inSentence = e.matches("p a, li a, dd a");
      if (box.width && box.height < 24 && !inSentence) small.push(e.outerHTML.slice(0, 100));
    }
    return { wide: document.documentElement.scrollWidth - innerWidth, small };
  });

const pictures = soak ? path.join(root, "build/test/pictures") : "";
if (pictures) fs.mkdirSync(pictures, { recursive: true });

const tests = [
  {
    name: "every route of the table that gives a page is looked at",
    run: async () => {
      const looked = new Set([...list.map((p) => p.route), ...notPages]);
      const missing = routes().filter((r) => r.method === "GET" && !looked.has(r.route)).map((r) => r.route);
      equal(missing.join(" "), "", "routes that no test looks at");
    },
  },
];
const ofWork = (at) => /^\/(werk|beheer|inrichten)/.test(at.address);
if (!soak) {
  const seen = new Set();
  for (const at of [...list]) {
    if (ofWork(at) || at.who || at.base || seen.has(at.route)) continue;
    seen.add(at.route);
    if (["/", "/vraag", "/zoek", "/volg", "/bel-mij", "/vraag/c/:draft/let-op", "/vraag/c/:draft/onderwerp", "/vraag/c/:draft/nakijken",
      "/vraag/klaar/:ticket", "/volg/v/:ticket", "/onderwerp/:topic", "/hulp/:service", "/hulp/in/:place"].includes(at.route))
      list.push({ ...at, language: "/ar" });
    if (["/", "/vraag/c/:draft/nakijken"].includes(at.route)) list.push({ ...at, language: "/uk" });
  }
}
list.forEach((at, number) => {
  const title = at.route + (at.state && ` (${at.state})`);
  const every = ofWork(at) || at.who ? ["", "/en"] : ["", "/en", "/ar", "/tr", "/pl", "/uk"];
  const languages = soak ? every : [at.language || (number % 2 ? "/en" : "")];
  const widths = soak ? allWidths : [at.language || !((number >> 1) % 2) ? 320 : 1280];
  const pa11yAt = soak || (number >> 2) % 4 === 1 ? widths : [];
  tests.push({
    name: `${title}: html-validate, axe at ${widths.join(", ")} px, pa11y at ${pa11yAt.join(", ") || "no"} px, in ${languages.map((l) => l.slice(1) || "nl").join(", ")}`,
    run: async () => {
      const faults = [];
      const same = (found, wanted, what) => {
        if (found !== wanted) faults.push(`${what}: ${found}`);
      };
      for (const language of languages) {
        const address = (at.base || base) + language + at.address;
        const page = pageOf[at.who];
        const answer = await show(page, address, at.fields);
        same(answer.status, at.route === "(not found)" || at.state === "gone" ? 404 : ["a day that is not there", "a number that is none"].includes(at.state) ? 400 : 200, address);
        same(await page.locator("html").getAttribute("lang"), language.slice(1) || "nl", "language");
        same(await page.locator("html").getAttribute("dir"), language === "/ar" ? "rtl" : null, "direction");
        same(await page.locator("h1").count(), 1, "headings of the first level");
        const report = await validator.validateString(answer.text, "page.html");
        same(report.results.flatMap((r) => r.messages).map((m) => `${m.line}: ${m.ruleId}: ${m.message}`).join("\n"), "", "html-validate");
        if (pa11yAt.length) {
          await other.setExtraHTTPHeaders(at.who ? { cookie: await cookies(at.who) } : {});
          await show(other, address, at.fields);
        }
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          const { wide, small } = await measure(page);
          same(wide > 0, false, `wider than ${width} px by ${wide}`);
          same(small.join("\n"), "", `too small to touch at ${width} px`);
          same(await axe(page), "", `axe at ${width} px`);
          if (pa11yAt.includes(width)) {
            await other.setViewport({ width, height: 800 });
            const found = await pa11y(address, { browser: puppeteer, page: other, ignoreUrl: true, standard: "WCAG2AA", timeout: 30000 });
            same(found.issues.map((i) => `${i.code} ${i.message} ${i.context}`).join("\n"), "", `pa11y at ${width} px`);
          }
          if (pictures)
            await page.screenshot({ path: path.join(pictures, (language.slice(1) || "nl") + title.replace(/\W+/g, "-") + width + ".png"), fullPage: true });
        }
      }
      holds(!faults.length, faults.join("\n"));
    },
  });
});
const failed = await tap(tests);
await puppeteer.close();
await browser.close();
await house.stop();
await empty.stop();
process.exit(failed ? 1 : 0);
