import { translator } from "@salus/i18n";
import { call } from "./calls.ts";
import { axeFindings, cutOff, expect, freshTown, open, test } from "./fixtures.ts";
import { press, tabTo, type } from "./keyboard.ts";
import { aWholePlan } from "./workspace-plan.ts";

const framework = "vsc-2018-2019";
const people = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, index) => `Raadslid ${from + index + 1}`).join("\n");

test("the contract of 2018-2019 is entered as it happened, by keyboard", async ({ as }) => {
  const locale = "nl";
  test.setTimeout(240_000);
  const t = translator(locale);
  const town = freshTown("mechelen");
  const page = await as(`coordinator@${town}`);
  await open(page, `/${locale}/plans`);
  const id = await aWholePlan(page, framework, locale);
  const dossier = `/${locale}/plans/${id}/dossier`;
  await open(page, dossier);
  const link = (kind: "college" | "council" | "countersigned") =>
    page.getByRole("link", { name: new RegExp(`^${t((m) => m.enums.planEvent[kind])}$`, "i") });
  // A name as it is read out: its spaces are plain ones.
  const beginning = new RegExp(`^${t((m) => m.dossier.form.title, { event: "" }).split(/\s|:/)[0] ?? ""}`);
  const form = page.getByRole("form", { name: beginning });
  const field = (label: string) => form.getByLabel(label, { exact: false }).first();
  const save = form.getByRole("button", { name: beginning });
  const entry = (kind: "college" | "council") =>
    page
      .getByRole("listitem")
      .filter({ has: page.locator("b, s", { hasText: new RegExp(`^${t((m) => m.enums.planEvent[kind])}$`, "i") }) });
  const saved = (kind: "college" | "council") =>
    expect(
      page.getByText(t((m) => m.dossier.form.recorded, { event: t((m) => m.enums.planEvent[kind]) })),
    ).toBeVisible();

  // The college, on a day that does not exist first.
  await press(page, link("college"));
  await type(page, field(t((m) => m.dossier.form.on)), "31/02/2019");
  const added = form.getByLabel(
    t((m) => m.dossier.decision.files),
    { exact: false },
  );
  const minutes = { name: "notulen.txt", mimeType: "text/plain", buffer: Buffer.from("De notulen van het college.") };
  await added.setInputFiles([minutes, { ...minutes, name: "pagina.html", buffer: Buffer.from("<!doctype html>") }]);
  await press(page, save);
  await expect(form.getByText(t((m) => m.dossier.form.noDay, { text: "31/02/2019" }))).toBeVisible();
  // One file was refused with the day; the other is with the plan, and stays ticked.
  await expect(form.getByText(/^pagina\.html/)).toBeVisible();
  await expect(form.getByRole("checkbox", { name: "notulen.txt" })).toBeChecked();
  expect(await added.evaluate((input: HTMLInputElement) => input.files?.length)).toBe(0);
  await tabTo(page, field(t((m) => m.dossier.form.on)));
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText("11/02/2019");
  await type(page, field(t((m) => m.dossier.decision.agendaItem)), "85");
  await press(page, save);
  await saved("college");
  await press(page, entry("college").locator("summary"));
  await expect(entry("college").getByRole("link", { name: "notulen.txt", exact: true })).toHaveAttribute(
    "href",
    /attachments/,
  );

  // The council with everybody by name; one name short at first, which is said and not refused.
  await press(page, link("council"));
  await type(page, field(t((m) => m.dossier.form.on)), "25/02/2019");
  await type(page, field(t((m) => m.dossier.decision.agendaItem)), "48");
  await tabTo(page, form.getByRole("radio").first());
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const share = (name: "for" | "abstain") => t((m) => m.dossier.decision.share[name]);
  await type(page, form.getByLabel(t((m) => m.dossier.decision.count, { share: share("for") })), "32");
  await type(page, form.getByLabel(t((m) => m.dossier.decision.names, { share: share("for") })), people(31));
  const doubt = t((m) => m.dossier.doubt.names_differ, { share: share("for"), count: 32, names: "31" });
  await expect(form.getByText(doubt)).toBeVisible();
  await page.keyboard.insertText("\nRaadslid 32");
  await expect(form.getByText(doubt)).toHaveCount(0);
  await type(page, form.getByLabel(t((m) => m.dossier.decision.count, { share: share("abstain") })), "5");
  await type(page, form.getByLabel(t((m) => m.dossier.decision.names, { share: share("abstain") })), people(5, 32));
  const first = form.getByRole("group", { name: t((m) => m.dossier.decision.signatory, { number: 1 }) });
  await type(page, first.getByLabel(t((m) => m.dossier.decision.name)), "Nele Maes");
  await type(page, first.getByRole("textbox").last(), "algemeen directeur");
  expect(await axeFindings(page)).toEqual([]);
  await press(page, save);
  await saved("council");
  const vote = t((m) => m.dossier.decision.counted, { for: "32", against: "?", abstain: "5" });
  await expect(entry("council")).toContainText(vote);
  await expect(entry("council")).toContainText("25/02/2019");
  await press(page, entry("council").locator("summary"));
  await expect(entry("council")).toContainText("Raadslid 37");

  // Entered twice by mistake: struck through with a reason, and still there to read.
  await call(page, `/plans/${id}/events`, { kind: "college", on: "2019-02-12" });
  await open(page, dossier);
  const twice = entry("college").filter({ hasText: "12/02/2019" });
  await press(page, twice.getByRole("link"));
  await type(page, page.getByLabel(t((m) => m.dossier.strike.reason)), "Twee keer ingevoerd");
  const strike = page.locator("#strike").getByRole("button");
  await press(page, strike);
  await expect(page.getByText(t((m) => m.dossier.strike.unsure))).toBeVisible();
  await tabTo(page, page.getByLabel(t((m) => m.dossier.strike.sure)));
  await page.keyboard.press("Space");
  await press(page, strike);
  await expect(page.getByText(t((m) => m.dossier.strike.done))).toBeVisible();
  await expect(twice).toContainText("Twee keer ingevoerd");
  await expect(twice.locator("s")).toBeVisible();

  // What is closed says why.
  await press(
    page,
    page.locator("details", { hasText: t((m) => m.dossier.steps.why["other-side"]) }).locator("summary"),
  );
  await expect(page.getByText(t((m) => m.dossier.steps.why["other-side"])).first()).toBeVisible();

  // The federal side approves, and lets it begin fourteen months before the council.
  await call(page, `/plans/${id}/submit`, {});
  const { active } = await call<{ active: { nis: string } }>(page, "/auth/session");
  const adviser = await as("adviser@federal");
  await open(adviser, `/${locale}/federal/plans`);
  const { submissions } = await call<{ submissions: { id: string }[] }>(
    adviser,
    `/federal/plans?framework=${framework}&q=${active.nis}`,
  );
  await open(adviser, `/${locale}/federal/plans/${submissions[0]?.id}/dossier`);
  expect(await axeFindings(adviser)).toEqual([]);
  for (const [kind, day] of [
    ["approved", ""],
    ["inForce", "01/01/2018"],
  ] as const) {
    const event = t((m) => m.enums.planEvent[kind]);
    await press(adviser, adviser.getByRole("link", { name: new RegExp(`^${event}$`, "i") }));
    const told = adviser.getByRole("form", { name: beginning });
    await type(adviser, told.getByRole("textbox").first(), day);
    await press(adviser, told.getByRole("button"));
    await expect(adviser.getByText(t((m) => m.dossier.form.recorded, { event }))).toBeVisible();
  }
  await expect(adviser.getByText("Raadslid")).toHaveCount(0);

  // Where it stood on the day after the council; the address leads there again.
  await open(page, dossier);
  const ask = page.getByRole("form", { name: t((m) => m.dossier.standing.ask) });
  await type(page, ask.getByRole("textbox"), "26/02/2019");
  await page.keyboard.press("Enter");
  await expect(page.getByText(t((m) => m.dossier.standing.hindsight))).toBeVisible();
  await open(page, `${dossier}?on=2017-12-31&side=municipality`);
  await expect(page.getByText(t((m) => m.dossier.standing.notCovered))).toBeVisible();
  await expect(entry("college")).toHaveCount(2);
  await expect(page.getByText(t((m) => m.dossier.timeline.count, { count: 5 }))).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await cutOff(page)).toEqual([]);

  // As a table, with what is odd about it.
  const csv = await page.request.get(`/${locale}/plans/${id}/dossier.csv?kind=council`);
  expect(csv.headers()["content-disposition"]).toContain(".csv");
  const lines = (await csv.text()).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('"2019-02-25"');
  expect(lines[1]).toContain(vote);
});
