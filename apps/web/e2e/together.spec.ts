import { expect, freshTown, open, type Page, test } from "./fixtures.ts";
import { makePlan } from "./workspace-plan.ts";

const words = {
  nl: {
    open: /^Overleg/,
    tab: "Opdrachten",
    write: /^Opmerking bij/,
    placed: "Opmerking geplaatst.",
    give: "Opdracht geven",
    who: "Voor wie",
    due: "Tegen",
    done: /^Afgewerkt: /,
    reply: "Antwoorden",
    answer: "Antwoord",
    resolve: "Afhandelen",
    resolved: "Gesprek afgehandeld.",
    mine: "Mijn werk",
    overdue: "te laat",
    activity: "plaatste een opmerking bij",
    edit: "Wijzigen",
    own: "Uw opmerking",
    save: "Bewaren",
    edited: "(gewijzigd)",
    remove: "Verwijderen",
    trace: "Opmerking verwijderd door",
  },
  fr: {
    open: /^Concertation/,
    tab: "Tâches",
    write: /^Remarque sur/,
    placed: "Remarque publiée.",
    give: "Confier une tâche",
    who: "À qui",
    due: "Pour le",
    done: /^Terminée : /,
    reply: "Répondre",
    answer: "Réponse",
    resolve: "Clôturer",
    resolved: "Discussion clôturée.",
    mine: "Mon travail",
    overdue: "en retard",
    activity: "a publié une remarque sur",
    edit: "Modifier",
    own: "Votre remarque",
    save: "Enregistrer",
    edited: "(modifiée)",
    remove: "Supprimer",
    trace: "Remarque supprimée par",
  },
} as const;

type Named = { name: string };

async function nameOf(page: Page): Promise<string> {
  const { user } = (await (await page.request.get("/api/v1/auth/session")).json()) as { user: Named };
  return user.name;
}

for (const [locale, like] of [
  ["nl", "mechelen"],
  ["fr", "molenbeek"],
] as const) {
  const w = words[locale];

  test(`colleagues ask, answer and settle by keyboard, in ${locale}`, async ({ as }) => {
    const town = freshTown(like);
    const asking = await as(`coordinator@${town}`);
    const asked = await as(`editor@${town}`);
    const [askingName, askedName] = [await nameOf(asking), await nameOf(asked)];
    const { id: planId } = await makePlan(asking, "svpp-2023-2024");
    const question = `Klopt dit? ${locale}`;

    await open(asking, `/${locale}/plans/${planId}`);
    const row = asking.locator('[role="row"][aria-selected="true"]');
    await expect(asking.getByRole("button", { name: w.open })).toBeVisible();
    await row.focus();
    await asking.keyboard.press("Control+Alt+m");
    const field = asking.getByLabel(w.write);
    await expect(field).toBeFocused();
    await asking.keyboard.type(`@${askedName.slice(0, 3)}`);
    await expect(asking.getByRole("option", { name: askedName })).toBeVisible();
    await asking.keyboard.press("Enter");
    await expect(field).toHaveValue(`@${askedName} `);
    await asking.keyboard.type(question);
    await asking.keyboard.press("Control+Enter");
    await expect(asking.getByText(w.placed)).toBeVisible();
    await expect(row.locator(".talk")).toContainText(/1/);

    const tab = asking.getByRole("tab", { name: w.tab });
    await tab.focus();
    await asking.keyboard.press("Enter");
    await asking.getByRole("button", { name: w.give }).focus();
    await asking.keyboard.press("Enter");
    await asking.getByLabel(w.who).selectOption({ label: askedName });
    await asking.getByLabel(w.due).fill("2026-01-05");
    await asking.getByLabel(w.due).press("Enter");
    await expect(asking.getByRole("article").filter({ hasText: askedName })).toContainText(w.overdue);

    await open(asked, `/${locale}`);
    await expect(asked.getByRole("region", { name: w.mine })).toContainText(w.overdue);
    await open(asked, `/${locale}/my-work`);
    const mention = asked.getByRole("listitem").filter({ hasText: question });
    await expect(mention).toContainText(askingName);
    await mention.getByRole("link").focus();
    await asked.keyboard.press("Enter");
    const thread = asked.getByRole("article").filter({ hasText: question });
    await expect(thread.locator("[data-comment]").first()).toBeFocused();
    await thread.getByRole("button", { name: w.reply }).focus();
    await asked.keyboard.press("Enter");
    await expect(thread.getByLabel(w.answer)).toBeFocused();
    await asked.keyboard.type("Ja, dat klopt.");
    await asked.keyboard.press("Control+Enter");
    await expect(thread).toContainText("Ja, dat klopt.");

    await thread.getByRole("button", { name: w.edit }).focus();
    await asked.keyboard.press("Enter");
    await expect(thread.getByLabel(w.own)).toBeFocused();
    await asked.keyboard.press("End");
    await asked.keyboard.type(" Zeker.");
    await asked.keyboard.press("Control+Enter");
    await expect(thread).toContainText(w.edited);
    await thread.getByRole("button", { name: w.remove }).focus();
    await asked.keyboard.press("Enter");
    await asked.getByRole("dialog").getByRole("button", { name: w.remove }).click();
    await expect(thread).toContainText(`${w.trace} ${askedName}`);
    await expect(thread).not.toContainText("Zeker.");

    await thread.getByRole("button", { name: w.resolve }).focus();
    await asked.keyboard.press("Enter");
    await expect(asked.getByText(w.resolved)).toBeVisible();

    await open(asked, `/${locale}/my-work`);
    await asked.getByRole("button", { name: w.done }).first().focus();
    await asked.keyboard.press("Enter");
    await expect(asked.getByRole("status").filter({ hasText: /afgewerkt|terminée/ })).toBeVisible();

    await open(asking, `/${locale}/plans/${planId}/activity`);
    await expect(asking.getByRole("main")).toContainText(w.activity);
    await expect(asking.getByRole("heading", { level: 2, name: askedName }).first()).toBeVisible();
  });
}

test("a file is put beside the plan, refused when it is none, and handed out as a download", async ({ as }) => {
  const page = await as(`coordinator@${freshTown("mechelen")}`);
  const plan = await makePlan(page, "svpp-2023-2024");
  await open(page, `/nl/plans/${plan.id}`);
  await page.getByRole("button", { name: words.nl.open }).click();
  await page.getByRole("tab", { name: "Bijlagen" }).click();
  const choose = page.getByLabel("Bestand kiezen");
  await choose.setInputFiles({
    name: "../nota.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Nota van de dienst"),
  });
  const link = page.getByRole("link", { name: "nota.txt" });
  await expect(link).toBeVisible();
  const download = page.waitForEvent("download");
  await link.click();
  expect((await download).suggestedFilename()).toBe("nota.txt");
  await choose.setInputFiles({ name: "pagina.txt", mimeType: "text/plain", buffer: Buffer.from("<!doctype html><p>") });
  await expect(page.getByText("Dit soort bestand kan niet als bijlage")).toBeVisible();
  await page.getByRole("button", { name: "nota.txt verwijderen" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Verwijderen" }).click();
  await expect(link).toHaveCount(0);
});

test("the mail of the day stands in the mailbox, and may be refused", async ({ as, baseURL }) => {
  const town = freshTown("mechelen");
  const [asking, asked] = [await as(`coordinator@${town}`), await as(`finance@${town}`)];
  const { id: planId } = await makePlan(asking, "svpp-2023-2024");
  const { user } = (await (await asked.request.get("/api/v1/auth/session")).json()) as { user: { id: string } };
  const sent = await asking.request.post(`/api/v1/plans/${planId}/comments`, {
    headers: { origin: baseURL ?? "" },
    data: { nodeId: null, text: `@{${user.id}} kijkt u de bedragen na?` },
  });
  expect(sent.status()).toBe(201);
  await open(asked, "/nl/mailbox");
  await asked.getByRole("button", { name: "E-mail van vandaag nu maken" }).click();
  await expect(asked.getByText("De e-mail van vandaag staat hieronder.")).toBeVisible();
  await expect(asked.getByRole("article").first()).toContainText("vermeldde u");
  await open(asked, "/nl/account");
  await asked.getByLabel("Nooit").check();
  await asked.getByRole("region", { name: "E-mail" }).getByRole("button", { name: "Bewaren" }).click();
  await expect(asked.getByText("Uw keuze is bewaard.")).toBeVisible();
});

test("what colleagues tell one another does not exist for the federal side", async ({ as }) => {
  const [coordinator, adviser] = [await as(`coordinator@${freshTown("mechelen")}`), await as("adviser@federal")];
  const { id: planId } = await makePlan(coordinator, "svpp-2023-2024");
  for (const part of ["comments", "assignments", "activity"]) {
    expect((await coordinator.request.get(`/api/v1/plans/${planId}/${part}`)).status()).toBe(200);
    expect((await adviser.request.get(`/api/v1/plans/${planId}/${part}`)).status()).toBe(404);
  }
  await adviser.goto(`/fr/plans/${planId}/activity`);
  await expect(adviser.getByRole("heading", { level: 1 })).toBeVisible();
  expect((await adviser.request.get("/api/v1/my-work")).status()).toBe(403);
});
