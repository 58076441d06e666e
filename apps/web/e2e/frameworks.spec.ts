import { call } from "./calls.ts";
import { axeFindings, expect, freshTown, open, test } from "./fixtures.ts";
import { nodesOf } from "./workspace-plan.ts";

const code = "svpp-2031-demo";

test("a framework for a new period is copied, changed in both languages, published, rolled over to, submitted and compared", async ({
  as,
}) => {
  test.slow();
  const town = await as(`coordinator@${freshTown("namur")}`);
  await open(town, "/fr/plans");
  const before = await call<{ id: string }>(town, "/plans", { framework: "svpp-2026-demo", language: "fr" });

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
  const save = manager.getByRole("button", { name: "Enregistrer", exact: true });
  await expect(manager.getByRole("status").filter({ hasText: "pas encore enregistrées" })).toBeVisible();
  await save.click();
  await manager.getByRole("button", { name: "Ce texte manque dans une des langues. (Généralités FR)" }).click();
  await expect(general.getByLabel("Titre en français")).toBeFocused();
  await manager.keyboard.type("PSSP 2031");
  // On the way to another page what was typed is saved first.
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
  await expect(town.locator(`input[name="framework"][value="${code}"]`)).toBeVisible();
  const after = await call<{ id: string }>(town, "/plans/roll-over", { framework: code, fromPlanId: before.id });
  const strategic = (await nodesOf(town, after.id)).filter(({ kind }) => kind === "strategicObjective");
  expect(strategic.length).toBeGreaterThan(0);
  for (const { lineageId } of strategic) {
    const objective = {
      lineageId: crypto.randomUUID(),
      parentId: lineageId,
      after: null,
      kind: "operationalObjective",
    };
    await call(town, `/plans/${after.id}/nodes`, { ...objective, text: { fr: "La commune suit le plan de près." } });
  }
  await call(town, `/plans/${after.id}/submit`, {});

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
});
