#!/usr/bin/env node
// editors.mjs - a text from the first word to the resident: without JavaScript on a telephone, with the keyboard; and what
// JavaScript adds while somebody types.
import { equal, holds, launch, open, tap, telephone } from "./lib/house.mjs";
import { choose, mainText, press, signIn, submit } from "./lib/people.mjs";

const house = await open();
const { base } = house;
const browser = await launch();
const faults = [];
const editor = async (name, how = telephone) => {
  const page = await (await browser.newContext(how)).newPage();
  page.on("pageerror", (problem) => faults.push(String(problem)));
  page.on("console", (message) => message.type() === "error" && !message.text().startsWith("Failed to load") && faults.push(message.text()));
  await signIn(page, base, name + "@netwerk.demodam.example", "/beheer/teksten");
  return page;
};
const resident = async (address) => {
  const page = await (await browser.newContext(telephone)).newPage();
  await page.goto(base + address);
  return mainText(page);
};
const fits = async (page) => holds((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, page.url() + " fits");

// From the list to the form of a layer.
async function goWriting(page, title, place, whole) {
  await press(page, page.getByRole("link", { name: title }));
  await page.selectOption("#laag", { label: place });
  if (whole) await choose(page.locator("#wat-heel"));
  await submit(page, "Ga schrijven");
  await fits(page);
}

const failed = await tap([
  {
    name: "an editor writes, looks, mends what is difficult, and a colleague puts it online",
    run: async () => {
      const vera = await editor("vera"), yusuf = await editor("yusuf");
      await goWriting(vera, "Zorgen voor iemand van wie u houdt", "Regio Demoland (regio)", true);
      await vera.fill("#body", "# Zorgen voor een naaste\n\nDe beschikking wordt toegezonden.");
      await submit(vera, "Bekijk en controleer");
      await fits(vera);
      const look = await vera.locator("#look").innerText();
      for (const words of ["Zorgen voor een naaste", "Nog niet", "Zeg liever: besluit", "Lijdende zin"]) holds(look.includes(words), words);
      await vera.fill("#body", "# Zorgen voor een naaste\n\nU krijgt een brief van ons.");
      await submit(vera, "Bekijk en controleer");
      holds((await vera.locator("#look").innerText()).includes("Ja, deze tekst is eenvoudig"), "now it is plain");
      await submit(vera, "Bewaar en vraag een tweede lezer");
      holds((await mainText(vera)).includes("U schreef deze versie zelf."), "not by herself");
      await yusuf.goto(base + "/beheer/teksten?werk=aangeboden");
      await press(yusuf, yusuf.locator(".app-layers a", { hasText: /^Regio Demoland \(regio\), Nederlands$/ }));
      holds((await mainText(yusuf)).includes("Vera Lindeman schreef deze versie."), "who wrote it");
      holds(!(await resident("/onderwerp/mantelzorg")).includes("Zorgen voor een naaste"), "not online yet");
      await submit(yusuf, "Zet online");
      await fits(yusuf);
      holds((await resident("/onderwerp/mantelzorg/in/GM9903")).includes("U krijgt een brief van ons."), "online, in the whole region");
    },
  },
  {
    name: "below the gate a reason is asked for, and the page says so",
    run: async () => {
      const yusuf = await editor("vera");
      await yusuf.goto(base + "/beheer/teksten/topics/schulden/nl/regio-1-erbij");
      await submit(yusuf, "Zet online");
      holds((await yusuf.locator("#reason-fault").innerText()).length > 20, "a sentence");
      await choose(yusuf.locator("#reason-name"));
      await submit(yusuf, "Zet online");
      holds((await resident("/onderwerp/schulden")).includes("Hulp bij uw post"), "online beneath the shared text");
    },
  },
  {
    name: "of two who write at once the second sees both texts, and goes back to a version",
    run: async () => {
      const vera = await editor("vera"), yusuf = await editor("yusuf"), layer = base + "/beheer/teksten/topics/wmo/nl/gemeente-9901-erbij";
      await vera.goto(layer);
      await yusuf.goto(layer);
      await vera.fill("#body", "Spreekuur op maandag.");
      await submit(vera, "Bewaar");
      await yusuf.fill("#body", "Spreekuur op vrijdag.");
      await submit(yusuf, "Bewaar");
      equal(await yusuf.inputValue("#body"), "Spreekuur op vrijdag.", "what was typed");
      holds((await yusuf.locator(".app-difference").innerText()).includes("Spreekuur op maandag."), "what is stored");
      await submit(yusuf, "Bewaar");
      await press(yusuf, yusuf.getByRole("link", { name: "Alle versies" }));
      await press(yusuf, yusuf.getByRole("link", { name: "Wat is er veranderd? Versie 2" }));
      await fits(yusuf);
      equal(await yusuf.locator(".app-difference del").innerText(), "Spreekuur op maandag.", "gone");
      await submit(yusuf, "Ga terug naar deze versie Versie 1");
      equal(await yusuf.inputValue("#body"), "Spreekuur op maandag.", "the old one is the newest");
    },
  },
  {
    name: "with JavaScript the preview and the report follow the typing, and nothing is saved",
    run: async () => {
      const vera = await editor("vera", { viewport: { width: 1280, height: 800 } });
      await vera.goto(base + "/beheer/teksten/topics/wmo/nl/regio-1");
      await vera.fill("#body", "# Hulp thuis\n\nU ontvangt een beschikking.");
      await vera.locator("#look", { hasText: "Zeg liever: besluit" }).waitFor();
      await vera.locator("#look summary, #look .app-preview__title").first().waitFor();
      await vera.fill("#body", "# Hulp thuis\n\nU krijgt een brief.");
      await vera.locator("#look", { hasText: "Ja, deze tekst is eenvoudig" }).waitFor();
      equal(await vera.inputValue("#body"), "# Hulp thuis\n\nU krijgt een brief.", "the field is left alone");
      await vera.reload();
      holds(!(await vera.inputValue("#body")).includes("U krijgt een brief."), "nothing was saved");
      equal(faults.join("\n"), "", "faults in the browser");
    },
  },
]);
await browser.close();
await house.stop();
process.exit(failed ? 1 : 0);
