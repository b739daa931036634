#!/usr/bin/env node
// tour.mjs - the guided tour, by pressing what its page says: without JavaScript, on a telephone.
// With PICTURES=FOLDER it leaves a picture of every step there.
import path from "node:path";
import { equal, holds, launch, open, tap, telephone } from "./lib/house.mjs";
import { askInSteps, handOver, mainText, press, send, submit } from "./lib/people.mjs";

const house = await open();
const browser = await launch();
const { base } = house;
const fresh = async () => (await browser.newContext(telephone)).newPage();
const tour = await fresh(), resident = await fresh(), helper = await fresh();
const words = "Ik loop achter met de huur. Nu kreeg ik ook een brief dat mijn bijstand lager wordt.";
let asked, address;

const picture = async (page, name) => {
  if (process.env.PICTURES) await page.screenshot({ path: path.join(process.env.PICTURES, name + ".png"), fullPage: true });
};
// Where a step of the tour leads, by the words of its link.
const led = async (page, step, name) => {
  const href = await tour.evaluate(([number, words]) => {
    let found = "", here = false;
    for (const element of document.querySelectorAll("main h2, main a")) {
      if (element.tagName === "H2") here = element.textContent.startsWith(number + ".");
      else if (here && element.textContent === words) found = element.getAttribute("href");
    }
    return found;
  }, [String(step), name]);
  holds(href, `step ${step} has a link: ${name}`);
  await page.goto(base + href);
};
const says = async (page, ...parts) => {
  const text = (await mainText(page)).replace(/\s+/g, " ");
  for (const part of parts) holds(text.includes(part), `"${part}" in: ${text.slice(0, 1500)}`);
};
const become = async (step, name) => {
  if (await helper.getByRole("button", { name: "Uitloggen" }).count())
    await press(helper, helper.getByRole("button", { name: "Uitloggen" }));
  await led(helper, step, "inloggen");
  const button = helper.locator("button.app-account", { hasText: name });
  if (!(await button.first().isVisible())) await helper.locator("summary").first().press("Enter");
  await press(helper, button);
};

const failed = await tap([
  {
    name: "the yellow bar and the page to sign in lead to the tour, of eleven steps, each with a link",
    run: async () => {
      await tour.goto(base + "/werk/aanmelden");
      await press(tour, tour.locator("main").getByRole("link", { name: "Doe de rondleiding van vijf minuten" }));
      await tour.goto(base + "/");
      await press(tour, tour.locator(".app-demo").getByRole("link"));
      equal(new URL(tour.url()).pathname, "/rondleiding", "where it leads");
      equal(await tour.locator("main h2").count(), 11, "steps");
      await picture(tour, "0-tour");
    },
  },
  {
    name: "1 and 2: two problems, no account; it goes past the municipality, with a day and the reason",
    run: async () => {
      await led(resident, 1, "stel een vraag");
      await askInSteps(resident, base, { question: words, topic: "bijstand" });
      await picture(resident, "1-check");
      asked = await send(resident);
      equal(asked.organisation, "Sociaal raadslieden Demodam", "who has it");
      await picture(resident, "2-asked");
      await resident.goto(asked.link);
      await says(resident, "Zij hoort niet bij de gemeente", "Uiterlijk");
    },
  },
  {
    name: "3: Samira finds it by its code, and takes it; the resident sees who and when",
    run: async () => {
      await become(3, "Samira Bakker");
      await picture(helper, "3-inbox");
      await helper.fill("#code", asked.code);
      await submit(helper, "Zoek");
      await submit(helper, "Neem deze vraag");
      address = helper.url();
      await says(helper, words);
      await picture(helper, "3-taken");
      await resident.goto(asked.link);
      await says(resident, "Uw contactpersoon: Samira Bakker");
      await resident.locator("summary", { hasText: "Wie heeft dit gezien?" }).press("Enter");
      await says(resident, "Sociaal raadslieden Demodam, ");
      await picture(resident, "3-resident");
    },
  },
  {
    name: "4: an answer, read on the resident's page",
    run: async () => {
      await led(helper, 4, "Van mij");
      await press(helper, helper.locator(`a[href="${new URL(address).pathname}"]`));
      await helper.fill("#text", "Ik maak bezwaar tegen de brief. Voor de huur zoek ik hulp.");
      await submit(helper, "Verstuur antwoord");
      await resident.goto(asked.link);
      await says(resident, "Ik maak bezwaar tegen de brief.");
      await picture(resident, "4-resident");
    },
  },
  {
    name: "5: Samira offers it to the tenants' help and keeps it; the resident reads with whom",
    run: async () => {
      await led(helper, 5, "Beantwoord");
      await press(helper, helper.locator(`a[href="${new URL(address).pathname}"]`));
      await handOver(helper, { to: 6, asked: "Kunt u helpen met de huur?" });
      await says(helper, "Aangeboden aan Huurteam De Sleutel");
      await picture(helper, "5-offered");
      await resident.goto(asked.link);
      await says(resident, "Huurteam De Sleutel", "Tot dan helpt Sociaal raadslieden Demodam u");
      await picture(resident, "5-resident");
    },
  },
  {
    name: "6: two working days pass at a button; it is back, with the next proposal, and the resident sees it",
    run: async () => {
      await submit(tour, "Laat twee werkdagen voorbijgaan");
      await says(tour, "Er kwam geen antwoord");
      await picture(tour, "6-waited");
      await press(tour, tour.getByRole("link", { name: "Terug naar de rondleiding" }));
      await led(helper, 6, "overdrachten");
      await says(helper, "Huurteam De Sleutel", "Geen antwoord");
      await picture(helper, "6-back");
      await helper.goto(address);
      holds(await helper.getByRole("link", { name: /^(Bied aan bij .*|Overdragen)$/ }).count(), "who may be next");
      await picture(helper, "6-proposal");
      await led(resident, 6, "volg uw vraag");
      await resident.fill("#code", asked.code);
      await submit(resident, "Bekijk mijn vraag");
      await says(resident, "Sociaal raadslieden Demodam");
      await picture(resident, "6-code");
      await resident.goto(asked.link);
      await says(resident, "Huurteam De Sleutel");
      await picture(resident, "6-resident");
      await submit(tour, "Laat twee werkdagen voorbijgaan");
      await says(tour, "Er stond geen vraag open");
      await tour.goto(base + "/rondleiding");
    },
  },
  {
    name: "7: Carla of the municipality pastes the address, and reads no word of it",
    run: async () => {
      await become(7, "Carla Smit");
      const answer = await helper.goto(address);
      equal(answer.status(), 404, "status");
      holds(!(await helper.content()).includes("achter met de huur"), "no word");
      await picture(helper, "7-refused");
    },
  },
  {
    name: "8: who guards privacy sees that Werk en Inkomen was refused, and so does the resident",
    run: async () => {
      await become(8, "Agnes Tjon");
      await led(helper, 8, "inzage in vragen");
      const row = helper.locator("tr", { hasText: "Werk en Inkomen Demodam" }).filter({ hasText: "Geweigerd" });
      holds(await row.count(), "the refusal stands in the table");
      await picture(helper, "8-oversight");
      await resident.goto(asked.link);
      await resident.locator("summary", { hasText: "Wie heeft dit gezien?" }).press("Enter");
      await says(resident, "Ook probeerde iemand anders uw vraag te openen. Dat mocht niet", "Werk en Inkomen Demodam, ");
      await picture(resident, "8-resident");
    },
  },
  {
    name: "9: the plug is pulled and put in again; everything is there",
    run: async () => {
      const before = await mainText(resident);
      await house.kill();
      await house.again();
      await led(resident, 9, "volg uw vraag");
      await resident.fill("#code", asked.code);
      await submit(resident, "Bekijk mijn vraag");
      await says(resident, "Sociaal raadslieden Demodam");
      await picture(resident, "9-code");
      await resident.goto(asked.link);
      await resident.locator("summary", { hasText: "Wie heeft dit gezien?" }).press("Enter");
      equal(await mainText(resident), before, "the resident's page");
    },
  },
]);
await browser.close();
await house.stop();
process.exit(failed ? 1 : 0);
