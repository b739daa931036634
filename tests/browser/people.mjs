#!/usr/bin/env node
// people.mjs - invited, joined, a second step, two organisations, leaving with a successor: on a telephone without JavaScript.
import { equal, holds, launch, mailedLink, open, tap, userAdd } from "./lib/house.mjs";
import { askInSteps, choose, mainText, openByCode, press, send, signIn, someoneOf, submit, switchOn, totp } from "./lib/people.mjs";

const house = await open();
const browser = await launch();
const { base } = house;
const someone = someoneOf(browser);
const admins = { 7: "bea@vangnet.demodam.example", 6: "piet@huurteam.demodam.example" };
userAdd(house, admins[7], "Bea Beheer", "Vangnetloket Demodam", "organisation_administrator");
userAdd(house, admins[6], "Piet Puur", "Huurteam De Sleutel", "organisation_administrator");
const fadil = { email: "fadil@vangnet.demodam.example", password: "een zin die ik onthoud" };

async function invite(organisation, email, role) {
  const page = await someone();
  await signIn(page, base, admins[organisation]);
  await page.goto(base + "/beheer/mensen");
  await press(page, page.getByRole("link", { name: "Nodig een collega uit" }));
  await page.fill("#name", "Fadil Nieuw");
  await page.fill("#email", email);
  await choose(page.locator("#role-" + role));
  await submit(page, "Verstuur de uitnodiging");
  holds((await mainText(page)).includes("Fadil Nieuw"), "in the list of who was invited");
  return page;
}

async function signInWith(page, code) {
  await page.goto(base + "/werk/aanmelden");
  await page.fill("#email", fadil.email);
  await page.fill("#password", fadil.password);
  await press(page, page.locator("form:has(#password) button"));
  holds(page.url().includes("/werk/aanmelden/stap/"), "the second step: " + page.url());
  await page.fill("#code", code);
  await submit(page, "Inloggen");
}

const failed = await tap([
  {
    name: "an invited colleague chooses a password and is at work; the link does not work again",
    run: async () => {
      await invite(7, fadil.email, "professional");
      const link = await mailedLink(house, fadil.email, "/werk/uitnodiging/");
      const page = await someone();
      await page.goto(link);
      holds(!page.url().includes(link.split("/").pop()), "the secret is in no address that stays");
      await page.fill("#password", fadil.password);
      await submit(page, "Doe mee");
      equal(new URL(page.url()).pathname, "/werk", "at work");
      holds((await page.locator("header").innerText()).includes("Vangnetloket Demodam"), "for whom");
      await page.goto(link);
      holds((await mainText(page)).includes("niet meer"), "a kind sentence");
      Object.assign(fadil, { page, link });
    },
  },
  {
    name: "a second step: scan or type the key, ten codes to keep, and then a code to sign in",
    run: async () => {
      const { key, codes } = await switchOn(fadil.page, base, fadil.password);
      await press(fadil.page, fadil.page.getByRole("link", { name: "Ik heb ze bewaard" }));
      equal(new URL(fadil.page.url()).pathname, "/werk", "on to work");
      const page = await someone();
      await signInWith(page, "000000");
      holds((await page.locator("#code-fault").innerText()).length > 10, "a wrong code has a sentence");
      await page.fill("#code", totp(key, 1));
      await submit(page, "Inloggen");
      equal(new URL(page.url()).pathname, "/werk", "signed in");
      const other = await someone();
      await signInWith(other, codes[3]);
      equal(new URL(other.url()).pathname, "/werk", "with a recovery code");
      await other.goto(base + "/werk/account");
      holds((await mainText(other)).includes("nog 9 herstelcodes"), "one less");
      fadil.page = page;
    },
  },
  {
    name: "a second organisation is one press, and work is for one of both at a time",
    run: async () => {
      await invite(6, fadil.email, "professional");
      const page = fadil.page;
      await page.goto(await mailedLink(house, fadil.email, "/werk/uitnodiging/", [fadil.link]));
      await submit(page, "Ja, ik doe mee");
      await page.goto(base + "/werk");
      const bar = () => page.locator(".app-workbar__organisation").innerText();
      equal(await bar(), "Vangnetloket Demodam", "still for the first");
      await page.selectOption("#place", { label: "Huurteam De Sleutel" });
      await press(page, page.getByRole("button", { name: "Wissel" }));
      equal(await bar(), "Huurteam De Sleutel", "now for the other");
      await press(page, page.getByRole("button", { name: "Wissel" }));
      equal(await bar(), "Vangnetloket Demodam", "and back");
    },
  },
  {
    name: "a colleague leaves, a successor has the question, and the resident sees who helps now",
    run: async () => {
      const resident = await someone();
      await askInSteps(resident, base, { question: "Ik weet niet waar ik moet beginnen." });
      const { code, link } = await send(resident);
      await openByCode(fadil.page, base, code);
      await submit(fadil.page, "Neem deze vraag");
      const admin = await someone();
      await signIn(admin, base, admins[7]);
      await admin.goto(base + "/beheer/mensen");
      await press(admin, admin.getByRole("link", { name: "Fadil Nieuw" }));
      await press(admin, admin.getByRole("link", { name: "Regel het afscheid" }));
      await choose(admin.getByLabel("Roos van Dam"));
      await submit(admin, "Neem afscheid van Fadil Nieuw");
      holds(!(await mainText(admin)).includes("Fadil Nieuw"), "gone from the list");
      await resident.goto(link);
      holds((await mainText(resident)).includes("Roos van Dam helpt u nu"), "the resident reads who helps");
      await fadil.page.goto(base + "/werk");
      holds((await mainText(fadil.page)).includes("Inloggen"), "signed out there");
      const roos = await someone();
      await signIn(roos, base, "roos@vangnet.demodam.example");
      await openByCode(roos, base, code);
      await roos.fill("#text", "Ik neem het over van Fadil. Ik bel u morgen.");
      await submit(roos, "Verstuur antwoord");
      await resident.goto(link);
      holds((await mainText(resident)).includes("Ik bel u morgen"), "and is answered");
    },
  },
]);

await browser.close();
await house.stop();
process.exit(failed ? 1 : 0);
