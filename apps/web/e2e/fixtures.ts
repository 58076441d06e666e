import {
  type BrowserContext,
  type BrowserContextOptions,
  type Cookie,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import axe, { type RunOptions } from "axe-core";
import type { Town } from "./towns.ts";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

export { expect };
export { freshTown } from "./towns.ts";
export type { Locator, Page } from "@playwright/test";
export const locales = ["nl", "fr"] as const;
export type Locale = (typeof locales)[number];

/** `coordinator@mechelen`: somebody of the demonstration, or of a town of the test's own, by role and tenant. */
export type Account = `${string}@${"mechelen" | "molenbeek" | "namur" | "eupen" | "federal" | Town}`;

export const emailOf = (account: Account): string => `${account}.demo.salus.example`;

let password: string | undefined;

/** Signs a context in without walking through the page: a session of its own, that a test may change and end. */
export async function signIn(context: BrowserContext, baseURL: string, account: Account): Promise<void> {
  password ??= ((await (await context.request.get(`${baseURL}/api/v1/demo`)).json()) as { password: string }).password;
  const answer = await context.request.post(`${baseURL}/api/v1/auth/sign-in`, {
    headers: { origin: baseURL },
    data: { email: emailOf(account), password },
  });
  if (!answer.ok()) throw new Error(`sign-in of ${account}: ${answer.status()} ${await answer.text()}`);
}

const sessions = new Map<Account, Cookie[]>();

/** Lets a context take part in the one session that this worker has for somebody. */
export async function join(context: BrowserContext, baseURL: string, account: Account): Promise<void> {
  const cookies = sessions.get(account);
  if (cookies) return context.addCookies(cookies);
  await signIn(context, baseURL, account);
  sessions.set(account, await context.cookies());
}

type Fixtures = {
  /** A page of its own, signed in. What ends or changes a session takes `signIn`, or somebody of a town of its own. */
  as: (account: Account, options?: BrowserContextOptions) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  as: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (account, options) => {
      const context = await browser.newContext({ baseURL, ...options });
      contexts.push(context);
      await join(context, baseURL ?? "", account);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** Waits until the page is alive: SvelteKit has taken over what the server sent. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
}

const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds against WCAG 2.2 A and AA and its own good practice, naming the element. */
export async function axeFindings(
  page: Page,
  { only, without = [] }: { only?: string[]; without?: string[] } = {},
): Promise<string[]> {
  const isThere = await page.evaluate(() => "axe" in window);
  if (!isThere) await page.evaluate(axe.source);
  const options: RunOptions = {
    // What passed is not collected.
    resultTypes: ["violations"],
    runOnly: only ? { type: "rule", values: only } : { type: "tag", values: levels },
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  const violations = await page.evaluate(async (asked) => (await window.axe.run(document, asked)).violations, options);
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 4)
        .map(({ html }) => html.slice(0, 200))
        .join("\n  ")}`,
  );
}

/** What sticks out of the window or leaves no margin, or is cut off inside its own box without a way to reach it. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const margin = 8;
    const width = document.documentElement.clientWidth;
    const found: string[] = [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.documentElement &&
      (["auto", "scroll"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    if (document.documentElement.scrollWidth > width)
      found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const style = getComputedStyle(element);
      if (
        style.visibility === "hidden" ||
        element.closest(
          ".vh, [hidden], dialog:not([open]), details:not([open]) > :not(summary), .skip, #svelte-announcer",
        )
      )
        continue;
      const isText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      if (!isText) continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      const canScroll = scrolls(element);
      if (!canScroll && (box.right > width + 1 || box.left < -1))
        found.push(`outside: ${element.outerHTML.slice(0, 120)}`);
      const words = document.createRange();
      words.selectNodeContents(element);
      if (!canScroll && words.getBoundingClientRect().left < margin)
        found.push(`at the edge: ${element.outerHTML.slice(0, 120)}`);
      const clips = style.overflowX === "hidden" || style.overflowX === "clip";
      if (clips && element.scrollWidth > element.clientWidth + 1 && !element.title && !element.closest("[title]")) {
        found.push(`cut: ${element.outerHTML.slice(0, 120)}`);
      }
    }
    return found;
  });
