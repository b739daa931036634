#!/usr/bin/env node
// map.mjs - the map on a telephone without JavaScript: help found near you, and a service kept true by two people.
import { equal, holds, launch, open, tap } from "./lib/house.mjs";
import { addService, mainText, press, signIn, someoneOf, submit } from "./lib/people.mjs";

const house = await open();
const { base } = house;
const browser = await launch();
const someone = someoneOf(browser);
const keeper = async () => {
  const page = await someone();
  await signIn(page, base, "henk@netwerk.demodam.example", "/beheer/wachten");
  return page;
};
const fields = { name: "Spreekuur De Brug", description: "Wij lezen uw brieven.", municipality: "Demodam", topics: "Schulden",
  opening_hours: "ma t/m vr 9.00-17.00 uur", address: "Kerkstraat 1", town: "Demodam", phone: "099 900 1234",
  phone_network: "099 900 5678" };

const failed = await tap([
  {
    name: "a resident finds what a colleague put on the map, and no number that is not for residents",
    run: async () => {
      await addService(await keeper(), base, fields);
      const page = await someone();
      await page.goto(base + "/");
      await press(page, page.getByRole("link", { name: "Hulp bij u in de buurt" }));
      await page.selectOption("#topic", "schulden");
      await submit(page, "Zoek hulp");
      holds(page.url().endsWith("/hulp/in/GM9901/schulden"), "no words in the address: " + page.url());
      await press(page, page.getByRole("link", { name: "Spreekuur De Brug" }));
      const text = await mainText(page);
      for (const words of ["Kerkstraat 1", "099 900 1234", "Wij lezen uw brieven."]) holds(text.includes(words), words);
      holds(!text.includes("099 900 5678"), "the number of the network");
      await press(page, page.locator("main").getByRole("link", { name: "Stel hier uw vraag" }));
      equal(new URL(page.url()).pathname, "/vraag", "on to asking");
    },
  },
  {
    name: "the second of two editors is told what the first changed, and nothing typed is lost",
    run: async () => {
      const one = await keeper();
      await addService(one, base, { ...fields, name: "Spreekuur voor twee" });
      const two = await keeper();
      const edit = base + "/beheer/kaart/dienst/" + one.url().split("/").pop();
      await one.goto(edit);
      await two.goto(edit);
      await one.fill("#f-cost", "Niets");
      await submit(one, "Bewaar");
      await two.fill("#f-bring", "Uw brieven");
      await submit(two, "Bewaar");
      const text = await mainText(two);
      holds(text.includes("Iemand anders was eerder") && text.includes("Niets"), text.slice(0, 500));
      equal(await two.inputValue("#f-bring"), "Uw brieven", "what was typed");
      await two.fill("#f-cost", "Niets");
      await submit(two, "Bewaar");
      const page = await mainText(two);
      holds(page.includes("Niets") && page.includes("Uw brieven"), "both: " + page.slice(0, 500));
    },
  },
]);
await browser.close();
await house.stop();
process.exit(failed ? 1 : 0);
