import { expect, freshTown, open, signIn, test } from "./fixtures.ts";

test("a visitor signs in with one press on a demonstration account and arrives where they wanted to be", async ({
  page,
}) => {
  await open(page, "/nl/plans/new");
  await expect(page).toHaveURL(/\/nl\/sign-in\?to=/);
  await page.getByRole("link", { name: /Claire Delvaux/ }).click();
  await expect(page.getByLabel("E-mailadres van uw dienst")).toHaveValue("coordinator@namur.demo.salus.example");
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await expect(page).toHaveURL(/\/nl\/plans\/new$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nieuw plan");
});

test("a wrong password is told under the same roof, the address stays", async ({ page }) => {
  await open(page, "/fr/sign-in");
  await page.getByLabel("Adresse e-mail de votre service").fill("coordinator@eupen.demo.salus.example");
  await page.getByLabel("Mot de passe").fill("ce n'est pas le bon");
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page.getByRole("alert")).toContainText("ne correspondent pas");
  await expect(page.getByLabel("Adresse e-mail de votre service")).toHaveValue("coordinator@eupen.demo.salus.example");
});

test("signing out ends the session", async ({ as }) => {
  const page = await as(`reader@${freshTown("mechelen")}`);
  await open(page, "/nl/plans");
  await page.locator(".head .user summary", { hasText: "Uw account" }).click();
  await page.getByRole("button", { name: "Afmelden" }).first().click();
  await expect(page.getByText("U bent afgemeld.")).toBeVisible();
  await page.goto("/nl/plans");
  await expect(page).toHaveURL(/\/nl\/sign-in\?to=/);
});

test("a return path leads only to our own pages", async ({ page }) => {
  await page.goto(
    `/nl/sign-in?to=${encodeURIComponent("//elsewhere.example/nl")}&account=reader%40mechelen.demo.salus.example`,
  );
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await expect(page).toHaveURL(/localhost:\d+\/nl$/);
});

test("somebody with two municipalities changes from one to the other", async ({ page, context, baseURL }) => {
  await signIn(context, baseURL ?? "", "evaluator@mechelen");
  await open(page, "/nl");
  await page.locator(".head .who summary").click();
  await page
    .getByRole("button", { name: /Sint-Jans-Molenbeek/ })
    .first()
    .click();
  await expect(page.locator(".head .who summary .name")).toHaveText("Sint-Jans-Molenbeek");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("sign in, change the name, see the plans, sign out", async ({ page }) => {
    await page.goto("/nl/sign-in");
    await page.getByRole("link", { name: /Nathalie Heck/ }).click();
    await page.getByRole("button", { name: "Aanmelden" }).click();
    await expect(page).toHaveURL(/\/nl$/);
    await page.goto("/nl/account");
    await page.getByLabel("Naam", { exact: true }).fill("Nathalie Heck-Schmitz");
    await page.getByRole("button", { name: "Naam en taal bewaren" }).click();
    await expect(page.getByText("Naam en taal bewaard")).toBeVisible();
    await page.goto("/fr/plans");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Plans");
  });

  test("an administrator invites, and withdraws after being asked", async ({ page }) => {
    await page.goto("/fr/sign-in?account=administrator%40namur.demo.salus.example&to=%2Ffr%2Fmembers");
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.getByLabel("Adresse e-mail", { exact: true }).fill("sans.script@namur.example");
    await page.getByLabel("Lecteur").check();
    await page.getByRole("button", { name: "Créer l’invitation" }).click();
    await expect(page.getByLabel("Lien pour sans.script@namur.example")).toHaveValue(/\/invitation\//);
    await page.getByRole("button", { name: "Révoquer l’invitation de sans.script@namur.example" }).click();
    await expect(page.getByText("Révoquer cette invitation ?")).toBeVisible();
    await page.getByRole("button", { name: "Révoquer", exact: true }).click();
    await expect(page.getByText("Invitation révoquée")).toBeVisible();
  });
});
