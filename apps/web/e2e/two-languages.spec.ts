import { expect, locales, open, test } from "./fixtures.ts";

test("the address without a language follows the browser", async ({ browser, baseURL }) => {
  for (const locale of locales) {
    const context = await browser.newContext({ baseURL, locale: `${locale}-BE` });
    const page = await context.newPage();
    await page.goto("/");
    expect(new URL(page.url()).pathname).toBe(`/${locale}/sign-in`);
    await context.close();
  }
});

type Marked = Window & { sameDocument?: boolean };

test("the switch keeps the page, the scroll, the focus and the unsaved text", async ({ as }) => {
  const page = await as("administrator@molenbeek");
  await page.setViewportSize({ width: 1280, height: 500 });
  await open(page, "/nl/members");
  await page.getByLabel("Redacteur").check();
  await page.getByLabel("E-mailadres", { exact: true }).fill("nieuw@gemeente.example");
  const scrolled = await page.evaluate(() => {
    window.scrollTo(0, 60);
    (window as Marked).sameDocument = true;
    return window.scrollY;
  });
  // From the palette, so that the focus stays in the field meanwhile.
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("Frans");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Membres");
  expect(new URL(page.url()).pathname).toBe("/fr/members");
  const field = page.getByLabel("Adresse e-mail", { exact: true });
  await expect(field).toHaveValue("nieuw@gemeente.example");
  await expect(field).toBeFocused();
  await expect(page.getByLabel("Rédacteur")).toBeChecked();
  expect(scrolled).toBeGreaterThan(0);
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
  expect(await page.evaluate(() => (window as Marked).sameDocument)).toBe(true);
  await expect(page.locator("html")).toHaveAttribute("lang", "fr-BE");
  await expect(page).toHaveTitle("Membres · Salus");

  // And back with the switch itself, which keeps its own focus.
  const dutch = page.getByRole("link", { name: "NL Nederlands" });
  await dutch.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("E-mailadres", { exact: true })).toHaveValue("nieuw@gemeente.example");
  await expect(dutch).toBeFocused();
});

test("each page names its address in the other language", async ({ page, baseURL }) => {
  await page.goto("/nl/sign-in?to=%2Fnl%2Fplans");
  for (const locale of locales) {
    await expect(page.locator(`link[rel=alternate][hreflang="${locale}-BE"]`)).toHaveAttribute(
      "href",
      `${baseURL}/${locale}/sign-in?to=%2Fnl%2Fplans`,
    );
  }
});
