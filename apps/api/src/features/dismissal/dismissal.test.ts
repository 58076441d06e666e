import { type Dismissal, type Finding, identityOf } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aDraft,
  aMunicipalityWith,
  aSubmittedPlan,
  bodyOf,
  createTestApp,
  refusalIn,
  type TestApp,
  trailOf,
} from "../../testing.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

const reason = "Zo afgesproken met de dienst";

type List = { findings: Finding[]; dismissed: { finding: Finding; dismissal: Dismissal }[]; counts: object };
const listOf = async (token: string, planId: string) =>
  bodyOf<List>(await test.client(token).plans[":planId"].findings.$get({ param: { planId } }));

const nothing = { nodes: new Map<never, never>(), grantLines: [] };
/** What a browser sends to set this finding of the plan as a whole aside. */
function about(finding: Finding) {
  const { lineageId, ...identity } = identityOf(finding, nothing);
  return { ...identity, nodeId: lineageId, reason };
}
const dismiss = (token: string, planId: string, json: ReturnType<typeof about>) =>
  test.client(token).plans[":planId"].dismissals.$post({ param: { planId }, json });
const withdraw = (token: string, planId: string, dismissalId: string) =>
  test.client(token).plans[":planId"].dismissals[":dismissalId"].$delete({ param: { planId, dismissalId } });

const aPlan = async () => {
  const people = await aMunicipalityWith(test, "coordinator", "editor", "reader", "secretary");
  const planId = await aDraft(test, people.coordinator.token);
  const list = await listOf(people.reader.token, planId);
  const of = (code: Finding["code"]): Finding => {
    const found = list.findings.find((finding) => finding.code === code);
    if (!found) throw new Error(`no ${code}`);
    return found;
  };
  return { ...people, planId, list, of };
};

describe("a finding that is set aside", () => {
  it("leaves the list for all, with who, when and why, and a trace; and comes back when that is withdrawn", async () => {
    const { tenantId, coordinator, editor, reader, planId, of, list } = await aPlan();
    const before = list.counts;
    const response = await dismiss(editor.token, planId, about(of("procedure.council_missing")));
    expect(response.status).toBe(201);
    const after = await listOf(reader.token, planId);
    expect(after.findings.map(({ code }) => code)).not.toContain("procedure.council_missing");
    expect(after.counts).not.toEqual(before);
    expect(after.dismissed).toMatchObject([
      {
        finding: { code: "procedure.council_missing" },
        dismissal: { reason, byName: expect.any(String), at: test.clock.now.toISOString() },
      },
    ]);
    const detail = await bodyOf<{ dismissals: Dismissal[] }>(
      await test.client(reader.token).plans[":planId"].$get({ param: { planId } }),
    );
    expect(detail.dismissals).toEqual(after.dismissed.map(({ dismissal }) => dismissal));

    const [{ dismissal }] = after.dismissed as [List["dismissed"][number]];
    const back = await withdraw(coordinator.token, planId, dismissal.id);
    expect(await back.json()).toEqual({ dismissals: [] });
    expect(await listOf(reader.token, planId)).toEqual(list);
    expect((await trailOf(test, tenantId)).slice(-2)).toMatchObject([
      { action: "finding.dismiss", entityId: dismissal.id, after: { code: "procedure.council_missing", reason } },
      { action: "finding.restore", entityId: dismissal.id, before: { reason } },
    ]);
  });

  it("keeps its first reason when a second person says the same", async () => {
    const { tenantId, coordinator, editor, planId, of } = await aPlan();
    await dismiss(editor.token, planId, about(of("money.no_lines")));
    const again = await dismiss(coordinator.token, planId, { ...about(of("money.no_lines")), reason: "Anders" });
    expect(await again.json()).toMatchObject({ dismissals: [{ reason }] });
    expect((await trailOf(test, tenantId)).filter(({ action }) => action === "finding.dismiss")).toHaveLength(1);
  });

  it("is never one that blocks, not even by another fingerprint", async () => {
    const { tenantId, editor, planId, of } = await aPlan();
    const blocking = of("structure.no_operational_objective");
    for (const fingerprint of [about(blocking).fingerprint, "x"]) {
      const response = await dismiss(editor.token, planId, { ...about(blocking), fingerprint });
      expect(await refusalIn(response)).toEqual([409, "finding.blocking"]);
    }
    expect((await trailOf(test, tenantId)).map(({ action }) => action)).toEqual(["plan.create"]);
  });

  it("wants a reason, a person who writes, a node that exists and a draft", async () => {
    const { coordinator, reader, secretary, planId, of } = await aPlan();
    const json = about(of("money.no_lines"));
    expect(await refusalIn(await dismiss(coordinator.token, planId, { ...json, reason: "  " }))).toEqual([
      422,
      "input.invalid",
    ]);
    for (const { token } of [reader, secretary])
      expect(await refusalIn(await dismiss(token, planId, json))).toEqual([403, "plan.forbidden"]);
    const nodeId = crypto.randomUUID() as NonNullable<typeof json.nodeId>;
    expect(await refusalIn(await dismiss(coordinator.token, planId, { ...json, nodeId }))).toEqual([
      404,
      "node.not_found",
    ]);
    const unknown = await withdraw(coordinator.token, planId, crypto.randomUUID());
    expect(await refusalIn(unknown)).toEqual([404, "dismissal.not_found"]);
    const other = await aMunicipalityWith(test, "coordinator");
    const sent = await aSubmittedPlan(test, other.coordinator.token);
    expect(await refusalIn(await dismiss(other.coordinator.token, sent, json))).toEqual([409, "version.frozen"]);
  });
});
