// pages.mjs - every page of the route table, in the states that look different, and how to come there.
import { askInSteps, openByCode, send, signIn, submit } from "./people.mjs";

// Routes that answer with something else than a page.
export const notPages = new Set([
  "/volg/l/:secret", "/volg/v/:ticket/live", "/werk/live", "/werk/vraag/:municipality/:question/live",
  "/health/live", "/health/ready", "/metrics", "/robots.txt", "/.well-known/security.txt", "/sitemap.xml",
  "/thema/:sheet", "/inrichten/l/:secret",
]);

// Walks the site once, and -> [{route, state, address, who}]; address without host and language. `who` is "", or who must
// be signed in: "professional", "coordinator".
export async function walk(browser, base, people) {
  const list = [];
  const path = (page) => new URL(page.url()).pathname;
  const add = (route, address, state = "", who = "") => list.push({ route, state, address, who });
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();

  for (const route of ["/", "/vraag", "/volg", "/over/rapport", "/privacy", "/toegankelijkheid", "/over", "/werk/aanmelden"])
    add(route, route);
  add("(not found)", "/bestaat-niet");

  const draft = (name) => "/vraag/c/:draft/" + name;
  await page.goto(base + "/vraag");
  await page.fill("#question", "Ik word bedreigd door mijn ex.");
  await submit(page, "Verder");
  add(draft("let-op"), path(page), "danger");
  await askInSteps(page, base, { question: "Mijn huur is te hoog.", topic: "huurprijs_servicekosten", channel: "phone", phone: "0612345678" });
  const open = path(page).replace("/nakijken", "");
  for (const name of ["tekst", "plaats", "onderwerp", "antwoord", "naam", "nakijken"]) add(draft(name), `${open}/${name}`);

  await askInSteps(page, base, { question: "Ik weet het niet meer. Hij slaat mij.", name: "Fatima" });
  const one = await send(page);
  add("/vraag/klaar/:ticket", path(page), "danger");
  await page.goto(one.link);
  add("/volg/v/:ticket", path(page), "waiting");
  add("/volg/v/:ticket/stoppen", path(page) + "/stoppen");
  add("/volg/v/:ticket/wissen", path(page) + "/wissen");

  const work = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(work, base, people.professional);
  add("/werk", "/werk", "", "professional");
  await openByCode(work, base, one.code);
  const thread = "/werk/vraag/:municipality/:question";
  add(thread, path(work), "waiting", "professional");
  await askInSteps(page, base, { question: "Wie kan mij helpen met deze brief?", channel: "email", email: "f@bewoner.example" });
  const two = await send(page);
  await openByCode(work, base, two.code);
  await submit(work, "Neem deze vraag");
  await work.fill("#text", "Ik help u graag.\n\nTot morgen.");
  await submit(work, "Verstuur antwoord");
  await work.fill("#note", "Nog nakijken.");
  await submit(work, "Bewaar notitie");
  add(thread, path(work), "answered", "professional");
  await page.goto(two.link);
  add("/volg/v/:ticket", path(page), "answered");
  add("/beheer/wachten", "/beheer/wachten", "", "coordinator");

  // setting up: the pages of the administrator of the network
  const manage = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(manage, base, people.administrator, "/beheer/inrichting");
  const administrator = (route, address, state = "") => add(route, address, state, "administrator");
  for (const route of ["/beheer/inrichting", "/beheer/nieuw/organisatie", "/beheer/nieuw/regio", "/beheer/nieuw/ingang"]) administrator(route, route);
  administrator("/beheer/gemeente/:municipality", "/beheer/gemeente/9901");
  for (const part of ["", "/gemeenten", "/hulp", "/stoppen"])
    administrator("/beheer/organisatie/:organisation" + part, "/beheer/organisatie/3" + part);
  administrator("/beheer/organisatie/:organisation/gemeenten", "/beheer/organisatie/2/gemeenten", "of everywhere");
  administrator("/beheer/regio/:region", "/beheer/regio/1");
  administrator("/beheer/ingang/:doorway", "/beheer/ingang/1");
  administrator("/beheer/ingang/:doorway/kleuren", "/beheer/ingang/1/kleuren");
  await manage.goto(base + "/beheer/ingang/1/kleuren");
  await manage.fill("#tokens", "--basis-color-action-1-color-default: #4a148c;");
  await submit(manage, "Laat een voorbeeld zien");
  administrator("/beheer/ingang/:doorway/kleuren/:sheet", path(manage));
  return list;
}

// The steps of setting up, on an installation where nothing is.
export async function walkEmpty(browser, empty) {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(empty.link);
  const ticket = new URL(page.url()).pathname.replace("/gemeenten", "");
  return ["gemeenten", "organisatie", "vangnet", "beheerder", "ingang"].map((step) => ({
    route: "/inrichten/s/:ticket/" + step, state: "", address: `${ticket}/${step}`, who: "", base: empty.base,
  }));
}
