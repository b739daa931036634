// pages.mjs - every page of the route table, in the states that look different, and how to come there.
import { day, holds, mailedLink, password, userAdd } from "./house.mjs";
import { addService, askInSteps, choose, handOver, openByCode, press, send, sendObjection, signIn, submit, switchOn } from "./people.mjs";

// Routes that answer with something else than a page.
export const notPages = new Set([
  "/volg/l/:secret", "/volg/v/:ticket/live", "/werk/live", "/werk/vraag/:municipality/:question/live",
  "/werk/uitnodiging/:secret", "/werk/wachtwoord/:secret",
  "/beheer/kaart/dienst/:service/:place", // the same page for another place
  "/klopt/:token", // its link is in a mail: tests/http/map.py looks at it
  "/brief/bezwaar", "/werk/brief/bezwaar", // leads to the page of the letter
  "/health/live", "/health/ready", "/metrics", "/robots.txt", "/.well-known/security.txt", "/sitemap.xml",
  "/thema/:sheet", "/inrichten/l/:secret", "/werk/besluit/:decision/vierkant.svg", "/werk/bezwaar/leren/csv",
]);

// Walks the site once, and -> [{route, state, address, who, fields}]; address without host and language. `who` is "", or who
// must be signed in: a key of `people`. `fields`: of a form that leads there, which has no address of its own.
export async function walk(browser, house, people) {
  const { base } = house;
  const list = [];
  const path = (page) => new URL(page.url()).pathname;
  const add = (route, address, state = "", who = "", fields = null) => list.push({ route, state, address, who, fields });
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();

  for (const route of ["/", "/vraag", "/volg", "/over/rapport", "/privacy", "/toegankelijkheid", "/over", "/over/zoeken", "/over/algoritme", "/zoek", "/brief", "/hulpwijzer", "/rondleiding", "/werk/aanmelden"])
    add(route, route);
  for (const [state, words] of [["danger", "mijn+man+slaat+mij"], ["sure", "ik+ben+ontslagen"], ["not understood", "hm"]])
    add("/zoek", "/zoek?q=" + words, state);
  await page.goto(base + "/zoek");
  await page.fill("#q", "Mijn baas heeft mij ontslagen.");
  await submit(page, "Zoek hulp");
  add("/zoek/uw/:form", path(page), "sure");
  await page.goto(base + "/brief");
  await page.locator(".app-answer").first().click();
  add("/brief/uw/:form", path(page), "which letter");
  await page.goto(base + "/brief");
  for (const answer of ['[value="uitkering"]', '[value="svb"]']) await press(page, page.locator(answer));
  await page.fill("#dated_day", new Date().toISOString().slice(0, 10));
  for (const button of ["Laat mijn laatste dag zien", "Maak een bezwaar"]) await submit(page, button);
  add("/brief/bezwaar/uw/:form", path(page), "the questions");
  await submit(page, "Maak de brief");
  add("/brief/bezwaar/uw/:form", path(page), "the letter");
  for (const [state, area, answers] of [["a question", "wonen", 0], ["danger", "onveilig", 0], ["the last question", "wonen", 9], ["the end", "schulden", 10]]) {
    await page.goto(base + "/hulpwijzer");
    await page.check("#a-" + area);
    await submit(page, "Verder");
    for (let i = 0; i < answers && (await page.locator(".app-answer").count()); i++) {
      if (answers < 10 && (await page.locator("h1").innerText()).startsWith("Lukt het u nu zelf")) break;
      await page.locator(".app-answer").first().click();
    }
    add("/hulpwijzer/:walk", path(page), state);
  }
  await page.getByRole("button", { name: "Laat u bellen" }).click(); // of the end of the last walk
  add("/bel-mij/uw/:form", path(page));
  add("(not found)", "/bestaat-niet");
  walkLetter(add);

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

  add("/kiosk", "/kiosk");
  add("/bel-mij", "/bel-mij");
  await page.goto(base + "/bel-mij");
  await page.fill("#phone", "06 10006666");
  await submit(page, "Bel mij");
  add("/vraag/klaar/:ticket", path(page), "to be called");
  const called = (await page.locator("#code").innerText()).trim();
  await press(page, page.getByRole("link", { name: "Open mijn vraag" }));
  add("/volg/v/:ticket", path(page), "to be called");
  add("/volg/v/:ticket/telefoon", path(page) + "/telefoon");

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
  add(thread + "/nog-een", path(work) + "/nog-een", "", "professional");
  await page.goto(two.link);
  add("/volg/v/:ticket", path(page), "answered");
  add("/werk/bellen", "/werk/bellen", "", "professional");
  add("/werk/netwerk", "/werk/netwerk", "", "professional");
  add("/werk/dienst", "/werk/dienst", "", "professional");
  await openByCode(work, base, called);
  add(thread, path(work), "to be called", "professional");
  await work.goto(base + "/werk/nieuw");
  add("/werk/nieuw", "/werk/nieuw", "", "professional");
  add("/werk/hulpwijzer", "/werk/hulpwijzer", "", "professional");
  add("/werk/brief", "/werk/brief", "", "professional");
  await work.goto(base + "/werk/hulpwijzer");
  await work.check("#a-schulden");
  await submit(work, "Verder");
  add("/werk/hulpwijzer/:walk", path(work), "a question", "professional");
  while (await work.locator(".app-answer").count()) await work.locator(".app-answer").first().click();
  add("/werk/hulpwijzer/:walk", path(work), "the end", "professional");
  await work.locator("a.nl-button--primary[href*='/werk/nieuw/hulpwijzer/']").first().click();
  add("/werk/nieuw/hulpwijzer/:walk", path(work), "", "professional");
  await work.fill("#question", "Zij slaapt buiten en weet niet waar zij heen moet.");
  await work.check("#told");
  await submit(work, "Verder: wie krijgt de vraag?");
  await submit(work, "Verstuur de vraag");
  add("/werk/nieuw/klaar/:ticket", path(work), "", "professional");
  add("/werk/aangemeld", "/werk/aangemeld", "", "professional");
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
  add("/situatie", "/situatie");
  add("/situatie/:slug", "/situatie/verhuizen");
  add("/situatie/:slug/in/:place", "/situatie/kinderen-en-scheiding/in/GM9902", "with a local part");
  add("/onderwerp/:topic/in/:place", "/onderwerp/scheiding/in/GM9901", "with a local part");
  add("/onderwerp/:topic/in/:place", "/onderwerp/psychische_nood/in/GM9903");
  for (const route of ["/beheer/kaart", "/beheer/kaart/bellen", "/beheer/kaart/nieuw", "/beheer/kaart/bestand"])
    add(route, route, "", "coordinator");
  add("/beheer/kaart/dienst/:service", `/beheer/kaart/dienst/${service}`, "", "coordinator");
  await walkObjections(browser, base, people, add);
  await walkPeople(browser, house, people, add);
  await walkSetup(browser, base, people, add);
  await walkTexts(browser, base, people, add);
  await walkDecisions(browser, base, people, add);
  // First what lives ten minutes: a soak takes an hour.
  const short = (at) => (at.route === "/werk/aanmelden/stap/:ticket" ? 0 : 1);
  return list.sort((a, b) => short(a) - short(b));
}

// A letter: its pages are answers to forms.
function walkLetter(add) {
  const lately = day(-10);
  const decision = { kind: "gem_uitkering", dated_day: lately, dated_month: "", dated_year: "", came_day: "", came_month: "", came_year: "" };
  const post = (address, state, fields) => add("POST " + address, address, state, "", fields);
  post("/brief", "what", { group: "gemeente" });
  post("/brief", "which days", { kind: "gem_uitkering" });
  post("/brief", "a day that is not there", { ...decision, dated_day: "30 februari 2026" });
  post("/brief", "the last day", decision);
  post("/brief", "passed", { ...decision, dated_day: "3 maart 2025" });
  post("/brief", "call today", { kind: "dagvaarding" });
  post("/brief/bezwaar", "the questions", decision);
  post("/brief/bezwaar", "the letter", { ...decision, make: "yes", way: "later", to: "Gemeente Demodam", name: "Fatima Yilmaz" });
}

// One more, decided at once: -> where its cause is named.
async function ended(handler, base, day) {
  await handler.goto(base + "/werk/bezwaar/nieuw");
  await handler.check("#way-balie");
  await handler.fill("#received", day(-8));
  await handler.fill("#dated", day(-22));
  await handler.fill("#published", day(-21));
  await handler.selectOption("#law", "pw");
  await submit(handler, "Verder");
  await handler.fill("#name", "Yara");
  await submit(handler, "Schrijf in");
  const objection = await handler.locator(".app-back a").getAttribute("href");
  await handler.goto(base + objection);
  await handler.locator("summary", { hasText: "Er is beslist" }).click();
  await handler.check("#outcome-upheld");
  await handler.selectOption("#no_hearing", "met");
  await handler.fill("#reasons", "Uw huurcontract laat zien dat u alleen woont.");
  await handler.fill("#court", "rechtbank Demodam, Postbus 1");
  await handler.fill("#decided_day", day(-1));
  await submit(handler, "Sluit af");
  await submit(handler, "Ja, sluit zo af"); // after reading the letter
  return objection + "/leren";
}

// A question that the handler entered beside somebody: -> where it is written down as an objection.
async function askedFirst(handler, base) {
  await handler.goto(base + "/werk/nieuw");
  await handler.fill("#question", "Ik vind de korting niet eerlijk.");
  await handler.fill("#municipality", "Demodam");
  await handler.locator("summary", { hasText: "Naam, onderwerp" }).press("Enter");
  await handler.selectOption("#to", "p107");
  await submit(handler, "Verder: wie krijgt de vraag?");
  await handler.selectOption("#topic", "");
  await submit(handler, "Verstuur de vraag");
  await handler.goto(base + "/werk?lijst=mijn");
  await press(handler, handler.locator("a.app-line__open", { hasText: "Onderwerp nog niet bekend" }));
  return handler.locator("a", { hasText: "Schrijf in als bezwaar of klacht" }).getAttribute("href");
}

// An application with a talk planned before it is decided: -> its pages.
async function applied(handler, base, day) {
  await handler.goto(base + "/werk/bezwaar/nieuw?kind=application");
  await handler.fill("#received", day(-3));
  await handler.selectOption("#law", "pw");
  await submit(handler, "Verder");
  await handler.fill("#name", "Amina");
  await handler.fill("#says", "Ik vraag geld voor een wasmachine.");
  await submit(handler, "Schrijf in");
  const done = new URL(handler.url()).pathname;
  const link = new URL((await handler.locator(".app-link").innerText()).trim()).pathname;
  const work = await handler.locator(".app-back a").getAttribute("href");
  await handler.goto(base + work);
  await handler.locator("summary", { hasText: "Plan een gesprek" }).click();
  await handler.fill("#talk_day", day(4));
  await submit(handler, "Bewaar de afspraak");
  return { done, link, work };
}

// Objections: registered in two screens, handled, chosen by the resident, withdrawn.
async function walkObjections(browser, base, people, add) {
  const path = (page) => new URL(page.url()).pathname;
  const fresh = async () => (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const handler = await fresh();
  await signIn(handler, base, people.handler);
  for (const route of ["/werk/bezwaar", "/werk/bezwaar/afgelopen", "/werk/bezwaar/nieuw", "/werk/bezwaar/instellingen",
                       "/werk/bezwaar/leren", "/werk/bezwaar/leren/oorzaken", "/werk/bezwaar/leren/kosten"])
    add(route, route, "", "handler");
  await handler.goto(base + "/werk/bezwaar/nieuw");
  await handler.check("#way-balie");
  await handler.fill("#received", day(-8));
  await handler.fill("#dated", day(-22));
  await handler.fill("#published", day(-21));
  await handler.selectOption("#topic", "bijstand");
  await handler.selectOption("#law", "pw");
  await submit(handler, "Verder");
  add("/werk/bezwaar/nieuw/:letter", path(handler), "", "handler");
  await handler.fill("#name", "Yusuf");
  await handler.fill("#reach", "06 10007777");
  await handler.fill("#says", "Ik ben het niet eens met de brief.");
  await handler.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
  await handler.fill("#representative", "mr. S. de Wit, 010 1234567");
  await handler.fill("#representative_address", "Gracht 9\n1000 AB Demodam");
  await handler.selectOption("#scope", "all");
  await handler.selectOption("#language", "tr");
  await handler.fill("#mind", "Bel alleen als de kinderen op school zijn.");
  await handler.locator("#days-mon").press("Space");
  await submit(handler, "Schrijf in");
  add("/werk/bezwaar/klaar/:ticket", path(handler), "", "handler");
  const link = (await handler.locator(".app-link").innerText()).trim();
  const objection = await handler.locator(".app-back a").getAttribute("href");
  const route = "/werk/bezwaar/zaak/:municipality/:question";
  add(route, objection, "to be called", "handler");
  await handler.goto(base + objection + "/gebeurtenis/hoorzitting");
  await handler.fill("#day", day(20));
  await handler.fill("#time", "14:30");
  await handler.fill("#place", "Stadhuis, kamer 3");
  await submit(handler, "Kijk wat dit verandert");
  await submit(handler, "Ja, schrijf het zo op");
  add(route + "/gebeurtenis/:event", objection + "/gebeurtenis/verdaagd", "", "handler");
  add(route + "/gebeurtenis/:event", objection + "/gebeurtenis/hoorzitting", "a hearing", "handler");
  add(route + "/brief/:letter", objection + "/brief/hoorzitting", "", "handler");
  add(route + "/brief/:letter", objection + "/brief/hoorzitting?to=representative", "to the representative", "handler");
  add(route + "/brief/:letter", objection + "/brief/ontvangst", "as it was sent", "handler");
  await handler.goto(base + objection + "/papier");
  await handler.selectOption("#no_hearing", "waived");
  await handler.selectOption("#outcome", "upheld");
  await handler.fill("#reasons", "Uw huurcontract laat zien dat u alleen woont.");
  await handler.fill("#court", "rechtbank Midden-Nederland");
  await submit(handler, "Bewaar");
  add(route + "/papier", objection + "/papier", "", "handler");
  add(route + "/stukken", objection + "/stukken", "", "handler");
  add(route + "/uitstel", objection + "/uitstel", "", "handler");
  add(route + "/brief/:letter", objection + "/brief/beslissing", "a decision", "handler");
  add(route + "/hulp", objection + "/hulp", "", "handler");
  add(route + "/hulp", objection + "/hulp?to=2", "chosen", "handler");
  add(route + "/leren", await ended(handler, base, day), "", "handler");
  add("/werk/bezwaar/nieuw", await askedFirst(handler, base), "of a question", "handler");
  add("/beheer/bezwaren", "/beheer/bezwaren", "", "coordinator");
  const asked = await applied(handler, base, day);
  add("/werk/bezwaar/nieuw", "/werk/bezwaar/nieuw?kind=application", "an application", "handler");
  add("/werk/bezwaar/klaar/:ticket", asked.done, "an application", "handler");
  add(route, asked.work, "an application", "handler");
  add(route + "/brief/:letter", asked.work + "/brief/gesprek", "an application", "handler");
  add(route + "/gebeurtenis/:event", asked.work + "/gebeurtenis/opgeschort", "an application", "handler");
  const applicant = await fresh();
  await applicant.goto(new URL(asked.link, base).href);
  add("/volg/v/:ticket", path(applicant), "an application");
  add("/volg/v/:ticket/bezwaar", path(applicant) + "/bezwaar", "an application");
  add("/volg/v/:ticket/intrekken", path(applicant) + "/intrekken", "an application");
  const resident = await fresh();
  await resident.goto(new URL(new URL(link).pathname, base).href);
  const followed = path(resident).replace(/^\/tr/, ""); // it opens in the language that was chosen
  holds(followed !== path(resident), "the resident's page opens in Turkish");
  add("/volg/v/:ticket", followed, "an objection");
  add("/volg/v/:ticket/bezwaar", followed + "/bezwaar");
  add("/volg/v/:ticket/intrekken", followed + "/intrekken");
  await walkSending(handler, resident, base, add);
}

// Sent in by the resident, where the municipality named this channel.
async function walkSending(handler, resident, base, add) {
  const path = (page) => new URL(page.url()).pathname;
  await handler.goto(base + "/werk/bezwaar/instellingen");
  await handler.check("#channel-yes");
  await submit(handler, "Bewaar");
  const lately = day(-10);
  const fields = { kind: "gem_uitkering", dated_day: lately, place: "Demodam", way: "later", name: "Fatima Yilmaz", reach: "06 10008888" };
  const post = (address, state, more) => add("POST " + address, address, state, "", { ...fields, ...more });
  post("/brief/bezwaar", "to be sent here", { make: "yes" });
  post("/brief/bezwaar", "of another municipality", { make: "yes", place: "Overdam" });
  post("/brief/bezwaar/opsturen", "from whom", {});
  post("/brief/bezwaar/opsturen", "a number that is none", { reach: "12", look: "yes" });
  post("/brief/bezwaar/opsturen", "looked over, too late", { look: "yes", dated_day: "3 maart 2025" });
  await sendObjection(resident, base, { name: "Fatima Yilmaz", reach: "06 10008888" });
  add("/brief/bezwaar/klaar/:ticket", path(resident));
  await press(resident, resident.getByRole("link", { name: "Open mijn bezwaar" }));
  add("/volg/v/:ticket", path(resident), "an objection sent here");
}

// People: links by mail, the own account, managing, oversight.
async function walkPeople(browser, house, people, add) {
  const { base } = house;
  const path = (page) => new URL(page.url()).pathname;
  const fresh = async () => (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const [who, name, organisation, role] of [
    ["administrator", "Bea Beheer", "Vangnetloket Demodam", "organisation_administrator"],
    ["auditor", "Ada Audit", "Werk en Inkomen Demodam", "auditor"],
    ["referrer", "Ria Verwijst", "Vangnetloket Demodam", "referrer"],
  ])
    userAdd(house, people[who], name, organisation, role);
  const admin = await fresh();
  await signIn(admin, base, people.administrator);
  add("/beheer/mensen", "/beheer/mensen", "", "administrator");
  const place = "/beheer/organisatie/:organisation", own = "/beheer/organisatie/7";
  const invite = async (email) => {
    await admin.goto(base + own + "/uitnodigen");
    await admin.fill("#name", "Fadil Nieuw");
    await admin.fill("#email", email);
    await choose(admin.locator("#role-professional"));
    await submit(admin, "Verstuur de uitnodiging");
    return mailedLink(house, email, "/werk/uitnodiging/");
  };
  const page = await fresh();
  await page.goto(await invite("fadil@vangnet.demodam.example"));
  add("/werk/welkom/:ticket", path(page), "new");
  add("/werk/welkom/:ticket", "/werk/welkom/" + "A".repeat(64), "gone");
  await page.goto(await invite("linh@loket.demodam.example"));
  add("/werk/welkom/:ticket", path(page), "known");
  add(place + "/mensen", own + "/mensen", "invited", "administrator");
  add(place + "/uitnodigen", own + "/uitnodigen", "", "administrator");
  await admin.goto(base + "/beheer/mensen");
  await press(admin, admin.getByRole("link", { name: "Roos van Dam" }));
  add(place + "/mens/:professional", path(admin), "", "administrator");
  add(place + "/mens/:professional/vertrek", path(admin) + "/vertrek", "", "administrator");
  await admin.goto(base + own + "/contacten/nieuw");
  await admin.fill("#title", "Coördinator van het vangnetloket");
  await admin.fill("#phone", "099 900 1000");
  await submit(admin, "Bewaar contact");
  add(place + "/contacten", own + "/contacten", "", "administrator");
  add(place + "/contacten/nieuw", own + "/contacten/nieuw", "", "administrator");
  add(place + "/contact/:contact", path(admin), "vacant", "administrator");
  add("/beheer/inzage", "/beheer/inzage", "", "auditor");
  add("/werk", "/werk", "nothing", "referrer");
  for (const route of ["/werk/account", "/werk/account/wachtwoord", "/werk/account/tweede-stap"])
    add(route, route, "", "professional");
  await admin.goto(base + "/werk/account/tweede-stap");
  await admin.fill("#password-begin", password);
  await submit(admin, "Verder");
  add("/werk/account/tweede-stap", "/werk/account/tweede-stap", "picture", "administrator");
  add("/werk/wachtwoord", "/werk/wachtwoord");
  await page.goto(base + "/werk/wachtwoord");
  await page.fill("#email", people.referrer);
  await submit(page, "Mail mij een link");
  await page.goto(await mailedLink(house, people.referrer, "/werk/wachtwoord/"));
  add("/werk/wachtwoord/nieuw/:ticket", path(page));
  // Somebody with a second step, stopped between the two.
  const other = await fresh(), careful = "stan@vangnet.demodam.example";
  userAdd(house, careful, "Stan Stap", "Vangnetloket Demodam", "professional");
  await signIn(other, base, careful);
  await switchOn(other, base);
  await page.goto(base + "/werk/aanmelden");
  await page.fill("#email", careful);
  await page.fill("#password", password);
  await press(page, page.locator("form:has(#password) button"));
  add("/werk/aanmelden/stap/:ticket", path(page));
}

// Texts: a layer in each state that looks different.
async function walkTexts(browser, base, people, add) {
  const editor = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(editor, base, people.editor, "/beheer/teksten");
  const route = "/beheer/teksten/:folder/:name/:language/:layer";
  const layer = "/beheer/teksten/topics/wmo/nl/regio-1";
  const texts = (at, address, state = "") => add(at, address, state, "editor");
  for (const body of ["# Hulp thuis\n\nBel ons.", "# Hulp thuis\n\nDe beschikking wordt toegezonden.\n\nKom langs."]) {
    await editor.goto(base + layer);
    await editor.fill("#body", body);
    await submit(editor, "Bewaar");
  }
  texts("/beheer/teksten", "/beheer/teksten");
  texts("/beheer/zoekwoorden", "/beheer/zoekwoorden");
  texts("/beheer/teksten", "/beheer/teksten?soort=texts&werk=nakijken", "nothing to do");
  texts("/beheer/teksten/:folder/:name", "/beheer/teksten/topics/scheiding");
  texts(route, layer, "with something to mend");
  texts(route, "/beheer/teksten/topics/schulden/nl/regio-1-erbij", "to be published below the gate");
  texts(route, "/beheer/teksten/topics/schulden/en/gemeente-9901", "in another language, not begun");
  texts(route + "/versies", layer + "/versies?van=1&naar=2", "compared");
}

// What letters say: for residents, and for who explains them.
async function walkDecisions(browser, base, people, add) {
  add("/besluit", "/besluit");
  add("/besluit/:code", "/besluit/DEM01D", "asks for dates");
  add("/besluit/:code", "/besluit/DEM047", "of one decision: the last day");
  const keeper = (route, address, state = "") => add(route, address, state, "keeper");
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, base, people.keeper);
  await page.goto(base + "/werk/besluit/2");
  await page.fill("#phone", "099 900 1006");
  await submit(page, "Bewaar");
  for (const route of ["/werk/besluiten", "/werk/besluiten/nieuw", "/werk/briefcheck"]) keeper(route, route);
  for (const part of ["", "/brief", "/versies"]) keeper("/werk/besluit/:decision" + part, "/werk/besluit/2" + part);
}

// Setting up: the pages of the administrator of the network.
async function walkSetup(browser, base, people, add) {
  const path = (page) => new URL(page.url()).pathname;
  const manage = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(manage, base, people.network);
  const administrator = (route, address, state = "") => add(route, address, state, "network");
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
