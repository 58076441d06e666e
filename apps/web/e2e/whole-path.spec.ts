import type { Locator, Page, Route } from "@playwright/test";
import { translator } from "@salus/i18n";
import { call, submissionOf } from "./calls.ts";
import { axeFindings, cutOff, expect, freshTown, type Locale, open, test } from "./fixtures.ts";
import { field, nodesOf, type StoredNode } from "./workspace-plan.ts";

const framework = "vsc-2023";
const own = { code: null, intro: {}, unit: null, targets: [], links: {}, children: [] };
const words = {
  nl: { objective: "Toezicht houden", result: "De wijk is rustiger.", indicator: "Minstens 50 meldingen per jaar" },
  fr: { objective: "Surveiller", result: "Le quartier est plus calme.", indicator: "Au moins 50 signalements par an" },
};

/** What the framework asks for, with an objective under each strategic one. */
async function aPlan(page: Page, language: Locale): Promise<string> {
  const { id } = await call<{ id: string }>(page, "/plans", { framework, language });
  const say = (kind: keyof (typeof words)["nl"]) => ({
    original: language,
    text: { [language]: words[language][kind] },
  });
  for (const { lineageId } of (await nodesOf(page, id)).filter(({ kind }) => kind === "strategicObjective")) {
    const children = (["result", "indicator"] as const).map((kind) => ({ ...own, kind, ...say(kind) }));
    const branch = { ...own, kind: "operationalObjective", ...say("objective"), unit: "A", children };
    const ids = Array.from({ length: 3 }, () => crypto.randomUUID());
    await call(page, `/plans/${id}/branches`, { parentId: lineageId, after: null, ids, branches: [branch] });
  }
  return id;
}

/** Types behind what stands in a field, and waits until the server has it. */
async function writeOn(page: Page, at: { plan: string; node: string; locale: Locale }, more: string): Promise<void> {
  await open(page, `/${at.locale}/plans/${at.plan}?node=${at.node}`);
  await field(page, at.node, `text.${at.locale}`).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(more);
  await page.keyboard.press("Escape");
  const stored = async () =>
    (await nodesOf(page, at.plan)).find(({ lineageId }) => lineageId === at.node)?.text[at.locale];
  await expect.poll(stored).toContain(more);
}

/** Records an event on the page of the dossier; `day` as it is written there. */
async function record(
  page: Page,
  at: { dossier: string; locale: Locale },
  kind: "college" | "council" | "inForce",
  typed: { day: string; agendaItem?: string },
): Promise<void> {
  const t = translator(at.locale);
  await open(page, `${at.dossier}?record=${kind}`);
  const form = page.locator("form[aria-labelledby=record-title]");
  await form.locator("input[name=on]").fill(typed.day);
  if (typed.agendaItem) await form.locator("input[name=agendaItem]").fill(typed.agendaItem);
  if (kind === "council") await form.getByRole("radio").nth(1).check();
  await form.locator("button[type=submit]").last().click();
  const event = t((m) => m.enums.planEvent[kind]);
  await expect(page.getByText(t((m) => m.dossier.form.recorded, { event }))).toBeVisible();
}

async function submit(page: Page, plan: string, locale: Locale): Promise<void> {
  const t = translator(locale);
  await open(page, `/${locale}/plans/${plan}/submit`);
  const form = page.locator("form:has(input[name=sure])");
  await form.locator("input[name=sure]").check();
  await form.locator("button[type=submit]").click();
  await expect(page.getByRole("link", { name: t((m) => m.paper.receipt.open) })).toBeVisible();
}

/** What the adviser decides at the desk of the analysis. */
async function decide(page: Page, kind: string, reason?: string): Promise<void> {
  const desk = page.locator("#decide");
  await desk.locator("select[name=kind]").selectOption(kind);
  if (reason) await desk.locator("textarea[name=reason]").fill(reason);
}

async function remarkOn(page: Page, at: { base: string; anchor: string }, kind: string, text: string): Promise<void> {
  await open(page, `${at.base}?on=${at.anchor}#${at.anchor}`);
  const spot = page.locator(`[id="${at.anchor}"]`);
  await spot.locator("select[name=kind]").selectOption(kind);
  await spot.locator("textarea[name=text]").fill(text);
  await spot.locator("form:has(textarea)").getByRole("button").click();
  await expect(spot.getByText(text)).toBeVisible();
}

for (const [locale, federal] of [
  ["nl", "fr"],
  ["fr", "nl"],
] as const) {
  test(`from a draft to a signed agreement, its amendment and its next period: municipality in ${locale}, federal side in ${federal}`, async ({
    as,
  }) => {
    test.setTimeout(300_000);
    const [ours, theirs] = [translator(locale), translator(federal)];
    const town = freshTown(locale === "nl" ? "mechelen" : "namur");
    const [coordinator, editor, secretary] = [
      await as(`coordinator@${town}`),
      await as(`editor@${town}`),
      await as(`secretary@${town}`),
    ];
    const [adviser, signer] = [await as("adviser@federal"), await as("framework-manager@federal")];
    for (const page of [coordinator, editor, secretary]) await page.goto(`/${locale}/plans`);
    for (const page of [adviser, signer]) await page.goto(`/${federal}/federal/queue`);

    // The draft, college and council; submitted with a receipt.
    const plan = await aPlan(editor, locale);
    const nodes = await nodesOf(editor, plan);
    const one = (kind: string): string => (nodes.find((node) => node.kind === kind) as StoredNode).lineageId;
    const [objective, indicator] = [one("operationalObjective"), one("indicator")];
    await writeOn(editor, { plan, node: objective, locale }, " 24/7");
    const dossier = { dossier: `/${locale}/plans/${plan}/dossier`, locale };
    await record(secretary, dossier, "college", { day: "11/02/2019", agendaItem: "85" });
    await record(secretary, dossier, "council", { day: "25/02/2019", agendaItem: "48" });
    await submit(coordinator, plan, locale);
    const first = await submissionOf(adviser, coordinator, framework);

    // Received, three remarks, returned in part: words may be corrected, figures may not.
    const base = `/${federal}/federal/plans/${first}/analysis`;
    await open(adviser, base);
    await decide(adviser, "acknowledged");
    await adviser.locator("#decide button[type=submit]").click();
    await expect(adviser.getByText(theirs(($) => $.analysis.decide.recorded))).toBeVisible();
    await remarkOn(adviser, { base, anchor: `p-${objective}` }, "blocking", "Remark 1");
    await remarkOn(adviser, { base, anchor: `p-${indicator}` }, "question", "Remark 2");
    await remarkOn(adviser, { base, anchor: "plan" }, "advice", "Remark 3");
    await remarkOn(adviser, { base, anchor: "plan" }, "internal", "Only inside");
    expect(await axeFindings(adviser)).toEqual([]);
    await open(adviser, base);
    await decide(adviser, "returned", "More precise, please");
    await adviser.getByRole("radio", { name: theirs(($) => $.analysis.decide.texts) }).check();
    await adviser.locator("#decide button[type=submit]").click();
    await expect(adviser.getByText(theirs(($) => $.analysis.decide.returned))).toBeVisible();

    // The municipality sees what is open and answers; a figure stays closed, whoever tries.
    await open(coordinator, `/${locale}/plans/${plan}?node=${indicator}`);
    await expect(coordinator.getByText(ours(($) => $.analysis.limited.title)).first()).toBeVisible();
    await coordinator.getByRole("link", { name: ours(($) => $.analysis.ours.link) }).click();
    await expect(coordinator.getByText(ours(($) => $.analysis.limited.texts))).toBeVisible();
    await expect(coordinator.getByText("Only inside")).toHaveCount(0);
    expect(await axeFindings(coordinator)).toEqual([]);
    const card = (asked: string): Locator => coordinator.locator("article").filter({ hasText: asked });
    const typed = (asked: string): Locator => card(asked).locator("textarea");
    const save = (asked: string): Promise<void> =>
      card(asked)
        .getByRole("button", { name: ours(($) => $.analysis.ours.save) })
        .click();
    // The first answer is on its way for as long as it takes to be halfway through the second.
    const { promise: isHalfway, resolve: letGo } = Promise.withResolvers<undefined>();
    const held = async (route: Route): Promise<void> => isHalfway.then(() => route.continue());
    await coordinator.route(/\?\/answer/, held, { times: 1 });
    await typed("Remark 1").fill("Answer to Remark 1");
    await save("Remark 1");
    await typed("Remark 2").focus();
    await coordinator.keyboard.type("Answer to ");
    letGo(undefined);
    await expect(coordinator.getByText(ours(($) => $.analysis.ours.saved))).toBeVisible();
    await coordinator.keyboard.type("Remark 2");
    await save("Remark 2");
    await typed("Remark 3").fill("Answer to Remark 3");
    await save("Remark 3");
    for (const asked of ["Remark 1", "Remark 2", "Remark 3"]) {
      await expect(typed(asked)).toHaveValue(`Answer to ${asked}`);
      await expect(card(asked).getByText(ours(($) => $.analysis.ours.notGiven))).toBeVisible();
    }
    const closed = await coordinator.request.patch(`/api/v1/plans/${plan}/nodes/${indicator}`, {
      headers: { origin: new URL(coordinator.url()).origin },
      data: { baseRevision: 1, changes: { [`text.${locale}`]: words[locale].indicator.replace("50", "80") } },
    });
    expect(await closed.json()).toMatchObject({ error: { code: "version.out_of_scope" } });
    await writeOn(editor, { plan, node: objective, locale }, " (zone 3)");
    await submit(coordinator, plan, locale);
    const second = await submissionOf(adviser, coordinator, framework);
    expect(second).not.toBe(first);

    // Remark by remark what changed since; settled and approved.
    await open(adviser, `/${federal}/federal/plans/${second}/analysis`);
    const spot = adviser.locator(`[id="p-${objective}"]`);
    await expect(spot.getByText("Answer to Remark 1")).toBeVisible();
    await expect(spot.locator("ins").filter({ hasText: "zone" }).first()).toBeVisible();
    await spot.getByRole("button", { name: theirs(($) => $.analysis.settle) }).click();
    await expect(adviser.getByText(theirs(($) => $.analysis.settledDone))).toBeVisible();
    await decide(adviser, "approved");
    await adviser.locator("#decide button[type=submit]").click();
    await expect(adviser.getByText(theirs(($) => $.analysis.decide.recorded))).toBeVisible();
    await open(coordinator, `/${locale}/plans/${plan}/remarks`);
    // The letter, in the other language when that is asked for.
    const letters = coordinator.locator("section").filter({ has: coordinator.locator("#letters") });
    const inLanguage = ours(($) => $.letters.inLanguage[federal]);
    await letters.locator("li").first().getByRole("link", { name: inLanguage }).click();
    await expect(coordinator.locator(`article[lang=${federal}-BE]`)).toContainText(theirs(($) => $.letters.closing));
    expect(await axeFindings(coordinator)).toEqual([]);
    await coordinator.setViewportSize({ width: 390, height: 844 });
    expect(await cutOff(coordinator)).toEqual([]);
    await coordinator.setViewportSize({ width: 1280, height: 720 });

    // Signed by the State, then by the municipality; in force from a day of long ago.
    const sign = async (page: Page, path: string, t: typeof ours, makes: boolean): Promise<void> => {
      await open(page, path);
      if (makes) {
        await page.locator("form[action='?/make'] button").first().click();
        await expect(page.getByText(t(($) => $.paper.signing.made))).toBeVisible();
      }
      await page.locator("form[action='?/sign'] button").first().click();
      await expect(page.getByText(t(($) => $.paper.signing.signed))).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
    };
    await sign(signer, `/${federal}/federal/plans/${second}/signing`, theirs, true);
    await sign(coordinator, `/${locale}/plans/${plan}/signing/2`, ours, false);
    await record(signer, { dossier: `/${federal}/federal/plans/${second}/dossier`, locale: federal }, "inForce", {
      day: "01/01/2018",
    });
    await open(coordinator, dossier.dossier);
    for (const kind of ["signedByState", "countersigned", "inForce"] as const)
      await expect(
        coordinator.locator("b", { hasText: new RegExp(`^${ours(($) => $.enums.planEvent[kind])}$`, "i") }).first(),
      ).toBeVisible();

    // An amendment on top of it, and on paper what it changes.
    const versions = `/${locale}/plans/${plan}/versions`;
    await open(coordinator, `${versions}?act=amendmentBegan&version=2`);
    await coordinator.locator("#act button[type=submit]").click();
    await coordinator.waitForURL(new RegExp(`/plans/${plan}$`));
    await writeOn(editor, { plan, node: objective, locale }, " + 2");
    await open(coordinator, `/${locale}/plans/${plan}/difference?from=2&to=3`);
    await expect(coordinator.locator(".paper ins").first()).toBeVisible();
    const link = coordinator.locator(`a[href*="/difference/paper"][href*="language=${locale}"][href*="format=pdf"]`);
    const paper = await coordinator.request.get((await link.getAttribute("href")) ?? "");
    expect(paper.headers()["content-type"]).toContain("application/pdf");
    expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");

    // The same text for a later period, with what is out of date in it.
    await open(coordinator, `${versions}?act=prolonged&version=2`);
    await coordinator.locator("#act select[name=framework]").selectOption("vsc-2026-demo");
    await coordinator.locator("#act button[type=submit]").click();
    await coordinator.waitForURL(/\/renew$/);
    await expect(coordinator.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await axeFindings(coordinator)).toEqual([]);
  });
}
