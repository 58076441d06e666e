import { translator } from "@salus/i18n";
import { call, submissionOf } from "./calls.ts";
import { axeFindings, cutOff, expect, freshTown, open, test } from "./fixtures.ts";
import { press, tabTo, type } from "./keyboard.ts";
import { aWholePlan } from "./workspace-plan.ts";

const framework = "vsc-2023";
type Part = { kind: string; number: string; title: { nl: string; fr: string } };

test("an adviser asks a police zone for an opinion by keyboard, who gives it behind a link, and shares it", async ({
  as,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const [nl, fr] = [translator("nl"), translator("fr")];
  const coordinator = await as(`coordinator@${freshTown("mechelen")}`);
  await coordinator.goto("/nl/plans");
  const plan = await aWholePlan(coordinator, framework, "nl");
  await call(coordinator, `/plans/${plan}/submit`, {});
  const adviser = await as("adviser@federal");
  await adviser.goto("/nl");
  const path = `/federal/plans/${await submissionOf(adviser, coordinator, framework)}/analysis`;
  const analysis = `/nl${path}`;
  const { parts } = await call<{ parts: Part[] }>(adviser, path);
  const [named, other] = parts.filter(({ kind }) => kind === "strategicObjective") as [Part, Part];

  // Asked by keyboard, about one strategic objective.
  await open(adviser, analysis);
  const word = nl((m) => m.opinion.ask.open);
  await press(adviser, adviser.getByRole("link", { name: word }));
  const field = (label: string) => adviser.getByLabel(label, { exact: true });
  await type(adviser, field(nl((m) => m.opinion.ask.organisation)), "Politiezone Rivierenland");
  await type(adviser, field(nl((m) => m.opinion.ask.name)), "Nele Maes");
  await type(adviser, field(nl((m) => m.opinion.ask.email)), "nele.maes@politie.example");
  await field(nl((m) => m.opinion.ask.until)).fill("2099-12-31");
  await type(adviser, field(nl((m) => m.opinion.ask.question)), "Kloppen de cijfers?");
  const ask = adviser.getByRole("button", { name: word });
  await press(adviser, ask);
  await expect(adviser.getByText(nl((m) => m.opinion.ask.partsMissing))).toBeVisible();
  await expect(field(nl((m) => m.opinion.ask.question))).toHaveValue("Kloppen de cijfers?");
  expect(await axeFindings(adviser)).toEqual([]);
  await tabTo(adviser, adviser.getByRole("checkbox", { name: `${named.number} ${named.title.nl}` }));
  await adviser.keyboard.press("Space");
  await press(adviser, ask);
  await expect(adviser.getByText(nl((m) => m.opinion.notMailed, { email: "nele.maes@politie.example" }))).toBeVisible();
  const link = await adviser.getByLabel(nl((m) => m.opinion.link)).inputValue();

  // The third party has no account. What the link opens is that part only, in both languages.
  const context = await browser.newContext({ ...(baseURL && { baseURL }) });
  const third = await context.newPage();
  const told = third.waitForResponse(link);
  await open(third, link);
  expect((await told).headers()["cache-control"]).toBe("no-store");
  await expect(third.getByRole("heading", { name: named.title.nl })).toBeVisible();
  await expect(third.getByText(other.title.nl)).toHaveCount(0);
  expect(await axeFindings(third)).toEqual([]);
  await third.setViewportSize({ width: 390, height: 844 });
  expect(await cutOff(third)).toEqual([]);
  await open(third, link.replace("/nl/opinion/", "/fr/opinion/"));
  await expect(third.getByRole("heading", { name: named.title.fr })).toBeVisible();
  expect(await axeFindings(third)).toEqual([]);
  expect(await cutOff(third)).toEqual([]);

  // Written, kept without being sent, still there after a reload; then given, once.
  const answer = third.getByLabel(fr((m) => m.opinion.page.words));
  const kept = third.waitForResponse((response) => response.request().method() === "PUT" && response.ok());
  await type(third, answer, "Les chiffres sont exacts.");
  await kept;
  await third.reload({ waitUntil: "networkidle" });
  await expect(answer).toHaveValue("Les chiffres sont exacts.");
  await expect(adviser.getByText("Les chiffres sont exacts.")).toHaveCount(0);
  await tabTo(third, third.getByRole("radio").first());
  await third.keyboard.press("Space");
  const give = third.getByRole("button", { name: fr((m) => m.opinion.page.give) });
  await press(third, give);
  await expect(third.getByText(fr((m) => m.opinion.page.sureMissing))).toBeVisible();
  await tabTo(third, third.getByRole("checkbox"));
  await third.keyboard.press("Space");
  await press(third, give);
  await expect(third.getByRole("heading", { name: fr((m) => m.opinion.page.receipt) })).toBeVisible();
  expect(await axeFindings(third)).toEqual([]);
  await third.reload();
  await expect(third.getByText(fr((m) => m.opinion.page.closed.answered))).toBeVisible();
  await context.close();

  // The adviser reads it, and lets the municipality read it.
  const remarks = `/nl/plans/${plan}/remarks`;
  await open(coordinator, remarks);
  await expect(coordinator.getByText("Les chiffres sont exacts.")).toHaveCount(0);
  await open(adviser, analysis);
  await expect(adviser.getByText("Les chiffres sont exacts.")).toBeVisible();
  const organisation = "Politiezone Rivierenland";
  await press(adviser, adviser.getByRole("button", { name: nl((m) => m.opinion.share.of, { organisation }) }));
  await expect(adviser.getByText(nl((m) => m.opinion.share.done))).toBeVisible();
  expect(await axeFindings(adviser)).toEqual([]);
  await open(coordinator, remarks);
  await expect(coordinator.getByText("Les chiffres sont exacts.")).toBeVisible();
  expect(await axeFindings(coordinator)).toEqual([]);
});
