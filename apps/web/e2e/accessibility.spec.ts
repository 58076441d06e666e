import { axeFindings, cutOff, expect, locales, open, signIn, test } from "./fixtures.ts";
import { pageFolders, visits } from "./pages.ts";

test("every page of the program is walked here", () => {
  expect(pageFolders().filter((folder) => !(folder in visits))).toEqual([]);
});

for (const folder of pageFolders()) {
  for (const [index, visit] of (visits[folder] ?? []).entries()) {
    for (const locale of locales) {
      const name = `${folder}${index > 0 ? ` (${index + 1})` : ""} in ${locale}`;

      test(`${name}: axe finds nothing, light and dark`, async ({ page, context, baseURL }) => {
        test.slow();
        if (visit.as) await signIn(context, baseURL ?? "", visit.as);
        await open(page, `/${locale}${await visit.path(page)}`);
        expect(await axeFindings(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: "dark" });
        expect((await axeFindings(page)).filter((finding) => finding.startsWith("color-contrast"))).toEqual([]);
        expect(await page.title()).toMatch(/\S.* · Salus$/);
        expect(await page.locator("html").getAttribute("lang")).toBe(`${locale}-BE`);
        await expect(page.locator("h1")).toHaveCount(1);
      });

      test(`${name}: nothing is cut off at 390 pixels`, async ({ page, context, baseURL }) => {
        await page.setViewportSize({ width: 390, height: 844 });
        if (visit.as) await signIn(context, baseURL ?? "", visit.as);
        await open(page, `/${locale}${await visit.path(page)}`);
        expect(await cutOff(page)).toEqual([]);
      });
    }
  }
}
