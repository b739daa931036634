// paint.mjs - how soon words stand on a slow telephone: first contentful paint over 400 kbit/s with 400 ms round trip, with
// an empty cache, of a demo house. Prints JSON: [{path, paint_ms: [...], bytes, requests}].
import { chromium, chromiumArgs, need, open } from "../browser/lib/house.mjs";

const { chromium: playwright } = need("playwright-core");
const ROUNDS = 3, BYTES_PER_S = 400_000 / 8, ROUND_TRIP_MS = 400, SLOW_CPU = 4;
const house = await open();
const browser = await playwright.launch({ executablePath: chromium, args: chromiumArgs });
const pages = [];
try {
  for (const path of ["/", "/vraag", "/hulpwijzer", "/zoek?q=mijn+huur+is+te+hoog", "/onderwerp/schulden", "/situatie/verhuizen", "/hulp/in/GM9901"]) {
    const paints = [];
    let bytes = 0, requests = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const context = await browser.newContext({ viewport: { width: 360, height: 640 }, isMobile: true });
      const page = await context.newPage();
      const wire = await context.newCDPSession(page);
      await wire.send("Network.enable");
      await wire.send("Network.setCacheDisabled", { cacheDisabled: true });
      await wire.send("Network.emulateNetworkConditions", {
        offline: false, latency: ROUND_TRIP_MS, downloadThroughput: BYTES_PER_S, uploadThroughput: BYTES_PER_S,
      });
      await wire.send("Emulation.setCPUThrottlingRate", { rate: SLOW_CPU });
      bytes = requests = 0;
      wire.on("Network.loadingFinished", (event) => ((bytes += event.encodedDataLength), requests++));
      await page.goto(house.base + path, { waitUntil: "load" });
      paints.push(
        await page.evaluate(
          () =>
            new Promise((done) =>
              new PerformanceObserver((list) => done(list.getEntriesByName("first-contentful-paint")[0].startTime)).observe({
                type: "paint", buffered: true,
              }),
            ),
        ),
      );
      await context.close();
    }
    pages.push({ path: path.split("?")[0], paint_ms: paints, bytes, requests });
  }
} finally {
  await browser.close();
  await house.stop();
}
console.log(JSON.stringify(pages));
process.exit(0);
