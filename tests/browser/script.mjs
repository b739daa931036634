#!/usr/bin/env node
// script.mjs - the comfort that JavaScript adds: drafts keep themselves, news comes by itself and never under the hands
// of somebody who types, leaving is quick, and the content policy lets nothing else run.
import { equal, holds, launch, open, tap } from "./lib/house.mjs";
import { askInSteps, mainText, openByCode, send, signIn, submit } from "./lib/people.mjs";

const house = await open();
const browser = await launch();
const { base } = house;
const faults = [];
const someone = async () => {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  page.on("pageerror", (problem) => faults.push(String(problem)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  return page;
};
const asked = async () => {
  const page = await someone();
  await askInSteps(page, base, { question: "Ik weet niet waar ik moet beginnen." });
  return { page, ...(await send(page)) };
};
const professional = async (code) => {
  const page = await someone();
  await signIn(page, base, "roos@vangnet.demodam.example");
  if (code) await openByCode(page, base, code);
  return page;
};

const failed = await tap([
  {
    name: "what a professional types is kept without pressing anything",
    run: async () => {
      const { code } = await asked();
      const work = await professional(code);
      await submit(work, "Neem deze vraag");
      await work.fill("#text", "Nog niet verstuurd, wel bewaard.");
      await work.locator(".app-reply .app-save-status", { hasText: "Concept bewaard" }).waitFor();
      await work.reload();
      equal(await work.inputValue("#text"), "Nog niet verstuurd, wel bewaard.", "after loading again");
    },
  },
  {
    name: "a new question appears in the open inbox by itself",
    run: async () => {
      const work = await professional();
      const before = await work.locator(".app-line").count();
      await asked();
      await work.locator(".app-line").nth(before).waitFor();
      holds((await work.locator(".app-line").count()) > before, "one more line");
    },
  },
  {
    name: "an answer appears on the resident's open page",
    run: async () => {
      const { page, code, link } = await asked();
      await page.goto(link);
      const work = await professional(code);
      await submit(work, "Neem deze vraag");
      await work.fill("#text", "Hier is uw antwoord.");
      await submit(work, "Verstuur antwoord");
      await page.locator(".app-message", { hasText: "Hier is uw antwoord." }).waitFor();
    },
  },
  {
    name: "news while somebody types is offered, not forced",
    run: async () => {
      const { code, link, page } = await asked();
      await page.goto(link);
      const work = await professional(code);
      await submit(work, "Neem deze vraag");
      await work.focus("#text");
      await work.keyboard.type("Ik ben aan het schrij");
      await page.fill("#text", "Nog iets: het is dringend.");
      await submit(page, "Verstuur");
      const bar = work.locator(".app-news button", { hasText: "Laat zien" });
      await bar.waitFor();
      equal(await work.inputValue("#text"), "Ik ben aan het schrij", "what was being typed");
      holds(!(await mainText(work)).includes("het is dringend"), "not yet shown");
      await bar.click({ force: true });
      await work.locator(".app-message", { hasText: "het is dringend" }).waitFor();
      equal(await work.inputValue("#text"), "Ik ben aan het schrij", "and still there");
    },
  },
  {
    name: "leaving quickly empties the page and takes it out of the way back",
    run: async () => {
      const page = await someone();
      await page.route("https://www.buienradar.nl/**", (route) => route.fulfill({ body: "<title>Weer</title>", contentType: "text/html" }));
      await page.goto(base + "/vraag");
      await page.fill("#question", "Hij heeft mij geslagen.");
      await submit(page, "Verder");
      await page.locator(".app-leave__link").click({ force: true });
      await page.waitForURL("https://www.buienradar.nl/**");
      await page.goBack();
      holds(!page.url().includes("/let-op"), "back does not show it: " + page.url());
    },
  },
  {
    name: "printing is offered where there is something to keep",
    run: async () => {
      const { page } = await asked();
      holds(await page.locator("[data-print]").isVisible(), "the button");
      await page.emulateMedia({ media: "print" });
      holds(await page.locator("#code").isVisible(), "the code is printed");
      holds(!(await page.locator(".app-footer").isVisible()), "the footer is not");
    },
  },
  {
    name: "no page made the browser complain, and no script but ours may run",
    run: async () => {
      equal(faults.join("\n"), "", "what the browser said");
      const page = await someone();
      await page.goto(base + "/");
      const ran = await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "window.inlineRan = true";
        document.body.append(script);
        return window.inlineRan === true;
      });
      equal(ran, false, "an inline script");
    },
  },
]);
await browser.close();
await house.stop();
process.exit(failed ? 1 : 0);
