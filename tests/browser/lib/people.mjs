// people.mjs - what a resident and a professional do, step by step, as they see it.
import crypto from "node:crypto";
import { day, equal, holds, password, telephone } from "./house.mjs";

const heading = (page) => page.locator("main h1").first().innerText();
// By the keyboard: it needs no mouse and no place on the screen, and shows that the keyboard is enough.
export const choose = async (field) => {
  await field.press("Space");
  holds(await field.isChecked(), "chosen: " + (await field.getAttribute("id")));
};
// Presses what leads to another page, and waits until that has come.
export const press = (page, locator) =>
  Promise.all([page.waitForNavigation({ waitUntil: "load" }), locator.first().press("Enter")]);
export const submit = (page, name) => press(page, page.locator("main").getByRole("button", { name, exact: true }));

// Asks step by step. `ask` has question and, when given, place, municipality, topic, channel, phone, email, name.
export async function askInSteps(page, base, ask, { prefix = "", words = dutch } = {}) {
  await page.goto(base + prefix + "/vraag");
  await page.fill("#question", ask.question);
  await submit(page, words.next);
  if (page.url().includes("/let-op")) await press(page, page.getByRole("link", { name: words.onward }));
  holds(page.url().includes("/plaats"), "the second step is the place: " + page.url());
  if (ask.municipality) await choose(page.locator(`#m-${ask.municipality}`));
  else await page.fill("#place", ask.place || "1000");
  await submit(page, words.next);
  holds(page.url().includes("/onderwerp"), "the third step is the topic: " + page.url());
  if (ask.topic) {
    await page.locator(`details:has(#t-${ask.topic}) summary`).press("Enter");
    await choose(page.locator(`#t-${ask.topic}`));
  }
  await submit(page, words.next);
  holds(page.url().includes("/antwoord"), "the fourth step is how to answer: " + page.url());
  await choose(page.locator(`#c-${ask.channel || "code"}`));
  if (ask.phone) await page.fill("#phone", ask.phone);
  if (ask.email) await page.fill("#email", ask.email);
  await submit(page, words.next);
  holds(page.url().includes("/naam"), "the fifth step is the name: " + page.url());
  if (ask.name) await page.fill("#name", ask.name);
  await submit(page, words.next);
  holds(page.url().includes("/nakijken"), "the last step shows everything: " + page.url());
}

export async function send(page, words = dutch) {
  await choose(page.locator("#consent"));
  await submit(page, words.send);
  holds(page.url().includes("/vraag/klaar/"), "it is sent: " + page.url());
  const code = (await page.locator("#code").innerText()).trim();
  holds(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(code), "a code to read out: " + code);
  const link = (await page.locator(".app-link").textContent()).replace(/\s/g, ""); // folded for who may be watched
  return { code, link, organisation: (await heading(page)).replace(/^.* (bij|with) /, "") };
}

export const dutch = { next: "Verder", onward: "Verder met mijn vraag", send: "Verstuur mijn vraag" };

// `lands`: where the role's work begins.
export async function signIn(page, base, email, lands = "") {
  await page.goto(base + "/werk/aanmelden");
  await page.fill("#email", email);
  await page.fill("#password", password);
  await press(page, page.locator("form:has(#password) button"));
  const { pathname } = new URL(page.url());
  holds(lands ? pathname === lands : /^\/(werk|beheer\/\w+)$/.test(pathname), "signed in, and not: " + (await page.locator("main").innerText()).slice(0, 300));
}

// Each a telephone of their own, without JavaScript.
export const someoneOf = (browser) => async () => (await browser.newContext(telephone)).newPage();
export const signedInOf = (browser, base) => async (email) => {
  const page = await someoneOf(browser)();
  await signIn(page, base, email);
  return page;
};

// The code of an authenticator app (RFC 6238): of now, or so many half minutes ahead.
export function totp(key, ahead = 0) {
  let bits = "";
  for (const letter of key.replace(/\s/g, "")) bits += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0");
  const secret = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + ahead));
  const digest = crypto.createHmac("sha1", secret).update(counter).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, "0");
}

// Switches the second step on. -> {key, codes}
export async function switchOn(page, base, secret = password) {
  await page.goto(base + "/werk/account/tweede-stap");
  await page.fill("#password-begin", secret);
  await submit(page, "Verder");
  const key = (await page.locator(".app-key").innerText()).trim();
  await page.fill("#code", totp(key));
  await submit(page, "Zet de tweede stap aan");
  const codes = await page.locator(".app-recovery code").allInnerTexts();
  equal(codes.length, 10, "recovery codes: " + (await page.locator("main").innerText()).slice(0, 200));
  return { key, codes };
}

// Puts a service on the map, and stands on its page.
export async function addService(page, base, fields) {
  await page.goto(base + "/beheer/kaart/nieuw");
  for (const [name, value] of Object.entries(fields)) await page.fill(`#f-${name}`, value);
  await submit(page, "Bewaar");
  holds(/\/hulp\/\d+$/.test(page.url()), "on the map: " + (await page.locator("main").innerText()).slice(0, 300));
}

export async function openByCode(page, base, code) {
  await page.goto(base + "/werk");
  await page.fill("#code", code);
  await press(page, page.locator(".app-search button"));
  holds(/\/werk\/vraag\/\d+\/\d+$/.test(page.url()), "found by code: " + page.url());
}

// From the thread of a question that this professional took: to whom, why, and offered, by telephone consent unless told.
export async function handOver(page, { to, asked, consent = "phone" }) {
  await press(page, page.getByRole("link", { name: "Overdragen", exact: true }));
  const receiver = page.locator(`#to-${to}`);
  if (!(await receiver.isVisible())) await page.locator("summary", { hasText: "Andere organisaties" }).press("Enter");
  await choose(receiver);
  await choose(page.locator("#why-knows_more"));
  await page.fill("#asked", asked);
  await choose(page.locator(`#consent-${consent}`));
  await submit(page, "Kijk na wat er meegaat");
  await submit(page, consent === "page" ? "Vraag het de inwoner" : "De inwoner zegt ja: bied de vraag aan");
}

// From a letter of the municipality of ten days ago to the proof that the objection came in; it must be sendable there.
export async function sendObjection(page, base, person) {
  const [year, month, date] = day(-10).split("-").map(Number);
  await page.goto(base + "/brief");
  await submitOf(page, "group", "gemeente");
  await submitOf(page, "kind", "gem_uitkering");
  await page.fill("#dated_day", String(date));
  await page.fill("#dated_month", String(month));
  await page.fill("#dated_year", String(year));
  await submit(page, "Laat mijn laatste dag zien");
  await submit(page, "Maak een bezwaar");
  await page.check(person.why ? "#way-now" : "#way-later");
  if (person.why) await page.fill("#why", person.why);
  await submit(page, "Maak de brief");
  await submit(page, "Stuur uw bezwaar nu op");
  for (const field of ["name", "address", "reach"]) if (person[field]) await page.fill("#" + field, person[field]);
  await submit(page, "Kijk uw bezwaar na");
  await submit(page, "Stuur mijn bezwaar nu op");
  holds(page.url().includes("/brief/bezwaar/klaar/"), "it is sent: " + page.url());
  const link = (await page.locator(".app-link").innerText()).replace(/\s/g, "");
  return { code: (await page.locator("#code").innerText()).trim(), link: base + new URL(link).pathname };
}
const submitOf = (page, name, value) => press(page, page.locator(`button[name="${name}"][value="${value}"]`));

export const mainText = (page) => page.locator("main").innerText();
