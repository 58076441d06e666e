import { and, eq, planEvent, submission, submissionEvent, version, withTenant } from "@salus/db";
import type { Period, PlanStatus } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aCompleteDraft,
  aDraft,
  aFederalSideWith,
  aMunicipalityWith,
  aSubmittedPlan,
  bodyOf,
  createTestApp,
  type Member,
  nodeOf,
  refusalIn,
  somebodyWaitsFor,
  type TestApp,
  trailOf,
  treeOf,
} from "../../testing.ts";
import type { RecordEvent } from "../plan/record-event.ts";
import type { DayStatusView } from "../timeline/timeline.view.ts";

let test: TestApp;
let federal: Awaited<ReturnType<typeof aFederalSideWith<"adviser" | "analyst">>>;
beforeAll(async () => {
  test = await createTestApp();
  federal = await aFederalSideWith(test, "adviser", "analyst");
});
afterAll(() => test[Symbol.asyncDispose]());

type Listed = { number: number; status: PlanStatus; inForce: Period | null; steps: string[] };

const plans = (member: Member) => test.client(member.token).plans[":planId"];
const sent = (member: Member) => test.client(member.token).federal.plans[":submissionId"];
const tick = () => void (test.clock.now = new Date(test.clock.now.getTime() + 60_000));
const versionsOf = async (member: Member, planId: string): Promise<Listed[]> =>
  (await bodyOf<{ versions: Listed[] }>(await plans(member).versions.$get({ param: { planId } }))).versions;
const next = (member: Member, planId: string, number = 1) => {
  tick();
  return plans(member)["next-version"].$post({ param: { planId }, json: { version: number } });
};
const record = (member: Member, planId: string, json: RecordEvent) => {
  tick();
  return plans(member).events.$post({ param: { planId }, json });
};
const decide = async (submissionId: string, on: string, inForceOn: string | null) => {
  tick();
  const response = await sent(federal.adviser).approve.$post({ param: { submissionId }, json: { on, inForceOn } });
  expect(response.status).toBe(200);
};
const agreementOn = async (member: Member, planId: string, on: string) =>
  (await bodyOf<DayStatusView>(await plans(member).status.$get({ param: { planId }, query: { on } }))).agreements.map(
    ({ number }) => number,
  );

type Town = Awaited<ReturnType<typeof aTown>>;
const aTown = () => aMunicipalityWith(test, "coordinator", "editor", "reader");
const submissionsOf = async ({ tenantId }: Pick<Town, "tenantId">, planId: string) =>
  (await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(submission)))
    .filter((row) => row.planId === planId)
    .toSorted((a, b) => a.number - b.number)
    .map(({ id }) => id as string);

/** Approved, and in force from 1 January 2026. */
async function anAgreement() {
  const town = await aTown();
  const planId = await aSubmittedPlan(test, town.coordinator.token, "Vijftig bezoeken");
  const [submissionId] = await submissionsOf(town, planId);
  await decide(submissionId!, "2026-02-10", "2026-01-01");
  return { ...town, planId, submissionId: submissionId! };
}

/** With an amendment on top that was submitted. */
async function anAmended() {
  const made = await anAgreement();
  expect((await next(made.coordinator, made.planId)).status).toBe(201);
  const node = nodeOf(await treeOf(test, made.editor.token, made.planId), "result");
  const param = { planId: made.planId, nodeId: node.lineageId };
  const changes = { "text.nl": "Zestig bezoeken" };
  await plans(made.editor).nodes[":nodeId"].$patch({ param, json: { baseRevision: node.revision, changes } });
  expect((await plans(made.coordinator).submit.$post({ param: { planId: made.planId } })).status).toBe(200);
  const [, amendment] = await submissionsOf(made, made.planId);
  return { ...made, lineageId: node.lineageId, amendment: amendment! };
}

describe("an amendment", () => {
  it("is a draft on top of the agreement, which stays in force until it takes over", async () => {
    const { coordinator, reader, planId, tenantId, lineageId, amendment, submissionId } = await anAmended();
    expect(await versionsOf(reader, planId)).toMatchObject([
      { number: 2, status: "submitted", inForce: null },
      { number: 1, status: "inForce", inForce: { from: "2026-01-01" } },
    ]);
    await decide(amendment, "2026-06-20", "2026-07-01");
    expect(await versionsOf(reader, planId)).toMatchObject([
      { number: 2, status: "inForce", inForce: { from: "2026-07-01" } },
      { number: 1, status: "superseded", inForce: { from: "2026-01-01", to: "2026-06-30" } },
    ]);
    expect(await agreementOn(reader, planId, "2026-06-30")).toEqual([1]);
    expect(await agreementOn(reader, planId, "2026-07-01")).toEqual([2]);
    // Both texts are read as they were, under the same lineage.
    for (const [number, text] of [
      ["1", "Vijftig bezoeken: resultaat"],
      ["2", "Zestig bezoeken"],
    ] as const) {
      const tree = await bodyOf<{ nodes: { lineageId: string; text: { nl?: string } }[] }>(
        await plans(coordinator).tree.$get({ param: { planId }, query: { version: number } }),
      );
      expect(tree.nodes.find((node) => node.lineageId === lineageId)?.text.nl).toBe(text);
    }
    const shared = await withTenant(test.database.owner, tenantId, (tx) =>
      tx
        .select()
        .from(submissionEvent)
        .where(eq(submissionEvent.submissionId, submissionId as never)),
    );
    expect(shared.at(-1)).toMatchObject({ kind: "superseded", onDate: "2026-07-01" });
    expect(shared.map(({ kind }) => kind)).not.toContain("amendmentBegan");
  });

  it("takes nothing over while the day is not known", async () => {
    const { reader, planId, amendment } = await anAmended();
    await decide(amendment, "2026-06-20", null);
    tick();
    await sent(federal.adviser).events.$post({
      param: { submissionId: amendment },
      json: { kind: "inForce", on: null },
    });
    expect((await versionsOf(reader, planId)).map(({ status }) => status)).toEqual(["inForce", "inForce"]);
    expect(await agreementOn(reader, planId, "2026-08-01")).toEqual([1]);
  });

  it("gives back what it took over when its entry into force is struck through", async () => {
    const { reader, planId, tenantId, amendment } = await anAmended();
    await decide(amendment, "2026-06-20", "2026-07-01");
    tick();
    const timeline = await bodyOf<{ entries: { id: string; kind: string }[] }>(
      await sent(federal.adviser).timeline.$get({ param: { submissionId: amendment } }),
    );
    const eventId = timeline.entries.find(({ kind }) => kind === "inForce")!.id;
    const struck = await sent(federal.adviser).events[":eventId"].strike.$post({
      param: { submissionId: amendment, eventId },
      json: { reason: "Verkeerde dag" },
    });
    expect(struck.status).toBe(201);
    expect(await versionsOf(reader, planId)).toMatchObject([
      { number: 2, status: "approved", inForce: null },
      { number: 1, status: "inForce", inForce: { from: "2026-01-01" } },
    ]);
    expect(await agreementOn(reader, planId, "2026-08-01")).toEqual([1]);
    const rows = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(planEvent));
    expect(rows.filter(({ kind }) => kind === "struck")).toHaveLength(2);
  });

  it("that was refused leaves the agreement the plan, and its text can be taken up again", async () => {
    const { coordinator, planId, amendment } = await anAmended();
    tick();
    await sent(federal.adviser).events.$post({
      param: { submissionId: amendment },
      json: { kind: "refused", on: "2026-06-20", reason: "Te laat" },
    });
    const { plan } = await bodyOf<{ plan: { version: { number: number } } }>(
      await plans(coordinator).$get({ param: { planId } }),
    );
    expect(plan.version.number).toBe(1);
    const listed = async (status: PlanStatus) => {
      const client = test.client(federal.analyst.token);
      const answer = await bodyOf<{ submissions: { id: string; number: number; beside: object | null }[] }>(
        await client.federal.plans.$get({ query: { status } }),
      );
      return answer.submissions.find(({ id, number }) => id === amendment || number === 1);
    };
    // The agreement stays in the list of the federal side, with what was refused beside it.
    const stands = { number: 1, beside: { id: amendment, number: 2, status: "refused" } };
    expect(await listed("refused")).toMatchObject(stands);
    expect((await next(coordinator, planId, 2)).status).toBe(201);
    expect(nodeOf(await treeOf(test, coordinator.token, planId), "result").text.nl).toBe("Zestig bezoeken");
    expect((await versionsOf(coordinator, planId))[0]).toMatchObject({ number: 3, status: "draft" });
  });
});

it("lets the two sides at an agreement in turn, also below a draft", async () => {
  const { coordinator, planId, tenantId } = await anAgreement();
  await next(coordinator, planId);
  const events = await bodyOf<{ entries: { id: string; kind: string }[] }>(
    await plans(coordinator).timeline.$get({ param: { planId } }),
  );
  const eventId = events.entries.find(({ kind }) => kind === "submitted")!.id;
  const recording = () =>
    record(coordinator, planId, { kind: "countersigned", on: "2026-03-01", version: 1 }).then(({ status }) => status);
  const striking = () =>
    plans(coordinator)
      .events[":eventId"].strike.$post({ param: { planId, eventId }, json: { reason: "Verkeerd" } })
      .then(({ status }) => status);
  for (const [act, status] of [
    [recording, 201],
    [striking, 409],
  ] as const) {
    const acted = await withTenant(test.database.owner, tenantId, async (tx) => {
      const first = and(eq(version.planId, planId as never), eq(version.number, 1));
      await tx.select().from(version).where(first).for("no key update");
      const acting = act();
      expect(await Promise.race([acting, somebodyWaitsFor(tx)])).toBe("waiting");
      return { acting };
    });
    expect(await acted.acting).toBe(status);
  }
});

describe("beginning a version", () => {
  it("is the coordinator's, on an agreement, and never beside another open one", async () => {
    const { coordinator, editor, planId, tenantId } = await anAgreement();
    expect(await refusalIn(await next(editor, planId))).toEqual([403, "plan.forbidden"]);
    expect(await refusalIn(await next(coordinator, planId, 7))).toEqual([404, "version.not_found"]);
    expect((await versionsOf(coordinator, planId))[0]?.steps).toEqual(["amendmentBegan", "prolonged"]);
    expect((await versionsOf(editor, planId))[0]?.steps).toEqual([]);
    const both = await Promise.all([next(coordinator, planId), next(coordinator, planId)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await refusalIn(await next(coordinator, planId))).toEqual([409, "version.open"]);
    expect((await versionsOf(coordinator, planId)).map(({ steps }) => steps)).toEqual([["withdrawn"], ["prolonged"]]);
    expect((await trailOf(test, tenantId)).filter(({ action }) => action === "plan.amend")).toHaveLength(1);
    const rows = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(version));
    expect(rows).toHaveLength(2);
  });

  it("is closed while the plan is under review", async () => {
    const { coordinator } = await aTown();
    const planId = await aSubmittedPlan(test, coordinator.token);
    expect(await refusalIn(await next(coordinator, planId))).toEqual([409, "plan.wrong_status"]);
  });

  it("follows a withdrawal, of a draft too", async () => {
    const { coordinator } = await aTown();
    const planId = await aDraft(test, coordinator.token);
    expect(await refusalIn(await record(coordinator, planId, { kind: "withdrawn", on: null }))).toEqual([
      422,
      "event.reason_missing",
    ]);
    const withdrawn = await record(coordinator, planId, { kind: "withdrawn", on: "2026-03-02", reason: "Te vroeg" });
    expect(withdrawn.status).toBe(201);
    expect(await versionsOf(coordinator, planId)).toMatchObject([{ status: "withdrawn", steps: ["resumed"] }]);
    expect((await next(coordinator, planId)).status).toBe(201);
    expect(await versionsOf(coordinator, planId)).toMatchObject([{ status: "draft" }, { status: "withdrawn" }]);
  });
});

describe("a prolongation", () => {
  it("takes the agreement over word by word, never the draft on top of it", async () => {
    const { coordinator, editor, planId, tenantId } = await anOldAgreement("svpp-2020");
    await next(coordinator, planId);
    const tree = await treeOf(test, coordinator.token, planId);
    const node = nodeOf(tree, "result");
    await plans(coordinator).nodes[":nodeId"].$patch({
      param: { planId, nodeId: node.lineageId },
      json: { baseRevision: node.revision, changes: { "text.nl": "Nog niet afgesproken" } },
    });
    const prolong = (member: Member, framework: string, number = 1) => {
      tick();
      return plans(member).prolongations.$post({ param: { planId }, json: { version: number, framework } });
    };
    expect(await refusalIn(await prolong(editor, "svpp-2023-2024"))).toEqual([403, "plan.forbidden"]);
    expect(await refusalIn(await prolong(coordinator, "svpp-2023-2024", 2))).toEqual([409, "plan.wrong_status"]);
    expect(await refusalIn(await prolong(coordinator, "svpp-2018-2019"))).toEqual([422, "input.invalid"]);
    expect(await refusalIn(await prolong(coordinator, "vsc-2023"))).toEqual([422, "input.invalid"]);
    const answer = await prolong(coordinator, "svpp-2023-2024");
    expect(answer.status).toBe(201);
    const { id } = await bodyOf<{ id: string }>(answer);
    const taken = (await treeOf(test, coordinator.token, id)).nodes.find(
      ({ lineageId }) => lineageId === node.lineageId,
    );
    expect(taken?.text.nl).toBe("Klaar in 2020: resultaat");
    const renewal = await bodyOf<{ origin: { kind: string; planId: string }; items: { quote: string }[] }>(
      await test.client(coordinator.token).plans[":planId"].renewal.$get({ param: { planId: id } }),
    );
    expect(renewal.origin).toMatchObject({ kind: "prolongation", planId });
    expect(renewal.items.map(({ quote }) => quote)).toContain("2020");
    expect((await trailOf(test, tenantId)).at(-1)).toMatchObject({ action: "plan.prolong" });
  });
});

/** In force from the first day of its period. */
async function anOldAgreement(framework: string, town?: Town) {
  const made = town ?? (await aTown());
  const planId = await aCompleteDraft(test, made.coordinator.token, { framework, text: "Klaar in 2020" });
  tick();
  expect((await plans(made.coordinator).submit.$post({ param: { planId } })).status).toBe(200);
  const [submissionId] = await submissionsOf(made, planId);
  await decide(submissionId!, "2022-12-16", "2020-01-01");
  return { ...made, planId, submissionId: submissionId! };
}

describe("a replacement", () => {
  const replace = (member: Member, submissionId: string, replaces: string, on: string) => {
    tick();
    const json = { replaces, on, reason: "Annuleert en vervangt" };
    return sent(member).replace.$post({ param: { submissionId }, json: json as never });
  };
  const replaceable = async (submissionId: string) =>
    (
      await bodyOf<{ submissions: { id: string }[] }>(
        await sent(federal.analyst).replaceable.$get({ param: { submissionId } }),
      )
    ).submissions.map(({ id }) => id);

  it.each([
    ["whole", "2020-01-01", [] as number[]],
    ["in part", "2020-07-01", [1]],
  ])("annuls the earlier agreement %s", async (_what, on, before) => {
    const old = await anOldAgreement("svpp-2020");
    const later = await anOldAgreement("svpp-2020-2022", old);
    expect(await replaceable(later.submissionId)).toEqual([old.submissionId]);
    const covered = async (day: string) =>
      bodyOf<DayStatusView>(
        await plans(old.reader).status.$get({ param: { planId: old.planId }, query: { on: day } }),
      ).then(({ versions }) => versions.filter(({ inForce }) => inForce).map(({ number }) => number));
    expect(await covered("2020-03-01")).toEqual([1]);
    const done = await replace(federal.adviser, later.submissionId, old.submissionId, on);
    expect(done.status).toBe(200);
    expect(await bodyOf(done)).toMatchObject({ id: old.submissionId, status: "superseded" });
    expect(await covered("2020-03-01")).toEqual(before);
    expect(await covered("2020-08-01")).toEqual([]);
    expect(await replaceable(later.submissionId)).toEqual([]);
    const rows = await withTenant(test.database.owner, old.tenantId, (tx) => tx.select().from(planEvent));
    const { replacedBy } = rows.find(({ kind }) => kind === "superseded")!;
    expect(rows.find(({ versionId }) => versionId === replacedBy)?.planId).toBe(later.planId);
  });

  it("is refused to who may not, on a plan that is no agreement, and across municipalities", async () => {
    const [old, other] = [await anOldAgreement("svpp-2020"), await anOldAgreement("svpp-2020-2022")];
    const waiting = await aSubmittedPlan(test, old.coordinator.token);
    const [waitingId] = await submissionsOf(old, waiting);
    const on = "2020-01-01";
    expect(await refusalIn(await replace(federal.analyst, other.submissionId, old.submissionId, on))).toEqual([
      403,
      "submission.forbidden",
    ]);
    expect(await refusalIn(await replace(federal.adviser, other.submissionId, old.submissionId, on))).toEqual([
      404,
      "submission.not_found",
    ]);
    expect(await refusalIn(await replace(federal.adviser, waitingId!, old.submissionId, on))).toEqual([
      409,
      "plan.wrong_status",
    ]);
    expect(await refusalIn(await replace(federal.adviser, old.submissionId, waitingId!, on))).toEqual([
      409,
      "plan.wrong_status",
    ]);
    expect(await refusalIn(await replace(federal.adviser, old.submissionId, old.submissionId, on))).toEqual([
      404,
      "submission.not_found",
    ]);
  });
});
