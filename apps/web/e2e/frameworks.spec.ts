import type { Page } from "@playwright/test";
import { call } from "./calls.ts";
import { axeFindings, expect, freshTown, open, test } from "./fixtures.ts";
import { nodesOf } from "./workspace-plan.ts";

const code = "svpp-2031-demo";

/** Works out every strategic objective, so that nothing blocks a submission. */
async function fillIn(page: Page, planId: string): Promise<void> {
  const strategic = (await nodesOf(page, planId)).filter(({ kind }) => kind === "strategicObjective");
  expect(strategic.length).toBeGreaterThan(0);
  for (const { lineageId: parentId } of strategic) {
    const objective = { lineageId: crypto.randomUUID(), parentId, after: null, kind: "operationalObjective" };
    await call(page, `/plans/${planId}/nodes`, { ...objective, text: { fr: "La commune suit le plan de près." } });
  }
}

type Draft = {
  id: string;
  revision: number;
  body: { template: { title: { nl: string; fr: string } }[] };
};

/** The next revision of the framework, in which the title of the first chapter has other words in Dutch. */
async function revise(manager: Page): Promise<void> {
  const { id, revision, body } = await call<Draft>(manager, "/federal/frameworks", {
    origin: "revision",
    framework: code,
  });
  const [first, ...others] = body.template;
  const template = [{ ...first, title: { ...first?.title, nl: "Herschreven hoofdstuk" } }, ...others];
  await call(manager, `/federal/frameworks/${id}`, { revision, body: { ...body, template } }, "PUT");
  await call(manager, `/federal/frameworks/${id}/publish`, { revision: revision + 1 });
}

test("a framework for a new period is made in both languages with its list of participants, published, rolled over to, submitted and compared; a draft follows its revision", async ({
  as,
}) => {
  test.slow();
  const town = await as(`coordinator@${freshTown("namur")}`);
  await open(town, "/fr/plans");
  const before = await call<{ id: string }>(town, "/plans", { framework: "svpp-2026-demo", language: "fr" });
  await fillIn(town, before.id);
  const { active } = await call<{ active: { nis: string } }>(town, "/auth/session");

  const manager = await as("framework-manager@federal");
  await open(manager, "/fr");
  await manager.getByRole("link", { name: "Cadres", exact: true }).first().click();
  await expect(manager.getByRole("heading", { level: 1 })).toHaveText("Cadres");
  expect(await axeFindings(manager)).toEqual([]);
  await manager.getByLabel("Cadre existant").selectOption("svpp-2026-demo");
  await manager.getByLabel("Code du nouveau cadre").fill(code);
  await manager.getByRole("button", { name: "Commencer la préparation" }).click();
  await expect(manager.getByRole("status").filter({ hasText: "Tout est enregistré." })).toBeVisible();
  await manager.waitForLoadState("networkidle");

  // A title that is missing in one language holds the publication, and leads to its field.
  const general = manager.getByRole("region", { name: "Généralités" });
  await general.getByLabel("Titre en néerlandais").fill("SVPP 2031");
  await general.getByLabel("Titre en français").fill("");
  await general.getByLabel("Début de la période").fill("2031-01-01");
  await general.getByLabel("Fin de la période").fill("2032-12-31");
  await general.getByLabel("Prolongation annoncée jusqu’au").fill("2033-06-30");
  const save = manager.getByRole("button", { name: "Enregistrer", exact: true });
  await expect(manager.getByRole("status").filter({ hasText: "pas encore enregistrées" })).toBeVisible();
  await save.click();
  await manager.getByRole("button", { name: "Ce texte manque dans une des langues. (Généralités FR)" }).click();
  await expect(general.getByLabel("Titre en français")).toBeFocused();
  await manager.keyboard.type("PSSP 2031");
  // On the way to another page what was typed is saved first.
  await manager.getByRole("link", { name: "Modifier les participants et les montants" }).click();
  await expect(manager.getByRole("heading", { level: 1 })).toHaveText("Communes participantes");
  await manager.waitForLoadState("networkidle");
  const annex = [
    "Code INS;Commune;Montant",
    `${active.nis};;1.250,50`,
    ";Mechlen;€ 58.934,-",
    ";Atlantis;5",
    "Total;;60.184,50",
  ];
  await manager.locator('input[type="file"]').setInputFiles({
    name: "annexe.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(annex.join("\r\n")),
  });
  await manager.getByRole("button", { name: "Lire", exact: true }).click();
  await expect(manager.getByRole("heading", { name: /^À vérifier\s?: annexe.csv$/ })).toBeFocused();
  expect(await axeFindings(manager)).toEqual([]);
  await manager.getByRole("button", { name: /^C’est exact\s?: ligne 3$/ }).click();
  await manager.getByRole("button", { name: "Écarter la ligne 4" }).click();
  await expect(manager.getByText("C’est aussi le total du fichier.")).toBeVisible();
  await manager.getByRole("button", { name: "Reprendre (2)" }).click();
  await expect(manager.getByText(/La liste est enregistrée\. Communes\s?: 2/)).toBeVisible();
  const workbook = await manager.getByRole("link", { name: "Excel" }).getAttribute("href");
  expect((await (await manager.request.get(workbook ?? "")).body()).subarray(0, 2).toString()).toBe("PK");
  const csv = await (await manager.request.get(`${manager.url()}.csv`)).text();
  expect(csv).toContain('"58934,00"');
  // Changed by hand.
  await manager.getByLabel("Montant de Malines, en euros").fill("60.000,00");
  await manager.getByLabel("Montant de Malines, en euros").press("Tab");
  await manager.getByRole("link", { name: "Retour au cadre" }).click();
  await expect(manager.getByRole("heading", { name: "Communes participantes" })).toBeVisible();
  await manager.getByRole("link", { name: "Voir comme une commune" }).click();
  await expect(manager.getByRole("heading", { level: 2, name: /PSSP 2031/ })).toBeVisible();
  expect(await axeFindings(manager)).toEqual([]);
  await manager.getByRole("link", { name: "Retour au cadre" }).click();
  await expect(manager.getByText("Rien n’empêche la publication.")).toBeVisible();
  await expect(manager.getByRole("status").filter({ hasText: "Tout est enregistré." })).toBeVisible();
  expect(await axeFindings(manager)).toEqual([]);

  await manager.getByRole("button", { name: "Publier", exact: true }).click();
  await manager.getByRole("dialog").getByRole("button", { name: "Publier", exact: true }).click();
  await expect(manager.getByText(`Le cadre ${code}, version 1, est publié.`, { exact: false })).toBeVisible();
  await expect(manager.getByRole("row").filter({ hasText: "PSSP 2031" })).toBeVisible();

  await open(town, "/fr/plans/new");
  await town.locator(`input[name="framework"][value="${code}"]`).check();
  await expect(town.getByText(/sur la liste des participants, pour 1.250,50/)).toBeVisible();
  await town.getByLabel("Par le plan d’une période précédente").check();
  await town.getByLabel("Plan à reprendre").selectOption(before.id);
  await town.getByRole("button", { name: "Commencer le plan" }).click();
  await expect(town).toHaveURL(/\/renew$/);
  await open(town, town.url().replace(/\/renew$/, "/submit"));
  await town.getByRole("checkbox", { name: /J’introduis la version 1/ }).check();
  await town.getByRole("button", { name: "Introduire" }).click();
  await expect(town.getByText(/Introduit à \d\d\sh\s\d\d/)).toBeVisible();

  const adviser = await as("adviser@federal");
  const listed = await adviser.request.get(`/api/v1/federal/plans?framework=${code}`);
  const { submissions } = (await listed.json()) as { submissions: { id: string; name: { fr: string } }[] };
  expect(submissions).toHaveLength(1);
  await open(adviser, "/fr/federal/matrix?instrument=svpp&year=2031");
  await expect(
    adviser.getByRole("grid").getByRole("link", { name: submissions[0]?.name.fr ?? "", exact: true }),
  ).toBeVisible();
  await open(adviser, `/fr/federal/compare?phenomenon=coordination&submissions=${submissions[0]?.id}`);
  await expect(adviser.getByRole("table")).toContainText("La commune suit le plan de près.");

  // A municipality that still writes is offered the revision, with its words in the language that changed.
  const other = await as(`coordinator@${freshTown("namur")}`);
  await open(other, "/fr/plans");
  const writing = await call<{ id: string }>(other, "/plans", { framework: code, language: "fr" });
  await revise(manager);
  await open(other, `/fr/plans/${writing.id}`);
  await other.getByRole("link", { name: "Voir la révision 2 du cadre" }).click();
  const change = other
    .getByRole("listitem")
    .filter({ has: other.locator("ins", { hasText: "Herschreven hoofdstuk" }) });
  await change.getByRole("checkbox").check();
  expect(await axeFindings(other)).toEqual([]);
  await other.getByRole("button", { name: "Suivre la révision 2" }).click();
  await expect(other.getByRole("heading", { name: "Aucune modification" })).toBeVisible();
});
