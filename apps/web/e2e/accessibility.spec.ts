import { axeFindings, cutOff, expect, locales, open, signIn, test } from "./fixtures.ts";
import { pageFolders, visits } from "./pages.ts";

test("every page of the program is walked here", () => {
  expect(pageFolders().filter((folder) => !(folder in visits))).toEqual([]);
});

for (const folder of pageFolders()) {
  for (const [index, visit] of (visits[folder] ?? []).entries()) {
    for (const locale of locales) {
      const name = `${folder}${index > 0 ? ` (${index + 1})` : ""} in ${locale}`;

      test(`${name}: axe finds nothing, nothing is cut off at 390 pixels`, async ({ page, context, baseURL }) => {
        test.slow();
        if (visit.as) await signIn(context, baseURL ?? "", visit.as);
        await open(page, `/${locale}${await visit.path(page)}`);
        expect.soft(await page.title()).toMatch(/\S.* · Salus$/);
        expect.soft(await page.locator("html").getAttribute("lang")).toBe(`${locale}-BE`);
        await expect.soft(page.locator("h1")).toHaveCount(1);
        expect.soft(await axeFindings(page)).toEqual([]);
        await page.setViewportSize({ width: 390, height: 844 });
        expect.soft(await cutOff(page)).toEqual([]);
        // Colours do not depend on the language: once is enough.
        if (locale === "nl") {
          await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
          expect.soft(await axeFindings(page, ["color-contrast"])).toEqual([]);
        }
      });
    }
  }
}
