#!/usr/bin/env node
// setup.mjs - from an empty installation to the first answered question, on a telephone without JavaScript.
//
// PICTURES=FOLDER keeps a picture of each page that is come by, narrow and wide.
import path from "node:path";
import { equal, holds, launch, openEmpty, password, tap, telephone } from "./lib/house.mjs";
import { askInSteps, choose, mainText, openByCode, press, send, signIn, submit } from "./lib/people.mjs";

const browser = await launch();
const houses = [];
const fresh = async () => {
  const house = await openEmpty();
  houses.push(house);
  return { house, page: await (await browser.newContext(telephone)).newPage() };
};

let pictures = 0;
async function picture(page, name) {
  if (!process.env.PICTURES) return;
  const file = (width) => path.join(process.env.PICTURES, `${String(pictures).padStart(2, "0")}-${name}-${width}.png`);
  pictures++;
  await page.screenshot({ path: file(360), fullPage: true });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.screenshot({ path: file(1280), fullPage: true });
  await page.setViewportSize(telephone.viewport);
}

// Every page must fit on the telephone.
async function fits(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  holds(wide <= 360, `${page.url()} is ${wide} px wide`);
}

// Fills what is given and presses the button of the form; each is one screen.
async function step(page, count, name, fields, button = "Verder") {
  await fits(page);
  await picture(page, name);
  for (const [field, value] of Object.entries(fields))
    if (value === true) await choose(page.locator("#" + field));
    else await page.fill("#" + field, value);
  count.screens++;
  await submit(page, button);
}

const thirteen = ["Gouda", "Waddinxveen", "Zuidplas", "Bodegraven-Reeuwijk", "Krimpenerwaard", "Alphen aan den Rijn", "Woerden",
  "Montfoort", "Oudewater", "Lopik", "Nieuwkoop", "Kaag en Braassem", "Hengelo"];

// The five steps behind the link.
async function setUp(page, house, count, places, name) {
  await page.goto(house.link);
  holds(!page.url().includes(house.link.split("/").pop()), "the secret leaves the address");
  await step(page, count, "gemeenten", { places });
  await step(page, count, "organisatie", { name: "Loket Samen", paid_by: "de gemeenten", steered_by: "een eigen stichting", phone: "099 900 3000", answer_workdays: "2" });
  await step(page, count, "vangnet", { "net-yes": true, contact: "de coördinator van het loket" });
  await step(page, count, "beheerder", { person: "Bea Heer", email: "bea@loket.example", password });
  await step(page, count, "ingang", { doorway: name }, "Klaar");
  equal(new URL(page.url()).pathname, "/beheer/inrichting", "signed in, at the list");
}

const missing = async (page) => (await page.locator("#missing").count()) ? page.locator("#missing").innerText() : "";
const mend = (page, sentence) =>
  press(page, page.locator("#missing > li", { hasText: sentence }).locator("a").first());

const failed = await tap([
  {
    name: "an empty installation says so at every page, and what to do",
    run: async () => {
      const { house, page } = await fresh();
      for (const address of ["/", "/vraag", "/werk", "/beheer/inrichting", "/en/volg"]) {
        const answer = await page.goto(house.base + address);
        equal(answer.status(), 503, address);
        equal(await page.locator("h1").innerText(), address.startsWith("/en") ? "This site has not been set up yet" : "Deze site is nog niet ingericht", address);
      }
      await fits(page);
      await picture(page, "leeg");
      equal((await page.goto(house.base + "/inrichten/l/" + "A".repeat(32))).status(), 404, "another link");
      holds(!house.log().includes(house.link.split("/").pop()), "the link is not in the log");
    },
  },
  {
    name: "from nothing to a question that is answered, and the number of screens",
    run: async () => {
      const { house, page } = await fresh();
      const count = { screens: 0 };
      await setUp(page, house, count, "Gouda", "Hulp in Gouda");
      await fits(page);
      await picture(page, "lijst");
      holds((await missing(page)).includes("kan nog niemand vragen beantwoorden"), "what is still missing");
      equal((await page.goto(house.link)).status(), 404, "the link works once");

      await page.goto(house.base + "/beheer/inrichting");
      await mend(page, "De gemeente Gouda heeft nog geen telefoonnummer");
      await step(page, count, "gemeente", { phone: "14 0182" }, "Bewaar");
      await mend(page, "heeft nog geen eigen webadres");
      await step(page, count, "ingang", { host: "hulp.gouda.example", phone_hours: "op werkdagen van 9 tot 17 uur" }, "Bewaar");
      holds(!/telefoonnummer|webadres/.test(await missing(page)), "mended: " + (await missing(page)));
      house.command(["user", "add", "--email", "an@loket.example", "--name", "An Dam", "--organisation", "Loket Samen",
        "--role", "professional", "--password-stdin"], password + "\n");
      await page.reload();
      holds(!(await missing(page)).includes("niemand vragen"), "somebody can answer");

      const resident = await (await browser.newContext(telephone)).newPage();
      await askInSteps(resident, house.base, { question: "Ik weet niet waar ik moet beginnen.", place: "Gouda" });
      const asked = await send(resident);
      const work = await (await browser.newContext(telephone)).newPage();
      await signIn(work, house.base, "an@loket.example");
      await openByCode(work, house.base, asked.code);
      await submit(work, "Neem deze vraag");
      await work.fill("#text", "Wij helpen u graag.");
      await submit(work, "Verstuur antwoord");
      await resident.goto(asked.link);
      holds((await mainText(resident)).includes("Wij helpen u graag."), "the answer arrived");
      console.log(`# ${count.screens} screens of an administrator from nothing to a network where a question is answered`);
      holds(count.screens <= 8, "few screens: " + count.screens);
    },
  },
  {
    name: "a region of thirteen municipalities is set up in as many screens as one",
    run: async () => {
      const { house, page } = await fresh();
      const count = { screens: 0 };
      await page.goto(house.link);
      await page.fill("#places", thirteen.join("\n").replace("Lopik", "Lopikk"));
      await submit(page, "Verder");
      holds((await page.locator(".app-problems").innerText()).includes("Lopikk"), "which one is not known");
      holds((await page.inputValue("#places")).includes("Kaag en Braassem"), "nothing typed is lost");
      await fits(page);
      await picture(page, "onbekend");
      await setUp(page, house, count, thirteen.join(", "), "Samen eruit");
      equal(count.screens, 5, "screens");
      const text = await mainText(page);
      for (const place of thirteen) holds(text.includes(place), place);
      equal((await missing(page)).includes("geen vangnet"), false, "every one has a safety net");
      await picture(page, "dertien");

      await press(page, page.getByRole("link", { name: "Nieuwe regio" }));
      await step(page, count, "regio", { name: "Midden-Holland en meer", places: thirteen.join(";") }, "Bewaar");
      holds((await mainText(page)).includes("Midden-Holland en meer"), "the region is there");
      const resident = await (await browser.newContext(telephone)).newPage();
      await askInSteps(resident, house.base, { question: "Wie kan mij helpen?", place: "Hengelo" });
      equal((await send(resident)).organisation, "Loket Samen", "who has it");
    },
  },
  {
    name: "going back while setting up loses nothing, and a mistake is told beside its field",
    run: async () => {
      const { house, page } = await fresh();
      const count = { screens: 0 };
      await page.goto(house.link);
      await step(page, count, "gemeenten", { places: "2801" });
      await step(page, count, "fout", { name: "", paid_by: "de gemeente", steered_by: "de gemeente", phone: "geen", answer_workdays: "2" });
      holds(await page.locator("#name-fault").isVisible(), "the name is missing");
      equal(await page.inputValue("#paid_by"), "de gemeente", "what was typed stays");
      await step(page, count, "fout", { name: "Loket" });
      holds(await page.locator("#phone-fault").isVisible(), "this is no number");
      await step(page, count, "organisatie", { phone: "099 900 3000" });
      await step(page, count, "vangnet", { contact: "" });
      holds(await page.locator("#contact-fault").isVisible(), "who is responsible");
      await step(page, count, "vangnet", { contact: "de coördinator" });
      await step(page, count, "beheerder", { person: "Bea", email: "bea@loket.example", password: "kort" });
      holds((await page.locator("#password-fault").innerText()).includes("10"), "how long a password is");
      await step(page, count, "beheerder", { password });
      for (const name of ["beheerder", "vangnet", "organisatie", "gemeenten"]) {
        await press(page, page.getByRole("link", { name: "Vorige stap" }));
        holds(page.url().endsWith(name), "back to " + name);
      }
      equal(await page.inputValue("#places"), "Gouda", "a postcode became the name of its municipality");
      for (let i = 0; i < 3; i++) await submit(page, "Verder");
      equal(await page.inputValue("#email"), "bea@loket.example", "still there");
      await submit(page, "Verder"); // the password was chosen before
      await step(page, count, "ingang", { doorway: "Hulp in Gouda" }, "Klaar");
      holds((await mainText(page)).includes("Gouda"), "set up");
    },
  },
  {
    name: "an organisation, its help, its end; colours that nobody can read are refused, others are seen first",
    run: async () => {
      const { house, page } = await fresh();
      const count = { screens: 0 };
      await setUp(page, house, count, "Gouda", "Hulp in Gouda");
      await press(page, page.getByRole("link", { name: "Nieuwe organisatie" }));
      await step(page, count, "nieuwe-organisatie", { name: "Huurteam", paid_by: "een fonds", steered_by: "zichzelf", phone: "099 900 3001", kvk: "1234567" });
      holds(await page.locator("#kvk-fault").isVisible(), "8 digits");
      await step(page, count, "nieuwe-organisatie", { kvk: "12345678" });
      const before = await missing(page).catch(() => "");
      equal(before, "", "now its help");
      await step(page, count, "hulp", { "help-huurteam": true, "help-buurtbemiddeling": true }, "Bewaar");
      holds((await missing(page)).includes("Bij Huurteam werkt nog niemand"), "people are still missing");
      await press(page, page.getByRole("link", { name: "Huurteam", exact: true }));
      await picture(page, "een-organisatie");
      await press(page, page.getByRole("link", { name: "Stoppen met deze organisatie" }));
      await step(page, count, "stoppen", {}, "Ja, stop ermee");
      holds(!(await missing(page)).includes("Huurteam"), "it has ended");

      await press(page, page.getByRole("link", { name: "Hulp in Gouda", exact: true }).last());
      await press(page, page.getByRole("link", { name: "De kleuren van deze ingang" }));
      await step(page, count, "kleuren", { tokens: "--basis-color-action-1-color-default: #9bbbd9;" }, "Laat een voorbeeld zien");
      holds((await page.locator(".app-problems").innerText()).includes("Een link op de achtergrond"), "the pair");
      holds(/\d,\d\d op 1/.test(await page.locator(".app-problems").innerText()), "its figure");
      await picture(page, "zwak");
      await page.fill("#tokens", "--basis-color-action-1-color-default: #6a1b9a;\n--basis-color-action-1-inverse-bg-default: rgb(106, 27, 154);\n--basis-border-radius-md: 0;");
      await submit(page, "Laat een voorbeeld zien");
      await fits(page);
      await picture(page, "voorbeeld");
      const colour = (what) => page.locator(what).first().evaluate((e) => getComputedStyle(e).color);
      equal(await colour("main .nl-link"), "rgb(106, 27, 154)", "the preview is in the new colours");
      const resident = await (await browser.newContext(telephone)).newPage();
      await resident.goto(house.base + "/");
      equal(await resident.locator('link[href^="/thema/"]').count(), 0, "nobody else sees it yet");
      await submit(page, "Gebruik deze kleuren");
      await page.waitForTimeout(0);
      await resident.goto(house.base + "/vraag");
      for (let i = 0; i < 100 && !(await resident.locator('link[href^="/thema/"]').count()); i++) await resident.reload();
      equal(await resident.locator(".nl-button--primary").first().evaluate((e) => getComputedStyle(e).backgroundColor), "rgb(106, 27, 154)", "now they do");
      await picture(resident, "inwoner");
    },
  },
]);
await browser.close();
for (const house of houses) await house.stop();
process.exit(failed ? 1 : 0);
