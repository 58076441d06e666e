import { submission, withTenant } from "@salus/db";
import { type DecisionDetails, newId, type TenantId } from "@salus/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  aCompleteDraft,
  aFederalSideWith,
  aMunicipalityWith,
  bodyOf,
  createTestApp,
  type Member,
} from "../../testing.ts";
import type { TestApp } from "../../testing.ts";
import type { RecordEvent, RecordFederalEvent } from "../plan/record-event.ts";
import type { DayStatusView, TimelineView } from "./timeline.view.ts";

/*
 * Four dossiers that are known, entered over HTTP years later, in the order somebody finds the papers. Days, agenda
 * items and numbers are real; names and wording are not. The day of submission is the day on which Salus got the plan:
 * when the paper was sent is not known of any of the four.
 */

let test: TestApp;
let adviser: Member;
beforeAll(async () => {
  test = await createTestApp();
  ({ adviser } = await aFederalSideWith(test, "adviser"));
});
afterAll(() => test[Symbol.asyncDispose]());
beforeEach(() => void (test.clock.now = new Date("2026-01-12T09:00:00.000Z")));

const nothing: DecisionDetails = {
  place: null,
  subject: null,
  articles: [],
  vote: null,
  signatories: [],
  attachments: [],
  publishedAt: null,
};
const councillors = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `Raadslid ${String(from + index + 1)}`);

type Dossier = { coordinator: Member; tenantId: TenantId; planId: string; submissionId: string };

/** A plan under its real framework; `before` is found before the plan itself is put in. */
async function aDossier(framework: string, before: RecordEvent[], town?: Omit<Dossier, "planId" | "submissionId">) {
  const { coordinator, tenantId } = town ?? (await aMunicipalityWith(test, "coordinator"));
  const planId = await aCompleteDraft(test, coordinator.token, { framework });
  for (const event of before) await record({ coordinator, planId }, event);
  tick();
  const sent = await test.client(coordinator.token).plans[":planId"].submit.$post({ param: { planId } });
  expect(sent.status).toBe(200);
  const rows = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(submission));
  const submissionId = rows.find((row) => row.planId === planId)!.id as string;
  return { coordinator, tenantId, planId, submissionId };
}
const tick = () => void (test.clock.now = new Date(test.clock.now.getTime() + 60_000));

async function record({ coordinator, planId }: Pick<Dossier, "coordinator" | "planId">, json: RecordEvent) {
  tick();
  const response = await test.client(coordinator.token).plans[":planId"].events.$post({ param: { planId }, json });
  expect(response.status, JSON.stringify(await response.clone().json())).toBe(201);
}
async function recordFederally({ submissionId }: Dossier, json: RecordFederalEvent) {
  tick();
  const of = test.client(adviser.token).federal.plans[":submissionId"];
  const response = await of.events.$post({ param: { submissionId }, json });
  expect(response.status, JSON.stringify(await response.clone().json())).toBe(201);
}

const read = async ({ coordinator, planId }: Dossier) =>
  bodyOf<TimelineView>(await test.client(coordinator.token).plans[":planId"].timeline.$get({ param: { planId } }));
const told = async (dossier: Dossier) =>
  (await read(dossier)).entries
    .filter(({ kind }) => kind !== "created" && kind !== "submitted")
    .map(({ kind, on, agendaItem }) => [kind, on, agendaItem]);
const warned = async (dossier: Dossier) => (await read(dossier)).warnings.map(({ code }) => code);
/** What the municipality and the federal side read of a day is the same. */
async function on(dossier: Dossier, day: string): Promise<DayStatusView> {
  const { coordinator, planId, submissionId } = dossier;
  const query = { on: day };
  const own = await test.client(coordinator.token).plans[":planId"].status.$get({ param: { planId }, query });
  const sent = test.client(adviser.token).federal.plans[":submissionId"];
  const federal = await bodyOf<DayStatusView>(await sent.status.$get({ param: { submissionId }, query }));
  const found = await bodyOf<DayStatusView>(own);
  expect({ ...federal, agreements: federal.agreements.length }).toEqual({
    ...found,
    agreements: found.agreements.length,
  });
  return found;
}

describe("Mechelen, SVPP 2020", () => {
  it("college on 16/03/2020 (71), council on 27/04/2020 (13) unanimous, deadline 31/03/2020, signatures without a day", async () => {
    const dossier = await aDossier("svpp-2020", [
      { kind: "councilOfMinisters", on: "2019-06-28" },
      { kind: "college", on: "2020-03-16", agendaItem: "71" },
      {
        kind: "council",
        on: "2020-04-27",
        agendaItem: "13",
        decision: { ...nothing, vote: { outcome: "unanimous" }, subject: "Strategisch plan 2020" },
      },
    ]);
    await recordFederally(dossier, { kind: "signedByState", on: null });
    await record(dossier, { kind: "countersigned", on: null });
    await recordFederally(dossier, { kind: "inForce", on: "2020-01-01" });
    expect(await told(dossier)).toEqual([
      ["councilOfMinisters", "2019-06-28", null],
      ["college", "2020-03-16", "71"],
      ["council", "2020-04-27", "13"],
      ["signedByState", null, null],
      ["countersigned", null, null],
      ["inForce", "2020-01-01", null],
    ]);
    const { entries, warnings, versions } = await read(dossier);
    const council = entries.find(({ kind }) => kind === "council")!;
    expect(council.decision?.vote).toEqual({ outcome: "unanimous" });
    expect(warnings).toContainEqual({
      code: "after_deadline",
      eventId: council.id,
      params: { kind: "council", on: "2020-04-27", deadlineOn: "2020-03-31" },
    });
    expect(versions).toEqual([{ number: 1, status: "inForce", inForce: { from: "2020-01-01", to: "2020-12-31" } }]);
    expect(await on(dossier, "2019-12-31")).toMatchObject({ versions: [{ inForce: false }], agreements: [] });
    const midsummer = await on(dossier, "2020-06-01");
    expect(midsummer.versions[0]).toMatchObject({ inForce: true, inHindsight: true });
    expect(midsummer.versions[0]!.unsure).toHaveLength(2);
    expect((await on(dossier, "2021-01-01")).agreements).toEqual([]);
  });
});

describe("Mechelen, VSC 2018-2019", () => {
  it("college on 11/02/2019 (85), council on 25/02/2019 (48) with 32 for and 5 abstentions by name, from 01/01/2018", async () => {
    const decision: DecisionDetails = {
      ...nothing,
      place: "Stadhuis",
      vote: {
        outcome: "counted",
        for: { count: 32, names: councillors(32) },
        against: { count: 0, names: [] },
        abstain: { count: 5, names: councillors(5, 32) },
        present: 37,
      },
      signatories: [{ name: "Nele Maes", function: "algemeen directeur", acting: false }],
    };
    const dossier = await aDossier("vsc-2018-2019", [
      { kind: "college", on: "2019-02-11", agendaItem: "85" },
      { kind: "council", on: "2019-02-25", agendaItem: "48", decision },
    ]);
    for (const kind of ["acknowledged", "analysisBegan", "approved", "signedByState"] as const)
      await recordFederally(dossier, { kind, on: null });
    await record(dossier, { kind: "countersigned", on: null });
    await recordFederally(dossier, { kind: "inForce", on: "2018-01-01" });
    const council = (await read(dossier)).entries.find(({ kind }) => kind === "council")!;
    expect(council).toMatchObject({ on: "2019-02-25", agendaItem: "48", decision, voteDoubts: [] });
    expect(await warned(dossier)).toContain("after_deadline");
    expect((await on(dossier, "2017-12-31")).agreements).toEqual([]);
    for (const day of ["2018-01-01", "2019-02-24", "2019-12-31"]) {
      expect(await on(dossier, day), day).toMatchObject({
        versions: [{ status: "draft", inForce: true, inHindsight: true }],
        agreements: [{ framework: "vsc-2018-2019", number: 1 }],
      });
    }
    expect((await on(dossier, "2020-01-01")).agreements).toEqual([]);
  });
});

describe("Molenbeek, SVPP 2020-2022", () => {
  it("replaces the earlier one, has three decisions of ministers, no day of the council, signed on 16/12/2022", async () => {
    const earlier = await aDossier("svpp-2020", [{ kind: "council", on: null }]);
    await recordFederally(earlier, { kind: "signedByState", on: null });
    await recordFederally(earlier, { kind: "inForce", on: "2020-01-01" });
    expect((await on(earlier, "2020-06-30")).agreements).toMatchObject([{ planId: earlier.planId }]);

    const ministers = ["2019-06-28", "2020-12-18", "2021-07-16"];
    const decision: DecisionDetails = {
      ...nothing,
      signatories: [{ name: "Marc Dubois", function: "secrétaire communal", acting: true }],
    };
    const before: RecordEvent[] = [
      ...ministers.map((day) => ({ kind: "councilOfMinisters" as const, on: day })),
      { kind: "council", on: null, decision },
    ];
    const dossier = await aDossier("svpp-2020-2022", before, earlier);
    await recordFederally(dossier, { kind: "signedByState", on: "2022-12-16" });
    await recordFederally(dossier, { kind: "inForce", on: "2020-01-01" });
    await recordFederally(earlier, { kind: "superseded", on: "2020-01-01", reason: "Annulé et remplacé." });

    expect(await told(dossier)).toEqual([
      ...ministers.map((day) => ["councilOfMinisters", day, null]),
      ["council", null, null],
      ["signedByState", "2022-12-16", null],
      ["inForce", "2020-01-01", null],
    ]);
    expect((await read(dossier)).warnings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: "date_unknown", params: { kind: "council" } }),
        expect.objectContaining({ code: "signed_late", params: expect.objectContaining({ days: 15 }) as object }),
        expect.objectContaining({ code: "works_back", params: { on: "2020-01-01", settledOn: "2022-12-16" } }),
      ]),
    );
    for (const day of ["2020-01-01", "2020-12-31", "2021-06-30", "2022-12-15", "2022-12-31"]) {
      for (const side of [dossier, earlier]) {
        expect((await on(side, day)).agreements, day).toEqual([
          { planId: dossier.planId, framework: "svpp-2020-2022", number: 1 },
        ]);
      }
    }
    expect((await on(dossier, "2022-12-16")).versions[0]).toMatchObject({ inForce: true });
    expect((await on(dossier, "2023-01-01")).agreements).toEqual([]);
    expect((await read(earlier)).versions).toEqual([{ number: 1, status: "superseded", inForce: null }]);
  });
});

describe("Molenbeek, VSC 2023", () => {
  it("has a police council without a day, and covers 2023", async () => {
    const dossier = await aDossier("vsc-2023", [{ kind: "policeCouncil", on: null }]);
    await recordFederally(dossier, { kind: "approved", on: null });
    await recordFederally(dossier, { kind: "inForce", on: "2023-01-01" });
    expect(await told(dossier)).toEqual([
      ["policeCouncil", null, null],
      ["approved", null, null],
      ["inForce", "2023-01-01", null],
    ]);
    expect((await on(dossier, "2022-12-31")).versions[0]).toMatchObject({ inForce: false });
    expect((await on(dossier, "2023-07-01")).versions[0]).toMatchObject({ inForce: true, inHindsight: true });
    expect((await on(dossier, "2026-01-12")).versions[0]).toMatchObject({ status: "ended", inForce: false });
  });

  it("is nobody else's: a day of another municipality's dossier cannot be asked", async () => {
    const query = { on: "2023-07-01" };
    const of = test.client(adviser.token).federal.plans[":submissionId"];
    expect((await of.status.$get({ param: { submissionId: newId() }, query })).status).toBe(404);
    const { coordinator } = await aMunicipalityWith(test, "coordinator");
    const dossier = await aDossier("vsc-2023", []);
    const strange = test.client(coordinator.token).federal.plans[":submissionId"];
    const answer = await strange.status.$get({ param: { submissionId: dossier.submissionId }, query });
    expect([403, 404]).toContain(answer.status);
  });
});
