#!/usr/bin/env node
// objection.mjs - an objection, informal first, and an application, talked about first, on a telephone without JavaScript:
// the handler who registers and calls, the resident who chooses, the adviser who helps. The figures of how they ended: tests/http/learning.py.
import { day, equal, holds, launch, open, tap } from "./lib/house.mjs";
import { choose, mainText, press, sendObjection, signedInOf, someoneOf, submit } from "./lib/people.mjs";

const house = await open();
const browser = await launch();
const { base } = house;
const someone = someoneOf(browser);
const signedIn = signedInOf(browser, base);
const ELLEN = "ellen@bezwaar.demodam.example";
const path = (page) => new URL(page.url()).pathname;

// The two screens; -> the page of the handler and of the resident.
const registered = async (handler, dates) => {
  await handler.goto(base + "/werk/bezwaar/nieuw");
  await handler.check("#way-balie");
  for (const [name, value] of Object.entries(dates)) await handler.fill("#" + name, value);
  await handler.selectOption("#topic", "bijstand");
  await handler.selectOption("#law", "pw");
  await submit(handler, "Verder");
  const verdict = await mainText(handler);
  await handler.fill("#name", "Yusuf");
  await handler.fill("#reach", "06 10007777");
  await handler.fill("#says", "Ik ben het niet eens met de brief.");
  await submit(handler, "Schrijf in");
  const link = (await handler.locator(".app-link").innerText()).trim();
  const objection = await handler.locator(".app-back a").getAttribute("href");
  return { verdict, objection, link: base + new URL(link).pathname };
};
const lately = { received: day(-8), dated: day(-22), published: day(-21) };

const failed = await tap([
  {
    name: "sent on 25 January 2022: until Tuesday 8 March 2022",
    run: async () => {
      const ellen = await signedIn(ELLEN);
      const { verdict } = await registered(ellen, { received: "2022-03-03", dated: "2022-01-25", published: "2022-01-25" });
      holds(verdict.includes("Bezwaar op tijd"), "in time");
      holds(verdict.includes("dinsdag 8 maart 2022"), "the last day: " + verdict.slice(0, 600));
    },
  },
  {
    name: "two calls in vain, then a talk; the resident chooses a road and the other one, with one press and no right less",
    run: async () => {
      const ellen = await signedIn(ELLEN), resident = await someone();
      const { objection, link } = await registered(ellen, lately);
      await ellen.goto(base + objection);
      holds((await mainText(ellen)).includes("Nu te doen: Bel de inwoner"), "the call task");
      for (const call of ["no_answer", "no_answer", "spoke"]) {
        await ellen.check("#call-" + call);
        await submit(ellen, "Bewaar het gesprek");
      }
      await resident.goto(link);
      const before = (await mainText(resident)).match(/De gemeente beslist uiterlijk [^.]+\./)[0];
      holds((await mainText(resident)).includes("U verliest geen rechten"), "both roads are offered");
      await submit(resident, "Samen een oplossing zoeken");
      holds((await mainText(resident)).includes("U koos: samen een oplossing zoeken"), "together");
      await submit(resident, "Ik wil de formele weg");
      const after = await mainText(resident);
      holds(after.includes("U koos: de formele weg"), "formal again");
      holds(after.includes(before), "the same last day: " + before);
      await ellen.goto(base + objection);
      holds((await mainText(ellen)).includes("Formele weg"), "the handler sees it");
    },
  },
  {
    name: "stopping is written, has days to come back, and nobody stops by silence",
    run: async () => {
      const ellen = await signedIn(ELLEN), resident = await someone();
      const { link } = await registered(ellen, lately);
      await resident.goto(link);
      await press(resident, resident.getByRole("link", { name: "Wachten, stoppen of hulp erbij" }));
      await press(resident, resident.getByRole("link", { name: "Lees eerst wat dat betekent" }));
      holds((await mainText(resident)).includes("Niemand mag u vragen om te stoppen"), "what it means");
      await submit(resident, "Ja, ik stop ermee");
      holds((await resident.locator("#solved-fault").innerText()).length > 10, "not without saying whether it is solved");
      await resident.check("#solved-no");
      await submit(resident, "Ja, ik stop ermee");
      holds((await mainText(resident)).includes("kunt u terugkomen"), "until when");
      await submit(resident, "Ik ga toch door");
      holds(!(await mainText(resident)).includes("kunt u terugkomen"), "and on it goes");
    },
  },
  {
    name: "a talk past the last day is warned of, and moves nothing",
    run: async () => {
      const ellen = await signedIn(ELLEN);
      const { objection } = await registered(ellen, lately);
      await ellen.goto(base + objection + "/gebeurtenis/gesprek");
      await ellen.fill("#day", day(0));
      await ellen.fill("#until", day(200));
      await submit(ellen, "Kijk wat dit verandert");
      holds((await mainText(ellen)).includes("Er verandert geen enkele datum"), "looked at first");
      await submit(ellen, "Ja, schrijf het zo op");
      holds((await mainText(ellen)).includes("tot na de laatste dag om te beslissen"), "the warning stays");
    },
  },
  {
    name: "an application: a talk is planned before it is decided, the resident sees it, and a no without one is asked about",
    run: async () => {
      const hatice = await signedIn("hatice@inkomen.demodam.example"), resident = await someone();
      const applied = async () => {
        await hatice.goto(base + "/werk/bezwaar/nieuw?kind=application");
        await hatice.fill("#received", day(-3));
        await hatice.selectOption("#law", "wmo");
        await choose(hatice.locator("#term-wmo"));
        await submit(hatice, "Verder");
        await hatice.fill("#name", "Amina");
        await hatice.fill("#says", "Ik wil een traplift.");
        await submit(hatice, "Schrijf in");
        const link = new URL((await hatice.locator(".app-link").innerText()).trim()).pathname;
        await press(hatice, hatice.getByRole("link", { name: "Naar de aanvraag" }));
        return link;
      };
      await resident.goto(base + (await applied()));
      await submit(resident, "Bel mij niet");
      holds((await mainText(resident)).includes("U wilt niet gebeld worden"), "no call");
      holds((await mainText(hatice)).includes("Ik wil een traplift."), "what was asked");
      await hatice.locator("summary", { hasText: "Plan een gesprek" }).press("Enter");
      await hatice.fill("#talk_day", day(2));
      await hatice.fill("#talk_time", "14:30");
      await choose(hatice.locator("#talk_how-desk"));
      await submit(hatice, "Bewaar de afspraak");
      await resident.reload();
      const seen = await mainText(resident);
      holds(seen.includes("om 14:30") && seen.includes("Kom dan naar onze balie"), "when and where: " + seen.slice(0, 900));
      await choose(hatice.locator("#came-explained"));
      await submit(hatice, "Bewaar dit");
      await hatice.locator("summary", { hasText: "Er is beslist" }).press("Enter");
      await choose(hatice.locator("#outcome-refused"));
      await hatice.fill("#decided_day", day(0));
      await submit(hatice, "Sluit af");
      await submit(hatice, "Ja, sluit zo af");
      await resident.reload();
      holds((await mainText(resident)).includes("Dan kunt u bezwaar maken"), "after a talk a no is a no");
      await applied();
      await hatice.locator("summary", { hasText: "Er is beslist" }).press("Enter");
      await choose(hatice.locator("#outcome-refused"));
      await hatice.fill("#decided_day", day(0));
      await submit(hatice, "Sluit af");
      holds((await mainText(hatice)).includes("Sprak u de inwoner al?"), "asked first");
      await choose(hatice.locator("#no_talk-not_reached"));
      await submit(hatice, "Sluit af");
      await submit(hatice, "Ja, sluit zo af");
      holds((await mainText(hatice)).includes("Afgewezen"), "and written down");
    },
  },
  {
    name: "sent in by telephone where the municipality named this channel: a proof, a page to follow it, and a handler who takes it",
    run: async () => {
      const ellen = await signedIn(ELLEN), resident = await someone();
      await ellen.goto(base + "/werk/bezwaar/instellingen");
      await choose(ellen.locator("#channel-yes"));
      await submit(ellen, "Bewaar");
      const { code, link } = await sendObjection(resident, base, { name: "Mehmet Kaya", address: "Kerkstraat 1, Demodam", reach: "06 10005555",
        why: "Ik woon alleen." });
      const proof = await mainText(resident);
      holds(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(code), "a code to read out: " + code);
      holds(proof.includes("Deze pagina is uw bewijs.") && /\b\d{1,2}\.\d\d uur/.test(proof), "day and time of receipt: " + proof.slice(0, 400));
      holds(proof.includes("Ik woon alleen.") && proof.includes("Mehmet Kaya"), "what was sent");
      await resident.goto(link);
      holds((await mainText(resident)).includes("U stuurde dit via deze site"), "the page to follow it");
      await ellen.goto(base + "/werk/bezwaar");
      await press(ellen, ellen.locator(".app-line", { hasText: "Via deze site" }).locator(".app-line__open"));
      holds((await mainText(ellen)).includes("De inwoner kreeg meteen een bevestiging"), "receipt was confirmed");
      await submit(ellen, "Neem dit bezwaar");
      await resident.reload();
      holds((await mainText(resident)).includes("Ellen"), "the resident sees who has it");
    },
  },
  {
    name: "independent help is complete only when it is accepted",
    run: async () => {
      const ellen = await signedIn(ELLEN), resident = await someone();
      const { objection, link } = await registered(ellen, lately);
      await ellen.goto(base + objection + "/hulp?to=2");
      await ellen.fill("#asked", "Helpt u hem met zijn schulden?");
      await choose(ellen.locator("#consent-phone"));
      await submit(ellen, "Bied aan");
      equal(path(ellen), objection, "back on the objection");
      await resident.goto(link);
      holds((await mainText(resident)).includes("Wij vroegen Juridisch Loket"), "asked, and no more");
      const linh = await signedIn("linh@loket.demodam.example");
      await press(linh, linh.getByRole("link", { name: /^Aangeboden/ }));
      await press(linh, linh.locator(".app-line__open").first());
      await submit(linh, "Neem deze vraag aan");
      await resident.goto(link);
      holds((await mainText(resident)).includes("Juridisch Loket helpt u"), "accepted: " + (await mainText(resident)).slice(0, 900));
    },
  },
]);
await browser.close();
await house.stop();
process.exit(failed ? 1 : 0);
