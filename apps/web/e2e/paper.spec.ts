import type { Page } from "@playwright/test";
import { formats, translator } from "@salus/i18n";
import { call } from "./calls.ts";
import { axeFindings, expect, freshTown, locales, open, test } from "./fixtures.ts";

const framework = "svpp-2026-demo";
const own = { code: null, intro: {}, unit: null, original: "nl", targets: [], links: {}, children: [] };

/** A plan that nothing blocks: an objective with a result and an indicator under each strategic one. */
async function aPlan(page: Page): Promise<string> {
  const { id } = await call<{ id: string }>(page, "/plans", { framework, language: "nl" });
  const { nodes } = await call<{ nodes: { lineageId: string; kind: string }[] }>(page, `/plans/${id}/tree`);
  for (const { lineageId } of nodes.filter(({ kind }) => kind === "strategicObjective")) {
    const children = [
      { ...own, kind: "result", text: { nl: "De wijk is rustiger." } },
      { ...own, kind: "indicator", text: { nl: "Minstens 50 meldingen per jaar" } },
    ];
    const branch = { ...own, kind: "operationalObjective", text: { nl: "Toezien" }, children };
    const ids = Array.from({ length: 3 }, () => crypto.randomUUID());
    await call(page, `/plans/${id}/branches`, { parentId: lineageId, after: null, ids, branches: [branch] });
  }
  return id;
}

/** The first bytes of what a link downloads. */
async function beginning(page: Page, name: string): Promise<string> {
  const href = await page.getByRole("link", { name }).first().getAttribute("href");
  const answer = await page.request.get(href ?? "");
  expect(answer.status()).toBe(200);
  return (await answer.body()).toString("latin1", 0, 5);
}

for (const locale of locales) {
  test(`a plan is printed, received, excepted and signed by both sides, in ${locale}`, async ({ as }) => {
    test.slow();
    const t = translator(locale);
    const town = freshTown("mechelen");
    const coordinator = await as(`coordinator@${town}`);
    await open(coordinator, `/${locale}/plans`);
    const id = await aPlan(coordinator);
    await call(coordinator, `/plans/${id}/submit`, {});

    await open(coordinator, `/${locale}/plans/${id}/receipt/1`);
    await expect(coordinator.getByRole("heading", { level: 1 })).toHaveText(t((m) => m.paper.receipt.title));
    const receipt = await call<{ hash: string; nis: string }>(coordinator, `/plans/${id}/versions/1/receipt`);
    await expect(coordinator.getByText(receipt.hash)).toBeVisible();
    const language = t((m) => m.paper.inDutch);
    expect(await beginning(coordinator, "PDF NL")).toBe("%PDF-");

    const adviser = await as("adviser@federal");
    await open(adviser, `/${locale}/federal/exceptions`);
    await adviser.getByLabel(t((m) => m.paper.exception.municipality)).selectOption(receipt.nis);
    await adviser.getByLabel(t((m) => m.paper.exception.framework)).selectOption(framework);
    await adviser.getByLabel(t((m) => m.paper.exception.until)).fill("2099-12-31");
    await adviser.getByLabel(t((m) => m.paper.exception.reason)).fill("Fusie van twee gemeenten");
    await adviser.getByRole("button", { name: t((m) => m.paper.exception.submit) }).click();
    await expect(adviser.getByText(t((m) => m.paper.exception.granted))).toBeVisible();
    await coordinator.reload();
    await expect(coordinator.getByText("Fusie van twee gemeenten")).toBeVisible();
    await expect(coordinator.getByText(formats(locale).date("2099-12-31")).first()).toBeVisible();
    expect(await axeFindings(coordinator)).toEqual([]);

    const { submissions } = await call<{ submissions: { id: string; nis: string }[] }>(
      adviser,
      `/federal/plans?framework=${framework}&q=${receipt.nis}`,
    );
    const submission = submissions[0]?.id ?? "";
    await call(adviser, `/federal/plans/${submission}/approve`, { on: "2026-03-02", inForceOn: null });

    await open(coordinator, `/${locale}/plans/${id}/signing/1`);
    const make = t((m) => m.paper.signing.makeIn, { language });
    await coordinator.getByRole("button", { name: make }).click();
    await expect(coordinator.getByText(t((m) => m.paper.signing.made))).toBeVisible();

    await open(adviser, `/${locale}/federal/plans/${submission}/signing`);
    await adviser.getByRole("button", { name: t((m) => m.paper.signing.signTest) }).click();
    await expect(adviser.getByText(t((m) => m.paper.signing.recorded))).toBeVisible();
    await expect(adviser.getByText(t((m) => m.paper.signing.check.intact))).toBeVisible();
    await expect(adviser.getByText(t((m) => m.paper.signing.check.whole))).toBeVisible();

    const scan = { name: "getekend.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF\n") };
    await coordinator.reload();
    await coordinator.getByLabel(t((m) => m.paper.signing.file)).setInputFiles(scan);
    await coordinator.getByLabel(t((m) => m.paper.signing.signedOn)).fill("2026-03-01");
    await coordinator.getByRole("button", { name: t((m) => m.paper.signing.add), exact: true }).click();
    await expect(coordinator.getByText(t((m) => m.paper.signing.added))).toBeVisible();
    await expect(coordinator.getByText(t((m) => m.paper.signing.noSignature))).toBeVisible();
    await expect(coordinator.getByText(t((m) => m.paper.signing.otherText))).toBeVisible();
    expect(await axeFindings(coordinator)).toEqual([]);
    const { copies, status } = await call<{ copies: object[]; status: string }>(
      coordinator,
      `/plans/${id}/versions/1/signing`,
    );
    expect([copies.length, status]).toEqual([2, "countersigned"]);
  });
}
