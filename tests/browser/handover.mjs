#!/usr/bin/env node
// handover.mjs - handing over on a telephone without JavaScript, as the three who take part see it.
import { holds, launch, open, tap } from "./lib/house.mjs";
import { askInSteps, choose, handOver, mainText, openByCode, press, send, signedInOf, someoneOf, submit } from "./lib/people.mjs";

const house = await open();
const browser = await launch();
const { base } = house;
const someone = someoneOf(browser);
const signedIn = signedInOf(browser, base);
const words = { question: "Ik moet mijn huis uit en ik weet niet waarheen.", topic: "huur_uitzetting", name: "Yusuf" };

const taken = async () => {
  const resident = await someone();
  await askInSteps(resident, base, words);
  const asked = await send(resident);
  const bram = await signedIn("bram@schuldhulp.demodam.example");
  await openByCode(bram, base, asked.code);
  await submit(bram, "Neem deze vraag");
  return { resident, bram, ...asked };
};
const offers = async () => {
  const linh = await signedIn("linh@loket.demodam.example");
  await press(linh, linh.getByRole("link", { name: /^Aangeboden/ }));
  await press(linh, linh.locator(".app-line__open"));
  return linh;
};

const failed = await tap([
  {
    name: "two screens to offer, one to accept; all three see who helps now",
    run: async () => {
      const { resident, bram, link } = await taken();
      await handOver(bram, { to: 2, asked: "Kijkt u naar het vonnis?" });
      holds((await mainText(bram)).includes("Aangeboden aan Juridisch Loket"), "back on the question, with what was done");
      await resident.goto(link);
      holds((await mainText(resident)).includes("Tot dan helpt Schuldhulp Demodam u"), "the resident knows until when, and who till then");
      const linh = await offers();
      const packet = await mainText(linh);
      for (const part of [words.question, "Yusuf", "Kijkt u naar het vonnis?"]) holds(packet.includes(part), "the packet: " + part);
      await submit(linh, "Neem deze vraag aan");
      holds((await mainText(linh)).includes("Overgedragen door Schuldhulp Demodam"), "the receiver has it");
      await resident.goto(link);
      holds((await mainText(resident)).includes("Juridisch Loket helpt u nu verder"), "the resident sees it");
      await bram.goto(base + "/werk/overdrachten?lijst=loopt");
      holds((await mainText(bram)).includes("Aangenomen"), "the sender sees it");
    },
  },
  {
    name: "a no comes back with the next best proposal, ready to send",
    run: async () => {
      const { bram, code } = await taken();
      await handOver(bram, { to: 2, asked: "Kijkt u naar het vonnis?" });
      const linh = await offers();
      await linh.locator("summary", { hasText: "Niet aannemen" }).press("Enter");
      await choose(linh.locator("#reason-waitlist"));
      await submit(linh, "Neem niet aan");
      holds((await linh.locator("#weeks-fault").innerText()).includes("weken"), "a waiting list needs weeks");
      await linh.fill("#weeks", "6");
      await submit(linh, "Neem niet aan");
      await openByCode(bram, base, code);
      holds((await mainText(bram)).includes("6 weken"), "the reason");
      await press(bram, bram.getByRole("link", { name: "Bied aan bij Wijkteam Demodam" }));
      holds(await bram.locator("#to-3").isChecked(), "the proposal is chosen already");
    },
  },
  {
    name: "asked on their own page, a resident reads what goes along, says yes, and changes their mind",
    run: async () => {
      const { resident, bram, link } = await taken();
      await handOver(bram, { to: 3, asked: "Gaat u langs?", consent: "page" });
      await resident.goto(link);
      await press(resident, resident.getByRole("link", { name: "Lees en kies" }));
      holds((await mainText(resident)).includes("Gaat u langs?"), "word for word");
      await submit(resident, "Ja, dat mag");
      holds((await mainText(resident)).includes("Wijkteam Demodam antwoordt uiterlijk"), "what happens next");
      await press(resident, resident.getByRole("link", { name: /^Bekijk wat/ }));
      await submit(resident, "Ik wil dit niet meer");
      holds((await mainText(resident)).includes("U wilt geen hulp van Wijkteam Demodam"), "it is said");
    },
  },
]);
await browser.close();
await house.stop();
process.exit(failed ? 1 : 0);
