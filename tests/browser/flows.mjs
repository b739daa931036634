#!/usr/bin/env node
// flows.mjs - every function, in a browser, on a telephone without JavaScript.
import { equal, holds, launch, open, tap } from "./lib/house.mjs";
import { askInSteps, choose, mainText, openByCode, press, send, signIn, someoneOf, submit } from "./lib/people.mjs";

const house = await open();
const browser = await launch();
const { base } = house;
const someone = someoneOf(browser);
const rent = { question: "De verwarming is stuk en de verhuurder doet niets.", topic: "gebreken_woning", name: "Fatima" };
const desk = "roos@vangnet.demodam.example";

// A question whose topic is not known: the safety net of Demodam has it.
const asked = async (more = {}) => {
  const page = await someone();
  await askInSteps(page, base, { question: "Ik weet niet waar ik moet beginnen.", ...more });
  return { page, ...(await send(page)) };
};

const failed = await tap([
  {
    name: "a resident asks step by step, sees who has it and until when, and leaves no cookie",
    run: async () => {
      const page = await someone();
      await askInSteps(page, base, { ...rent, channel: "phone", phone: "06 12345678" });
      const summary = await mainText(page);
      for (const words of [rent.question, "Demodam", "06 12345678", "Fatima", "Huurteam De Sleutel"])
        holds(summary.includes(words), "the summary shows " + words);
      const { code, link } = await send(page);
      const text = await mainText(page);
      holds(text.includes("Huurteam De Sleutel"), "who has it");
      holds(/[Uu]iterlijk \w+dag \d+ \w+ 2\d{3}/.test(text), "until when");
      holds(!page.url().includes(code) && link.startsWith(base + "/volg/l/"), "the code is in no address");
      equal((await page.context().cookies()).length, 0, "cookies");
    },
  },
  {
    name: "going back and changing an answer loses nothing",
    run: async () => {
      const page = await someone();
      await askInSteps(page, base, { ...rent, channel: "email", email: "fatima@bewoner.example" });
      await press(page, page.locator(".app-summary__edit a"));
      equal(await page.inputValue("#question"), rent.question, "the text is still there");
      await page.fill("#question", "De verwarming doet het weer, maar het lekt.");
      for (let step = 0; step < 5; step++) await submit(page, "Verder");
      const summary = await mainText(page);
      for (const words of ["maar het lekt", "fatima@bewoner.example", "Fatima", "Huurteam"])
        holds(summary.includes(words), "the summary still shows " + words);
      await page.goBack();
      await page.goForward();
      holds((await mainText(page)).includes("maar het lekt"), "back and forward");
    },
  },
  {
    name: "an empty question, no place, a wrong number: one clear sentence, and what was typed stays",
    run: async () => {
      const page = await someone();
      await page.goto(base + "/vraag");
      await submit(page, "Verder");
      holds((await page.locator(".app-fault").innerText()).length > 10, "a sentence about the question");
      await page.fill("#question", "Ik heb een vraag.");
      await submit(page, "Verder");
      await submit(page, "Verder");
      holds((await page.locator("#place-fault").innerText()).includes("postcode"), "a sentence about the place");
      await choose(page.locator("#m-GM9901"));
      await submit(page, "Verder");
      await submit(page, "Verder");
      await choose(page.locator("#c-phone"));
      await page.fill("#phone", "geen nummer");
      await submit(page, "Verder");
      equal(await page.inputValue("#phone"), "geen nummer", "what was typed");
      equal(await page.locator("#phone").getAttribute("aria-describedby"), "phone-fault", "the fault is tied to its field");
    },
  },
  {
    name: "a postcode in two municipalities asks which one",
    run: async () => {
      const page = await someone();
      await page.goto(base + "/vraag");
      await page.fill("#question", "Mag mijn huur zo veel omhoog?");
      await submit(page, "Verder");
      await page.fill("#place", "1002");
      await submit(page, "Verder");
      equal(await page.locator("main input[name=municipality]").count(), 2, "choices");
      await choose(page.locator("#m-GM9902"));
      await submit(page, "Verder");
      holds(page.url().includes("/onderwerp"), "on: " + page.url());
    },
  },
  {
    name: "a municipality that takes no part: other help, and a typing mistake can be mended",
    run: async () => {
      const page = await someone();
      await page.goto(base + "/vraag");
      await page.fill("#question", "Ik heb hulp nodig in mijn eigen stad.");
      await submit(page, "Verder");
      const draft = page.url();
      await page.fill("#place", "Utrecht");
      await submit(page, "Verder");
      const text = await mainText(page);
      holds(text.includes("Utrecht") && text.includes("0800-8020"), "where to go: " + text.slice(0, 200));
      await press(page, page.getByRole("link", { name: "Vul uw postcode opnieuw in" }));
      equal(page.url(), draft, "back to the step");
      await page.fill("#place", "1000");
      await submit(page, "Verder");
      holds(page.url().includes("/onderwerp"), "and on, with the text that was typed");
    },
  },
  {
    name: "words of danger: the numbers first, a quick way out, and the question goes on",
    run: async () => {
      const page = await someone();
      await page.goto(base + "/");
      await page.fill("#question", "Mijn man slaat mij en ik durf niet naar huis.");
      await submit(page, "Verder");
      holds(page.url().includes("/let-op"), "numbers first: " + page.url());
      equal(await page.locator(".app-helpline__number").first().getAttribute("href"), "tel:112", "112 can be touched");
      holds(await page.locator(".app-leave__link").isVisible(), "a quick way out");
      await press(page, page.getByRole("link", { name: "Verder met mijn vraag" }));
      holds(page.url().includes("/plaats"), "on: " + page.url());
    },
  },
  {
    name: "the code shows where the question is, and not what it says",
    run: async () => {
      const { code } = await asked();
      const page = await someone();
      await page.goto(base + "/volg");
      await page.fill("#code", "AAAA-BBBB-CCCC");
      await submit(page, "Bekijk mijn vraag");
      holds((await page.locator("#code-fault").innerText()).length > 10, "a wrong code has a sentence");
      await page.fill("#code", " " + code.toLowerCase().replaceAll("-", " "));
      await submit(page, "Bekijk mijn vraag");
      const text = await mainText(page);
      holds(text.includes("Vangnetloket Demodam") && !text.includes("waar ik moet beginnen"), text.slice(0, 300));
    },
  },
  {
    name: "a professional takes it, notes, calls and replies; the resident reads it and sees who looked",
    run: async () => {
      const { code, link } = await asked({ channel: "phone", phone: "06 87654321", name: "Dwayne" });
      const work = await someone();
      await signIn(work, base, desk);
      await openByCode(work, base, code);
      await submit(work, "Neem deze vraag");
      await work.fill("#note", "Alleen voor ons: belt liever niet.");
      await submit(work, "Bewaar notitie");
      await choose(work.locator("#call-no_answer"));
      await work.fill("#call-words", "Vanavond weer proberen.");
      await submit(work, "Noteer gesprek");
      holds((await mainText(work)).includes("Vanavond weer proberen"), "the call stands in the thread");
      await work.fill("#text", "Dag Dwayne, ik help u.");
      await submit(work, "Bewaar als concept");
      equal(await work.inputValue("#text"), "Dag Dwayne, ik help u.", "the draft");
      const page = await someone();
      await page.goto(link);
      holds(!(await mainText(page)).includes("ik help u"), "a draft is not yet an answer");
      await submit(work, "Verstuur antwoord");
      await page.goto(link);
      const text = await mainText(page);
      holds(text.includes("ik help u") && text.includes("Roos van Dam"), "the answer: " + text.slice(0, 300));
      holds(!text.includes("belt liever niet") && !text.includes("Vanavond weer"), "notes are not for the resident");
      await page.locator("summary", { hasText: "Wie heeft dit gezien?" }).press("Enter");
      holds((await page.locator("details[open]").innerText()).includes("Vangnetloket Demodam"), "who looked");
    },
  },
  {
    name: "the resident adds something; the professional sees the news",
    run: async () => {
      const { code, link } = await asked();
      const work = await someone();
      await signIn(work, base, desk);
      await openByCode(work, base, code);
      await submit(work, "Neem deze vraag");
      const page = await someone();
      await page.goto(link);
      await submit(page, "Verstuur");
      holds((await page.locator("#text-fault").innerText()).length > 5, "nothing typed has a sentence");
      await page.fill("#text", "De brief is van het UWV.");
      await submit(page, "Verstuur");
      holds((await mainText(page)).includes("De brief is van het UWV."), "it stands there");
      await openByCode(work, base, code);
      holds((await mainText(work)).includes("De brief is van het UWV."), "the professional reads it");
    },
  },
  {
    name: "danger in what is added later: the numbers stand open, and the desk sees it",
    run: async () => {
      const { code, link } = await asked();
      const page = await someone();
      await page.goto(link);
      await page.fill("#text", "Ik wil dood, het lukt niet.");
      await submit(page, "Verstuur");
      holds(await page.locator(".app-helpline__number").first().isVisible(), "a number to call");
      holds(await page.locator(".app-leave__link").isVisible(), "a quick way out");
      const work = await someone();
      await signIn(work, base, desk);
      await openByCode(work, base, code);
      holds((await mainText(work)).includes("Gevaar"), "the professional sees that it is urgent");
    },
  },
  {
    name: "closing asks whether there is anything else, and a new message opens it again",
    run: async () => {
      const { code, link } = await asked();
      const work = await someone();
      await signIn(work, base, desk);
      await openByCode(work, base, code);
      await submit(work, "Neem deze vraag");
      await work.locator("summary", { hasText: "Afsluiten" }).press("Enter");
      await choose(work.locator("input[name=outcome]").first());
      await submit(work, "Sluit de vraag af");
      const page = await someone();
      await page.goto(link);
      const text = await mainText(page);
      holds(text.includes("Deze vraag is klaar") && text.includes("nog iets anders"), text.slice(0, 400));
      await page.fill("#text", "Ja, toch nog iets.");
      await submit(page, "Verstuur");
      holds(!(await mainText(page)).includes("Deze vraag is klaar"), "it is open again");
    },
  },
  {
    name: "an organisation passes a question back; the safety net has it and the resident sees why",
    run: async () => {
      const page = await someone();
      await askInSteps(page, base, rent);
      const { code, link } = await send(page);
      const work = await someone();
      await signIn(work, base, "piotr@huurteam.demodam.example");
      await openByCode(work, base, code);
      await work.locator("summary", { hasText: "Teruggeven" }).press("Enter");
      await choose(work.locator("input[name=reason]").first());
      await work.fill("#pass-words", "Dit gaat over een koophuis.");
      await submit(work, "Geef terug");
      await page.goto(link);
      holds((await mainText(page)).includes("Vangnetloket Demodam"), "the resident sees the new holder");
      const net = await someone();
      await signIn(net, base, desk);
      await openByCode(net, base, code);
      holds((await mainText(net)).includes("koophuis"), "the safety net reads why");
    },
  },
  {
    name: "the resident stops it, after one question",
    run: async () => {
      const { page, link } = await asked();
      await page.goto(link);
      await press(page, page.getByRole("link", { name: "Ik wil stoppen met deze vraag" }));
      await submit(page, "Ja, stop mijn vraag");
      holds((await mainText(page)).includes("klaar"), "it has ended");
    },
  },
  {
    name: "the resident wipes everything: page, code and link are gone, and the desk has nothing",
    run: async () => {
      const { code, link } = await asked({ name: "Zonnebloem" });
      const page = await someone();
      await page.goto(link);
      await press(page, page.getByRole("link", { name: "Wis alles wat ik schreef" }));
      await submit(page, "Ja, wis alles");
      holds((await mainText(page)).includes("Alles is gewist"), "it says so");
      equal((await page.goto(link)).status(), 404, "the link");
      const work = await someone();
      await signIn(work, base, desk);
      await work.fill("#code", code);
      await press(work, work.locator(".app-search button"));
      holds(await work.locator("#code-fault").isVisible(), "the code is unknown");
    },
  },
  {
    name: "the lists of the inbox, and taking from the list",
    run: async () => {
      const { code } = await asked();
      const work = await someone();
      await signIn(work, base, desk);
      equal(await work.locator(".app-tabs__link").count(), 8, "waiting, mine, answered, overdue, closed, offered, come back, handed over");
      const before = Number(await work.locator(".app-count").first().innerText());
      await press(work, work.locator(".app-line__take button").first());
      await work.goto(base + "/werk");
      equal(Number(await work.locator(".app-count").first().innerText()), before - 1, "one fewer waits");
      for (let tab = 0; tab < 4; tab++) {
        await press(work, work.locator(".app-tabs__link").nth(tab));
        equal(await work.locator(".app-tabs__link").nth(tab).getAttribute("aria-current"), "page", "list " + tab);
      }
      await work.goto(base + "/werk");
      await work.fill("#code", "ZZZZ-ZZZZ-ZZZZ");
      await press(work, work.locator(".app-search button"));
      holds(await work.locator("#code-fault").isVisible(), "a code that is not here has a sentence");
      holds(code.length > 0, "asked");
    },
  },
  {
    name: "the coordinator sees age and organisation, never name or text",
    run: async () => {
      await asked({ name: "Zonnebloem", question: "Een heel bijzondere zin over geld." });
      const page = await someone();
      await page.goto(base + "/werk/aanmelden");
      await press(page, page.getByRole("button", { name: /Henk Jansen/ }));
      const html = await page.content();
      holds(html.includes("Vangnetloket Demodam"), "organisations");
      holds(!html.includes("Zonnebloem") && !html.includes("bijzondere zin"), "no names and no texts");
    },
  },
  {
    name: "in a demo one press signs in; out is out",
    run: async () => {
      const page = await someone();
      await page.goto(base + "/werk");
      await press(page, page.getByRole("button", { name: /Roos van Dam/ }));
      holds((await page.locator("header").innerText()).includes("Roos van Dam"), "signed in");
      await press(page, page.getByRole("button", { name: "Uitloggen" }));
      const answer = await page.goto(base + "/werk");
      equal(answer.status(), 401, "signed out");
    },
  },
  {
    name: "a wrong password: one sentence, the address stays",
    run: async () => {
      const page = await someone();
      await page.goto(base + "/werk/aanmelden");
      await page.fill("#email", "roos@vangnet.demodam.example");
      await page.fill("#password", "verkeerd");
      await press(page, page.locator("form:has(#password) button"));
      holds((await page.locator("#fault").innerText()).includes("klopt niet"), "a sentence");
      equal(await page.inputValue("#email"), "roos@vangnet.demodam.example", "the address");
      equal(await page.inputValue("#password"), "", "never the password");
    },
  },
  {
    name: "the same page in English, and back",
    run: async () => {
      const page = await someone();
      await page.goto(base + "/vraag");
      await press(page, page.getByRole("link", { name: "English" }));
      equal(new URL(page.url()).pathname, "/en/vraag", "address");
      equal(await page.locator("html").getAttribute("lang"), "en", "language");
      await page.fill("#question", "I can not pay my rent.");
      await press(page, page.locator("main form button[type=submit]").first());
      holds(page.url().includes("/en/vraag/c/"), "stays English: " + page.url());
      await press(page, page.getByRole("link", { name: "Nederlands" }));
      holds(page.url().includes("/vraag/c/") && !page.url().includes("/en/"), "back, and the draft is still here");
    },
  },
]);
await browser.close();
await house.stop();
process.exit(failed ? 1 : 0);
