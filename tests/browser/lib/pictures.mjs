#!/usr/bin/env node
// pictures.mjs - makes the pictures of the README: `node tests/browser/lib/pictures.mjs docs/pictures`.
import fs from "node:fs";
import path from "node:path";
import { launch, open } from "./house.mjs";
import { askInSteps, openByCode, send, signIn, submit } from "./people.mjs";

const folder = process.argv[2];
fs.mkdirSync(folder, { recursive: true });
const house = await open();
const browser = await launch();
const page = await (await browser.newContext({ viewport: { width: 360, height: 780 }, deviceScaleFactor: 2 })).newPage();
await askInSteps(page, house.base, {
  question: "Ik kreeg een brief dat ik 4000 euro moet terugbetalen. Ik snap het niet.",
  topic: "toeslagen", channel: "phone", phone: "06 10000011", name: "Fatima",
});
const { code, link } = await send(page);
const work = await (await browser.newContext({ viewport: { width: 1100, height: 640 } })).newPage();
await signIn(work, house.base, "samira@raadslieden.demodam.example");
await openByCode(work, house.base, code);
await submit(work, "Neem deze vraag");
await work.fill("#text", "Dag Fatima, u hoeft nog niets te betalen. Ik bel u morgen om 10 uur.");
await submit(work, "Verstuur antwoord");
for (const question of ["Mijn baas betaalt mijn loon niet.", "Ik heb ruzie met mijn verhuurder."]) {
  await askInSteps(page, house.base, { question, topic: "toeslagen", channel: "phone", phone: "06 10000012" });
  await send(page);
}
await page.goto(link);
await page.screenshot({ path: path.join(folder, "volg-phone.png") });
await work.goto(house.base + "/werk");
await work.screenshot({ path: path.join(folder, "inbox.png") });
await browser.close();
await house.stop();
