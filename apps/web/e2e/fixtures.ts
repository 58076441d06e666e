import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

export { expect };
export type { Locator, Page } from "@playwright/test";
export const locales = ["nl", "fr"] as const;
export type Locale = (typeof locales)[number];

/** `coordinator@mechelen`: a demonstration account by role and tenant. */
export type Account = `${string}@${"mechelen" | "molenbeek" | "namur" | "eupen" | "federal"}`;

type Demo = { accounts: { email: string }[]; password: string };

/** Signs a context in without walking through the page. */
export async function signIn(context: BrowserContext, baseURL: string, account: Account): Promise<void> {
  const demo = (await (await context.request.get(`${baseURL}/api/v1/demo`)).json()) as Demo;
  const [role, tenant] = account.split("@");
  const email = demo.accounts.find((known) => known.email.startsWith(`${role}@${tenant}.`))?.email;
  if (!email) throw new Error(`no demonstration account ${account}`);
  const answer = await context.request.post(`${baseURL}/api/v1/auth/sign-in`, {
    headers: { origin: baseURL },
    data: { email, password: demo.password },
  });
  if (!answer.ok()) throw new Error(`sign-in of ${account}: ${answer.status()} ${await answer.text()}`);
}

type Fixtures = {
  /** A page of its own, signed in. Two calls are two people. */
  as: (account: Account, options?: Parameters<import("@playwright/test").Browser["newContext"]>[0]) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  as: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (account, options) => {
      const context = await browser.newContext({ baseURL, ...options });
      contexts.push(context);
      await signIn(context, baseURL ?? "", account);
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

/** What axe finds against WCAG 2.2 A and AA and its own good practice (or some rules only), naming the element. */
export async function axeFindings(page: Page, rules?: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page });
  const { violations } = await (rules ? builder.withRules(rules) : builder.withTags(levels)).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 4)
        .map(({ html }) => html.slice(0, 200))
        .join("\n  ")}`,
  );
}

/** What sticks out of the window, or is cut off inside its own box without a way to reach it. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
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
      const clips = style.overflowX === "hidden" || style.overflowX === "clip";
      if (clips && element.scrollWidth > element.clientWidth + 1 && !element.title && !element.closest("[title]")) {
        found.push(`cut: ${element.outerHTML.slice(0, 120)}`);
      }
    }
    return found;
  });
