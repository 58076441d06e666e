import { axeFindings, expect, freshTown, open, signIn, test } from "./fixtures.ts";

test("an invitation is made, copied, accepted with a password, and gives its roles", async ({
  as,
  browser,
  baseURL,
}) => {
  const page = await as("administrator@mechelen");
  await open(page, "/nl/members");
  await page.getByLabel("E-mailadres", { exact: true }).fill("nieuwe.collega@mechelen.example");
  await page.getByLabel("Redacteur").check();
  await page.getByRole("button", { name: "Uitnodiging maken" }).click();
  const link = await page.getByLabel("Link voor nieuwe.collega@mechelen.example").inputValue();

  const guest = await (await browser.newContext({ baseURL })).newPage();
  await open(guest, link);
  await expect(guest.getByRole("heading", { level: 2 })).toContainText("Mechelen nodigt u uit");
  await guest.getByLabel("Uw naam").fill("Nieuwe Collega");
  await guest.getByLabel("Kies een wachtwoord").fill("kort");
  await expect(guest.getByText("nog 8 tekens")).toBeVisible();
  await guest.getByLabel("Kies een wachtwoord").fill("wachtwoord123");
  await guest.getByRole("button", { name: "Uitnodiging aanvaarden" }).click();
  await expect(guest.getByText("lijsten van veelgebruikte wachtwoorden. Kies een ander")).toBeVisible();
  await expect(guest.getByLabel("Uw naam")).toHaveValue("Nieuwe Collega");
  await guest.getByLabel("Kies een wachtwoord").fill("vier gewone woorden samen");
  await guest.getByRole("button", { name: "Uitnodiging aanvaarden" }).click();
  await expect(guest.getByRole("heading", { level: 1 })).toContainText("Nieuwe");
  await guest.goto(link);
  await expect(guest.getByRole("heading", { level: 2 })).toHaveText("Deze uitnodiging werkt niet meer");

  await open(page, "/nl/members");
  const row = page.getByRole("row", { name: /Nieuwe Collega/ });
  await row.getByRole("link", { name: "Rollen wijzigen van Nieuwe Collega" }).click();
  await page.getByRole("region", { name: "Rollen van Nieuwe Collega" }).getByLabel("Coördinator").check();
  await page.getByRole("button", { name: "Rollen bewaren" }).click();
  await expect(row).toContainText("coördinator");

  await row.getByRole("button", { name: "Nieuwe Collega verwijderen" }).click();
  const dialog = page.getByRole("dialog", { name: "Nieuwe Collega verwijderen?" });
  await dialog.getByRole("button", { name: "Verwijderen" }).click();
  await expect(page.getByText("Nieuwe Collega verwijderd")).toBeVisible();
  await expect(row).toHaveCount(0);
});

test("a session on another device is ended from here", async ({ as, browser, baseURL }) => {
  const account = `finance@${freshTown("namur")}` as const;
  const here = await as(account);
  const device = await browser.newContext({
    baseURL,
    userAgent: "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0",
  });
  await signIn(device, baseURL ?? "", account);
  const there = await device.newPage();
  await open(there, "/fr");
  await open(here, "/fr/account");
  await here.getByRole("button", { name: "Mettre fin à la connexion : Firefox sur Windows" }).click();
  await here.getByRole("dialog").getByRole("button", { name: "Mettre fin" }).click();
  await expect(here.getByText("Connexion terminée")).toBeVisible();
  await there.goto("/fr/plans");
  await expect(there).toHaveURL(/sign-in/);
  await device.close();
});

test("a password is changed only with the present one", async ({ as }) => {
  const page = await as("finance@molenbeek");
  await open(page, "/fr/account");
  await page.getByLabel("Mot de passe actuel").fill("pas le bon du tout");
  await page.getByLabel("Nouveau mot de passe").fill("quatre mots tout simples");
  await page.getByRole("button", { name: "Modifier le mot de passe" }).click();
  await expect(page.getByText("Ce n’est pas votre mot de passe actuel.")).toBeVisible();
  await expect(page.getByLabel("Mot de passe actuel")).toHaveAttribute("aria-invalid", "true");
});

test("the palette finds a plan and opens it by keyboard alone", async ({ as }) => {
  const page = await as("reader@mechelen");
  await open(page, "/nl");
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox");
  await expect(field).toBeFocused();
  await field.fill("leden");
  await expect(page.getByText("Niets gevonden voor “leden”.")).toBeVisible();
  await field.fill("svpp 2020");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/nl\/plans\/[0-9a-f-]{36}/);
});

test("support looks on for some hours, changes nothing, is written down, and goes when it is told to", async ({
  as,
  browser,
  baseURL,
}) => {
  const page = await as(`administrator@${freshTown("namur")}`);
  await open(page, "/fr/members");
  await page.getByLabel("Adresse e-mail de l’assistance").fill("aide@assistance.example");
  await page.getByLabel("Motif").fill("Une page reste vide");
  await page.getByRole("button", { name: "Ouvrir l’accès" }).click();
  const link = await page.getByLabel("Lien pour aide@assistance.example").inputValue();

  const guest = await (await browser.newContext({ baseURL })).newPage();
  await open(guest, link);
  await guest.getByLabel("Votre nom").fill("Aline Aide");
  await guest.getByLabel("Choisissez un mot de passe").fill("quatre mots simples ensemble");
  await guest.getByRole("button", { name: "Accepter l’invitation" }).click();
  const bar = guest.getByRole("complementary", { name: "Assistance" });
  await expect(bar).toContainText("Une page reste vide");
  expect(await axeFindings(guest)).toEqual([]);
  await open(guest, "/fr/plans");
  await expect(guest.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(guest.getByRole("link", { name: "Nouveau plan" })).toHaveCount(0);

  await open(page, "/fr/trail?kindOfEntry=support");
  await expect(page.getByRole("row", { name: /Aline Aide/ }).first()).toBeVisible();
  await open(page, "/fr/members");
  await page.getByRole("button", { name: "Mettre fin maintenant à l’accès de Aline Aide" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Mettre fin maintenant" }).click();
  await expect(page.getByText("Accès de Aline Aide terminé")).toBeVisible();
  await guest.goto("/fr/plans");
  await expect(bar).toHaveCount(0);
});
