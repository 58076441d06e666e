// node apps/web/bench/workspace.ts: the page of a plan of 650 nodes in Chromium: first view, keys, scrolling; alone and with five others.
import { chromium, type BrowserContext, type Page } from "@playwright/test";

import { press } from "../../api/bench/editing.ts";
import { aBigPlan, aPlace, colleaguesOf } from "../../api/bench/place.ts";

const SIZE = 650;
const ROUNDS = 7;
const others = [0, 5] as const;

const place = await aPlace(1);
const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, chromiumSandbox: false, args: ["--disable-gpu"] });
try {
  const [sender] = place.senders;
  if (!sender) throw new Error("there is nobody to write");
  const base = `http://localhost:${place.port}`;
  const planId = await aBigPlan(base, sender.cookie, SIZE);
  for (const count of others) {
    const cookies = await colleaguesOf(place, sender.tenantId, count);
    const until = Date.now() + 60_000;
    const busy = press(
      cookies.map((cookie, index) => ({ base, cookie, planId, name: `e${index}`, until, pauseMs: 1000 })),
    );
    const line = await measure(await anObjective(base, planId, sender.cookie), base, sender.cookie);
    await busy;
    console.log(`\n${SIZE} nodes, ${count} others writing`);
    for (const [name, value] of Object.entries(line)) console.log(`${name.padEnd(44)} ${value}`);
  }
} finally {
  await browser.close();
  await place.stop();
}

/** The address of an objective with its results and indicators. */
async function anObjective(base: string, planId: string, cookie: string): Promise<string> {
  const answer = await fetch(`${base}/api/v1/plans/${planId}/tree`, { headers: { cookie } });
  const { nodes } = (await answer.json()) as { nodes: { kind: string; lineageId: string }[] };
  return `${base}/nl/plans/${planId}?node=${nodes.find(({ kind }) => kind === "operationalObjective")?.lineageId}`;
}

async function measure(address: string, base: string, cookie: string): Promise<Record<string, string>> {
  const firstViews: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await visitor(base, cookie);
    firstViews.push(await firstView(await context.newPage(), address));
    await context.close();
  }
  const context = await visitor(base, cookie);
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await page.evaluate(listen);
  const typing = await lasting(page, () => type(page));
  const walking = await lasting(page, () => keys(page, "ArrowDown", 60));
  const opening = await lasting(page, () => keys(page, "*", 1));
  const walkingAll = await lasting(page, () => keys(page, "ArrowDown", 60));
  const frames = await scroll(page);
  await context.close();
  const longest = await longestTask(address, base, cookie);
  return {
    "first view, cold cache (median; bar 1 s)": `${middle(firstViews).toFixed(0)} ms (${firstViews.map((ms) => ms.toFixed(0)).join(", ")})`,
    "typing 200 signs: INP (bar 100 ms), p50": typing,
    "60 rows down: INP, p50": walking,
    "everything opened: INP": opening,
    "everything opened: longest task, processor only": longest,
    "60 rows down, all open: INP, p50": walkingAll,
    "scrolling all rows: frames over 50 ms, longest": frames,
  };
}

async function visitor(base: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: "nl-BE", viewport: { width: 1280, height: 900 } });
  const [name = "", value = ""] = cookie.split("=");
  // A browser keeps such a cookie for a secure address only, and takes localhost for one.
  await context.addCookies([
    { name, value, url: base.replace("http:", "https:"), secure: true, httpOnly: true, sameSite: "Lax" },
  ]);
  return context;
}

/** Until the page can be worked with: rows, fields and the keyboard. */
async function firstView(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("workspace").length > 0);
  await page.locator('[role="row"]').first().waitFor();
  return page.evaluate(() => performance.getEntriesByName("workspace")[0]?.startTime ?? Number.NaN);
}

/** Every key and click, with the time until the next picture, as the browser itself measures it for INP. */
function listen(): void {
  const seen: number[] = [];
  Object.assign(window, { seenInteractions: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ((entry as unknown as { interactionId: number }).interactionId > 0) seen.push(entry.duration);
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: false } as PerformanceObserverInit);
}

async function lasting(page: Page, act: () => Promise<void>): Promise<string> {
  const seen = () => page.evaluate(() => (window as unknown as { seenInteractions: number[] }).seenInteractions);
  const before = (await seen()).length;
  await act();
  await page.waitForTimeout(500);
  const times = (await seen()).slice(before).sort((a, b) => a - b);
  if (times.length === 0) return "every one under 16 ms";
  return `${(times[Math.floor(times.length * 0.98)] ?? 0).toFixed(0)} ms (98 %), ${middle(times).toFixed(0)} ms, longest ${(times.at(-1) ?? 0).toFixed(0)} ms`;
}

async function type(page: Page): Promise<void> {
  const field = page.locator('[data-field$=" text.nl"]').first();
  await field.click();
  await page.locator("textarea.live").waitFor();
  for (const sign of "Elke aanvraag krijgt binnen de week een bezoek van de dienst. ".repeat(4).slice(0, 200)) {
    await page.keyboard.type(sign);
    await page.waitForTimeout(40);
  }
  await page.keyboard.press("Escape");
}

async function keys(page: Page, key: string, times: number): Promise<void> {
  const row = page.locator('[role="row"][tabindex="0"], [role="treegrid"] [tabindex="0"]').first();
  await row.focus();
  for (let each = 0; each < times; each += 1) {
    await page.keyboard.press(key);
    await page.waitForTimeout(50);
  }
}

/** What one task of the page costs the processor at most: unlike a duration it does not count what others take. */
async function longestTask(address: string, base: string, cookie: string): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const context = await visitor(base, cookie);
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForLoadState("networkidle").catch(() => undefined);
    await page.waitForTimeout(2000);
    await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
    await keys(page, "*", 1);
    await page.waitForTimeout(2000);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
      traceEvents: { name: string; tdur?: number }[];
    };
    const tasks = traceEvents.filter(({ name }) => name.endsWith("RunTask")).map(({ tdur }) => (tdur ?? 0) / 1000);
    times.push(Math.max(...tasks));
    await context.close();
  }
  return `${middle(times).toFixed(0)} ms (median of ${times.map((ms) => ms.toFixed(0)).join(", ")})`;
}

/** Down and up through the tree; frames as a person would see them. */
function scroll(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const tree = document.querySelector('[role="treegrid"]');
    let box: Element | null = tree;
    while (box && box.scrollHeight <= box.clientHeight + 1) box = box.parentElement;
    const scroller = box ?? document.documentElement;
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    let last = await frame();
    const times: number[] = [];
    for (let step = 0; step < 240; step += 1) {
      scroller.scrollTop += step < 120 ? 120 : -120;
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return `${times.filter((ms) => ms > 50).length} of ${times.length}, ${Math.max(...times).toFixed(0)} ms`;
  });
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
