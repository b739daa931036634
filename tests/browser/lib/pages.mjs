// pages.mjs - every page of the route table, in the states that look different, and how to come there.
import { addService, askInSteps, openByCode, send, signIn, submit } from "./people.mjs";

// Routes that answer with something else than a page.
export const notPages = new Set([
  "/volg/l/:secret", "/volg/v/:ticket/live", "/werk/live", "/werk/vraag/:municipality/:question/live",
  "/beheer/kaart/dienst/:service/:place", // the same page for another place
  "/klopt/:token", // its link is in a mail: tests/http/map.py looks at it
  "/health/live", "/health/ready", "/metrics", "/robots.txt", "/.well-known/security.txt", "/sitemap.xml",
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

  // the map
  const keeper = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(keeper, base, people.coordinator, "/beheer/wachten");
  await addService(keeper, base, { name: "Spreekuur", description: "Wij lezen uw brieven.", municipality: "Demodam",
    topics: "Schulden", help_types: "Sociaal raadslieden", opening_hours: "ma t/m vr 9.00-17.00 uur", address: "Kerkstraat 1",
    town: "Demodam", phone: "099 900 1001", email: "spreekuur@demodam.example", phone_network: "099 900 1091" });
  const service = path(keeper).replace("/hulp/", "");
  add("/hulp/:service", `/hulp/${service}`);
  add("/hulp/:service", `/hulp/${service}`, "for a professional", "professional");
  add("/hulp", "/hulp");
  add("/hulp/in/:place", "/hulp/in/GM9901");
  add("/hulp/in/:place/:topic", "/hulp/in/GM9901/schulden");
  add("/onderwerp/:topic", "/onderwerp/schulden");
  add("/onderwerp/:topic/in/:place", "/onderwerp/psychische_nood/in/GM9903");
  for (const route of ["/beheer/kaart", "/beheer/kaart/bellen", "/beheer/kaart/nieuw", "/beheer/kaart/bestand"])
    add(route, route, "", "coordinator");
  add("/beheer/kaart/dienst/:service", `/beheer/kaart/dienst/${service}`, "", "coordinator");
  return list;
}
