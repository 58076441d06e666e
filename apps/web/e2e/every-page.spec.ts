import { axeFindings, cutOff, expect, join, locales, open, type Page, test } from "./fixtures.ts";
import { pageFolders, visits } from "./pages.ts";

test("every page of the program is walked here", () => {
  expect(pageFolders().filter((folder) => !(folder in visits))).toEqual([]);
});

/** What a page complains of in the browser; that the page itself is refused is no complaint of its own. */
function complaintsOf(page: Page): string[] {
  const found: string[] = [];
  page.on("pageerror", (error) => found.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && message.location().url !== page.url()) found.push(message.text());
  });
  return found;
}

/** All that is read or said on a page. */
const wordsOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const said = [...document.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap((element) =>
      ["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name) ?? ""),
    );
    return [document.title, document.body.innerText, ...said].join("\n");
  });

const topics = [
  "shell",
  "ui",
  "errors",
  "enums",
  "account",
  "members",
  "plans",
  "home",
  "components",
  "findings",
  "money",
];
const contrast = ["color-contrast"];
const isKey = (word: string): boolean => topics.includes(word.split(".")[0] ?? "");

for (const folder of pageFolders()) {
  for (const [index, visit] of (visits[folder] ?? []).entries()) {
    const name = `${folder}${index > 0 ? ` (${index + 1})` : ""}`;

    test(`${name}: axe finds nothing, nothing is cut off at 390 pixels, no key stands for a text, the browser complains of nothing`, async ({
      page,
      context,
      baseURL,
    }) => {
      test.slow();
      if (visit.as) await join(context, baseURL ?? "", visit.as);
      const path = await visit.path(page);
      const complaints = complaintsOf(page);
      for (const locale of locales) {
        await page.setViewportSize({ width: 1280, height: 720 });
        await open(page, `/${locale}${path}`);
        expect.soft(complaints, locale).toEqual([]);
        expect.soft(await page.title()).toMatch(/\S.* · Salus$/);
        expect.soft(await page.locator("html").getAttribute("lang")).toBe(`${locale}-BE`);
        await expect.soft(page.locator("h1")).toHaveCount(1);
        // Colours do not depend on the language: the light ones are looked at in the first, the dark ones at the end.
        expect.soft(await axeFindings(page, { without: locale === "nl" ? [] : contrast }), locale).toEqual([]);
        // A key that has no text is shown as itself; a value that was not given as its braces.
        const words = await wordsOf(page);
        expect
          .soft(words.match(/\b[a-z]+([A-Z][a-z]+)*(\.[a-z]+([A-Z][a-z]+)*)+_?\b/g)?.filter(isKey) ?? [])
          .toEqual([]);
        expect.soft(words).not.toContain("{{");
        expect.soft(words).not.toMatch(/\bundefined\b|\bNaN\b|\[object /);
        await page.setViewportSize({ width: 390, height: 844 });
        expect.soft(await cutOff(page), locale).toEqual([]);
      }
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      expect.soft(await axeFindings(page, { only: contrast })).toEqual([]);
    });
  }
}
