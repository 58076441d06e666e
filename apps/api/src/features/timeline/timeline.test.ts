import {
  decision,
  decisionVoter,
  planEvent,
  submission,
  submissionEvent,
  version,
  type TenantTx,
  withTenant,
} from "@salus/db";
import type { DecisionDetails, PlanStatus } from "@salus/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  aCompleteDraft,
  aFederalSideWith,
  aMunicipalityWith,
  bodyOf,
  createTestApp,
  type Member,
  refusalIn,
  type TestApp,
  trailOf,
} from "../../testing.ts";
import type { RecordEvent, RecordFederalEvent } from "../plan/record-event.ts";
import { forgetVoters } from "./forget-voters.ts";
import type { DayStatusView, TimelineView } from "./timeline.view.ts";

let test: TestApp;
let federal: Awaited<ReturnType<typeof aFederalSideWith<"adviser" | "analyst">>>;
beforeAll(async () => {
  test = await createTestApp();
  federal = await aFederalSideWith(test, "adviser", "analyst");
});
afterAll(() => test[Symbol.asyncDispose]());
beforeEach(() => void (test.clock.now = new Date("2026-03-02T09:00:00.000Z")));

const plans = (member: Member) => test.client(member.token).plans[":planId"];
const sent = (member: Member) => test.client(member.token).federal.plans[":submissionId"];
const tick = () => void (test.clock.now = new Date(test.clock.now.getTime() + 60_000));

async function record(member: Member, planId: string, json: RecordEvent) {
  tick();
  return plans(member).events.$post({ param: { planId }, json });
}
async function recordFederally(member: Member, submissionId: string, json: RecordFederalEvent) {
  tick();
  return sent(member).events.$post({ param: { submissionId }, json });
}
const timeline = async (member: Member, planId: string) =>
  bodyOf<TimelineView>(await plans(member).timeline.$get({ param: { planId } }));
const statusOn = async (member: Member, planId: string, on: string) =>
  bodyOf<DayStatusView>(await plans(member).status.$get({ param: { planId }, query: { on } }));

async function aSender() {
  const people = await aMunicipalityWith(test, "coordinator", "secretary", "editor", "reader");
  const planId = await aCompleteDraft(test, people.coordinator.token);
  tick();
  await plans(people.coordinator).submit.$post({ param: { planId } });
  const [row] = await withTenant(test.database.owner, people.tenantId, (tx) => tx.select().from(submission));
  return { ...people, planId, submissionId: row!.id as string };
}

const people = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `Raadslid ${from + index + 1}`);
const nothing: DecisionDetails = {
  place: null,
  subject: null,
  articles: [],
  vote: null,
  signatories: [],
  attachments: [],
  publishedAt: null,
};
const byName: DecisionDetails = {
  ...nothing,
  place: "Stadhuis",
  articles: ["Het plan wordt goedgekeurd."],
  vote: {
    outcome: "counted",
    for: { count: 32, names: people(32) },
    against: { count: 0, names: [] },
    abstain: { count: 5, names: people(5, 32) },
    present: 37,
  },
  signatories: [{ name: "Nele Maes", function: "algemeen directeur", acting: true }],
};

describe("the whole path", () => {
  it("is recorded by both sides and read back by both", async () => {
    const { tenantId, coordinator, secretary, planId, submissionId } = await aSender();
    const steps: [() => Promise<Response>, PlanStatus][] = [
      [
        () => recordFederally(federal.adviser, submissionId, { kind: "acknowledged", on: "2026-03-03" }),
        "acknowledged",
      ],
      [() => recordFederally(federal.adviser, submissionId, { kind: "analysisBegan", on: null }), "inAnalysis"],
      [
        () =>
          recordFederally(federal.adviser, submissionId, { kind: "correctionAsked", on: null, reason: "Welke wijk?" }),
        "toCorrect",
      ],
      [() => record(coordinator, planId, { kind: "corrected", on: "2026-03-10" }), "inAnalysis"],
      [() => record(secretary, planId, { kind: "council", on: "2026-04-27", agendaItem: "13" }), "inAnalysis"],
      [() => recordFederally(federal.adviser, submissionId, { kind: "approved", on: "2026-05-04" }), "approved"],
      [() => recordFederally(federal.adviser, submissionId, { kind: "signedByState", on: null }), "signedByState"],
      [() => record(secretary, planId, { kind: "countersigned", on: "2026-06-01" }), "countersigned"],
      [() => recordFederally(federal.adviser, submissionId, { kind: "inForce", on: "2026-01-01" }), "inForce"],
    ];
    for (const [step, status] of steps) {
      expect((await step()).status).toBe(201);
      expect((await timeline(coordinator, planId)).versions).toMatchObject([{ number: 1, status }]);
    }
    const own = await timeline(coordinator, planId);
    const kinds = own.entries.map(({ kind }) => kind);
    expect(kinds).toEqual([
      "created",
      "submitted",
      "acknowledged",
      "analysisBegan",
      "correctionAsked",
      "corrected",
      "council",
      "approved",
      "signedByState",
      "countersigned",
      "inForce",
    ]);
    expect(own.versions[0]!.inForce?.from).toBe("2026-01-01");
    const theirs = await bodyOf<TimelineView>(await sent(federal.analyst).timeline.$get({ param: { submissionId } }));
    expect(theirs.entries.map(({ kind }) => kind)).toEqual(kinds);
    expect(theirs.entries.find(({ kind }) => kind === "council")).toMatchObject({ on: "2026-04-27", agendaItem: "13" });
    const written = (await trailOf(test, tenantId)).filter(({ action }) => action !== "dossier.see");
    expect(written.at(-1)).toMatchObject({
      action: "plan.recordEvent",
      actorId: federal.adviser.actor.userId,
      before: { status: "countersigned" },
      after: { kind: "inForce", status: "inForce" },
    });
    const [row] = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(submission));
    expect(row?.status).toBe("inForce");
  });

  it("says what may be recorded now, and of the rest why not", async () => {
    const { coordinator, reader, planId, submissionId } = await aSender();
    const { steps } = await timeline(coordinator, planId);
    expect(steps.open.map(({ kind }) => kind)).toEqual([
      "college",
      "council",
      "councilOfMinisters",
      "minister",
      "policeCouncil",
      "withdrawn",
      "struck",
    ]);
    expect(steps.closed).toContainEqual({ kind: "approved", reason: "other-side" });
    expect(steps.closed).toContainEqual({ kind: "countersigned", reason: "status" });
    expect((await timeline(reader, planId)).steps.open).toEqual([]);
    const theirs = await bodyOf<TimelineView>(await sent(federal.adviser).timeline.$get({ param: { submissionId } }));
    expect(theirs.steps.open).toContainEqual({ kind: "returned", to: "returned", needsReason: true, ownVerb: true });
    expect(theirs.steps.closed).toContainEqual({ kind: "inForce", reason: "status" });
  });

  it("warns of an odd order and stops nothing", async () => {
    const { coordinator, planId, submissionId } = await aSender();
    await recordFederally(federal.adviser, submissionId, { kind: "signedByState", on: "2026-12-20" });
    await recordFederally(federal.adviser, submissionId, { kind: "inForce", on: "2026-01-01" });
    await record(coordinator, planId, { kind: "council", on: null });
    const { warnings, versions } = await timeline(coordinator, planId);
    expect(versions[0]!.status).toBe("inForce");
    expect(warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["signed_without_approval", "signed_late", "works_back", "date_unknown", "in_future"]),
    );
  });

  it("answers for any day", async () => {
    const { coordinator, planId, submissionId } = await aSender();
    await recordFederally(federal.adviser, submissionId, { kind: "approved", on: "2026-06-10" });
    await recordFederally(federal.adviser, submissionId, { kind: "inForce", on: "2026-01-01" });
    expect((await statusOn(coordinator, planId, "2025-12-31")).agreements).toEqual([]);
    expect(await statusOn(coordinator, planId, "2026-04-01")).toMatchObject({
      versions: [{ number: 1, status: "submitted", inForce: true, inHindsight: true }],
      agreements: [{ planId, number: 1 }],
    });
    expect(await statusOn(coordinator, planId, "2026-06-10")).toMatchObject({
      versions: [{ status: "inForce", inForce: true, inHindsight: false }],
    });
  });
});

describe("refusals", () => {
  it("closes what the table does not list, and what is not theirs", async () => {
    const { coordinator, secretary, editor, planId, submissionId } = await aSender();
    const before = await timeline(coordinator, planId);
    expect(await refusalIn(await record(editor, planId, { kind: "council", on: null }))).toEqual([
      403,
      "plan.forbidden",
    ]);
    expect(await refusalIn(await record(secretary, planId, { kind: "withdrawn", on: null, reason: "x" }))).toEqual([
      403,
      "event.forbidden",
    ]);
    expect(await refusalIn(await record(coordinator, planId, { kind: "withdrawn", on: null }))).toEqual([
      422,
      "event.reason_missing",
    ]);
    expect(await refusalIn(await record(coordinator, planId, { kind: "countersigned", on: null }))).toEqual([
      409,
      "plan.wrong_status",
    ]);
    expect(await refusalIn(await record(coordinator, planId, { kind: "approved", on: null }))).toEqual([
      422,
      "input.invalid",
    ]);
    const wrong = { kind: "corrected", on: null, decision: nothing } as const;
    await recordFederally(federal.adviser, submissionId, { kind: "correctionAsked", on: null, reason: "Welke?" });
    expect(await refusalIn(await record(coordinator, planId, wrong))).toEqual([422, "input.invalid"]);
    expect(
      await refusalIn(await recordFederally(federal.analyst, submissionId, { kind: "approved", on: null })),
    ).toEqual([403, "submission.forbidden"]);
    expect(await refusalIn(await recordFederally(federal.adviser, submissionId, { kind: "ended", on: null }))).toEqual([
      409,
      "plan.wrong_status",
    ]);
    expect((await timeline(coordinator, planId)).entries).toHaveLength(before.entries.length + 1);
  });

  it("knows no attachment of another plan and no dossier of another municipality", async () => {
    const [one, other] = [await aSender(), await aSender()];
    const decision = { ...nothing, attachments: [crypto.randomUUID() as DecisionDetails["attachments"][number]] };
    expect(await refusalIn(await record(one.coordinator, one.planId, { kind: "council", on: null, decision }))).toEqual(
      [404, "attachment.not_found"],
    );
    const param = { planId: one.planId };
    for (const response of [
      await plans(other.coordinator).timeline.$get({ param }),
      await plans(other.coordinator).status.$get({ param, query: { on: "2026-01-01" } }),
      await record(other.coordinator, one.planId, { kind: "council", on: null }),
    ]) {
      expect(await refusalIn(response)).toEqual([404, "plan.not_found"]);
    }
  });
});

describe("an event that was entered by mistake", () => {
  const strike = (member: Member, planId: string, eventId: string, reason = "Verkeerd plan") => {
    tick();
    return plans(member).events[":eventId"].strike.$post({ param: { planId, eventId }, json: { reason } });
  };
  const idOf = ({ entries }: TimelineView, kind: string) => entries.find((entry) => entry.kind === kind)!.id;

  it("is struck through on both sides and stays on record", async () => {
    const { tenantId, coordinator, planId, submissionId } = await aSender();
    await recordFederally(federal.adviser, submissionId, { kind: "approved", on: "2026-06-10" });
    tick();
    const before = await timeline(coordinator, planId);
    const eventId = idOf(before, "approved");
    const response = await sent(federal.adviser).events[":eventId"].strike.$post({
      param: { submissionId, eventId },
      json: { reason: "Verkeerde gemeente" },
    });
    expect(response.status).toBe(201);
    const after = await timeline(coordinator, planId);
    expect(after.versions[0]!.status).toBe("submitted");
    const [row] = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(submission));
    expect(row).toMatchObject({ status: "submitted", decidedAt: null });
    expect(after.entries).toHaveLength(before.entries.length + 1);
    expect(after.entries.at(-1)).toMatchObject({ kind: "struck", strikes: eventId, reason: "Verkeerde gemeente" });
    expect(after.entries.find(({ id }) => id === eventId)?.struckBy).toBe(after.entries.at(-1)!.id);
    const detail = await bodyOf<{ events: { kind: string }[] }>(await plans(coordinator).$get({ param: { planId } }));
    expect(detail.events.map(({ kind }) => kind)).toEqual(["created", "submitted"]);
    const shared = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(submissionEvent));
    expect(shared.find(({ kind }) => kind === "struck")?.strikes).toBe(eventId);
    expect((await trailOf(test, tenantId)).at(-1)).toMatchObject({ action: "plan.strikeEvent" });
  });

  it("is struck once, by the side that records it, and never if it froze a text", async () => {
    const { coordinator, secretary, editor, planId } = await aSender();
    await record(coordinator, planId, { kind: "council", on: "2026-02-24" });
    const found = await timeline(coordinator, planId);
    const council = idOf(found, "council");
    expect(found.entries.filter(({ canStrike }) => canStrike).map(({ kind }) => kind)).toEqual(["council"]);
    expect(await refusalIn(await strike(editor, planId, council))).toEqual([403, "plan.forbidden"]);
    expect(await refusalIn(await strike(coordinator, planId, idOf(found, "submitted")))).toEqual([
      409,
      "event.not_strikable",
    ]);
    expect(await refusalIn(await strike(coordinator, planId, crypto.randomUUID()))).toEqual([404, "event.not_found"]);
    const both = await Promise.all([strike(coordinator, planId, council), strike(secretary, planId, council)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await refusalIn(await strike(coordinator, planId, council))).toEqual([409, "event.not_strikable"]);
  });

  it("cannot be removed or altered in the database, nor can a decision", async () => {
    const { tenantId, coordinator, planId } = await aSender();
    await record(coordinator, planId, { kind: "council", on: "2026-02-24", decision: byName });
    const inTenant = (work: (tx: TenantTx) => Promise<unknown>) => withTenant(test.database.app, tenantId, work);
    for (const attempt of [
      (tx: TenantTx) => tx.delete(planEvent),
      (tx: TenantTx) => tx.update(planEvent).set({ reason: "x" }),
      (tx: TenantTx) => tx.delete(decision),
      (tx: TenantTx) => tx.update(decision).set({ subject: "x" }),
    ]) {
      await expect(inTenant(attempt)).rejects.toMatchObject({ cause: { code: "42501" } });
    }
  });
});

describe("a decision", () => {
  it("is kept whole, and shows who voted what to those who keep the decisions only", async () => {
    const { tenantId, coordinator, secretary, reader, planId, submissionId } = await aSender();
    await record(secretary, planId, { kind: "council", on: "2019-02-25", agendaItem: "48", decision: byName });
    for (const member of [coordinator, secretary]) {
      const entry = (await timeline(member, planId)).entries.find(({ kind }) => kind === "council");
      expect(entry).toMatchObject({ decision: byName, voteDoubts: [] });
    }
    const asReader = await plans(reader).timeline.$get({ param: { planId } });
    const asFederal = await sent(federal.adviser).timeline.$get({ param: { submissionId } });
    for (const response of [asReader, asFederal]) {
      const text = await response.text();
      expect(text).not.toContain("Raadslid");
      expect(text).toContain('"for":{"count":32,"names":[]}');
    }
    const everywhere = await withTenant(test.database.owner, tenantId, async (tx) =>
      JSON.stringify([
        await tx.select().from(decision),
        await tx.select().from(submissionEvent),
        await tx.select().from(planEvent),
      ]),
    );
    expect(everywhere).not.toContain("Raadslid");
    expect(JSON.stringify(await trailOf(test, tenantId))).not.toContain("Raadslid");
    const voters = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(decisionVoter));
    expect(voters).toHaveLength(37);
  });

  it("recorded on a draft goes with its submission, without the names", async () => {
    const { tenantId, coordinator } = await aMunicipalityWith(test, "coordinator");
    const planId = await aCompleteDraft(test, coordinator.token);
    await record(coordinator, planId, { kind: "council", on: "2026-02-01", agendaItem: "48", decision: byName });
    tick();
    await plans(coordinator).submit.$post({ param: { planId } });
    const shared = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(submissionEvent));
    const council = shared.find(({ kind }) => kind === "council");
    expect(council).toMatchObject({ agendaItem: "48", decision: { place: "Stadhuis", articles: byName.articles } });
    expect(JSON.stringify(shared)).not.toContain("Raadslid");
  });

  it("says what does not add up and keeps it as it was told", async () => {
    const { coordinator, planId } = await aSender();
    const vote = { ...byName.vote, present: 40 } as DecisionDetails["vote"];
    await record(coordinator, planId, { kind: "council", on: "2026-02-24", decision: { ...byName, vote } });
    const entry = (await timeline(coordinator, planId)).entries.find(({ kind }) => kind === "council");
    expect(entry?.voteDoubts).toEqual([{ code: "present_differs", params: { voters: 37, present: 40 } }]);
  });
});

describe("the draft text of a decision", () => {
  const draftOf = (member: Member, planId: string, query: { body: "college" | "council"; language?: "nl" | "fr" }) =>
    plans(member)["decision-draft"].$get({ param: { planId }, query });

  it("is a Word file in the language of the plan, or in the one that is asked for", async () => {
    const { reader, planId } = await aSender();
    for (const [query, name] of [
      [{ body: "council" }, "ontwerpbesluit-gemeenteraad.docx"],
      [{ body: "college", language: "fr" }, "projet-deliberation-college.docx"],
    ] as const) {
      const response = await draftOf(reader, planId, query);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${name}"`);
      expect(response.headers.get("content-type")).toContain("wordprocessingml");
      expect(
        Buffer.from(await response.arrayBuffer())
          .subarray(0, 2)
          .toString(),
      ).toBe("PK");
    }
  });

  it("is not made of another municipality's plan", async () => {
    const [one, other] = [await aSender(), await aSender()];
    expect(await refusalIn(await draftOf(other.coordinator, one.planId, { body: "council" }))).toEqual([
      404,
      "plan.not_found",
    ]);
  });
});

it("forgets who voted what when the chosen term is over, and keeps the numbers", async () => {
  const { tenantId, secretary, planId } = await aSender();
  await record(secretary, planId, { kind: "council", on: "2019-02-25", decision: byName });
  const forget = (keptYears: number) => forgetVoters(test.database.owner, tenantId, { keptYears, now: test.clock.now });
  expect(await forget(8)).toBe(0);
  expect(await forget(6)).toBe(1);
  expect(await forget(6)).toBe(0);
  const council = (await timeline(secretary, planId)).entries.find(({ kind }) => kind === "council");
  expect(council?.decision?.vote).toMatchObject({ for: { count: 32, names: [] }, abstain: { count: 5, names: [] } });
  expect((await trailOf(test, tenantId)).at(-1)).toMatchObject({ action: "plan.forgetVoters", entityId: planId });
});

it("keeps one open version per plan, whatever is recorded", async () => {
  const { tenantId, planId } = await aSender();
  const draft = { tenantId, planId: planId as never, language: "nl" as const, createdAt: test.clock.now };
  const insert = (number: number) =>
    withTenant(test.database.app, tenantId, (tx) => tx.insert(version).values({ ...draft, number }));
  const twice = { cause: { code: "23505" } };
  // What is under review is open as well.
  await expect(insert(2)).rejects.toMatchObject(twice);
  await withTenant(test.database.app, tenantId, (tx) => tx.update(version).set({ status: "approved" }));
  await insert(2);
  await expect(insert(3)).rejects.toMatchObject(twice);
});
