// pages.mjs - every page of the route table, in the states that look different, and how to come there.
import { askInSteps, handOver, openByCode, press, send, signIn, submit } from "./people.mjs";

// Routes that answer with something else than a page.
export const notPages = new Set([
  "/volg/l/:secret", "/volg/v/:ticket/live", "/werk/live", "/werk/vraag/:municipality/:question/live",
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
  // Handovers: one offered to this professional by another, and the pages around it.
  const debts = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(debts, base, "bram@schuldhulp.demodam.example");
  await askInSteps(page, base, { question: "Ik heb schulden en ik moet mijn huis uit.", topic: "schulden", name: "Yusuf" });
  const three = await send(page);
  await openByCode(debts, base, three.code);
  await submit(debts, "Neem deze vraag");
  await handOver(debts, { to: 7, asked: "Zoekt u uit wie hier kan helpen?" });
  await page.goto(three.link);
  add("/volg/v/:ticket", path(page), "offered");
  add("/volg/v/:ticket/overdracht", path(page) + "/overdracht");
  add("/werk/overdrachten", "/werk/overdrachten", "", "professional");
  await work.goto(base + "/werk/overdrachten");
  await press(work, work.locator(".app-line__open"));
  add("/werk/overdracht/:municipality/:question/:handover", path(work), "", "professional");
  await openByCode(work, base, two.code);
  add(thread + "/overdragen", path(work) + "/overdragen", "", "professional");
  add("/beheer/wachten", "/beheer/wachten", "", "coordinator");
  return list;
}
