import { submission, withTenant } from "@salus/db";
import type { PresentedDifference, TenantId } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aFederalSideWith,
  aMunicipalityWith,
  aSubmittedPlan,
  bodyOf,
  createTestApp,
  type Member,
  nodeOf,
  refusalIn,
  type TestApp,
  treeOf,
} from "../../testing.ts";

type Answer = { difference: PresentedDifference };

let test: TestApp;
let adviser: Member;
beforeAll(async () => {
  test = await createTestApp();
  ({ adviser } = await aFederalSideWith(test, "adviser"));
});
afterAll(() => test[Symbol.asyncDispose]());

const plans = (member: Member, headers?: Record<string, string>) => test.client(member.token, headers).plans[":planId"];
const difference = (member: Member, planId: string, query: { from: string; to: string }, headers = {}) =>
  plans(member, headers).difference.$get({ param: { planId }, query });
const federal = (submissionId: string, query: { from?: string } = {}) =>
  test.client(adviser.token).federal.plans[":submissionId"].difference.$get({ param: { submissionId }, query });

const submissionsOf = async ({ tenantId }: { readonly tenantId: TenantId }) =>
  (await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(submission))).toSorted(
    (a, b) => a.number - b.number,
  );

const giveBack = async (submissionId: string) => {
  const json = { reason: "De resultaten ontbreken." };
  const decided = await test
    .client(adviser.token)
    .federal.plans[":submissionId"].return.$post({ param: { submissionId }, json });
  expect(decided.status).toBe(200);
};

/** A plan that was submitted and returned: version 1 is frozen, version 2 is a draft with the same text. */
async function aReturnedPlan() {
  const people = await aMunicipalityWith(test, "coordinator", "reader", "editor");
  const planId = await aSubmittedPlan(test, people.coordinator.token, "Vijftig bezoeken aan huis");
  const [sent] = await submissionsOf(people);
  await giveBack(sent!.id);
  return { ...people, planId, submissionId: sent!.id as string };
}

async function reword(member: Member, planId: string, text: string): Promise<string> {
  const node = nodeOf(await treeOf(test, member.token, planId), "result");
  const saved = await plans(member).nodes[":nodeId"].$patch({
    param: { planId, nodeId: node.lineageId },
    json: { baseRevision: node.revision, changes: { "text.nl": text } },
  });
  expect(saved.status).toBe(200);
  return node.lineageId;
}

describe("the versions of a plan", () => {
  it("are listed newest first with what happened to each", async () => {
    const { reader, planId } = await aReturnedPlan();
    const response = await plans(reader).versions.$get({ param: { planId } });
    const { versions } = await bodyOf<{
      versions: { number: number; status: string; frozenAt: string | null; events: { kind: string }[] }[];
    }>(response);
    expect(versions.map(({ number, status }) => [number, status])).toEqual([
      [2, "draft"],
      [1, "returned"],
    ]);
    expect(versions[0]?.frozenAt).toBeNull();
    expect(versions[1]?.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["submitted", "returned"]));
  });

  it("of another municipality do not exist", async () => {
    const [mine, theirs] = [await aReturnedPlan(), await aReturnedPlan()];
    const { planId } = theirs;
    const listed = await plans(mine.coordinator).versions.$get({ param: { planId } });
    expect(await refusalIn(listed)).toEqual([404, "plan.not_found"]);
    const compared = await difference(mine.coordinator, planId, { from: "1", to: "2" });
    expect(await refusalIn(compared)).toEqual([404, "plan.not_found"]);
  });
});

describe("the difference between two versions", () => {
  it("tells a reader what was reworded since, and nothing where nothing was", async () => {
    const { editor, reader, planId } = await aReturnedPlan();
    const same = await bodyOf<Answer>(await difference(reader, planId, { from: "1", to: "2" }));
    expect(same.difference).toMatchObject({ entries: [], amounts: [] });
    const lineageId = await reword(editor, planId, "Zestig bezoeken");
    const { difference: found } = await bodyOf<Answer>(await difference(reader, planId, { from: "1", to: "2" }));
    const changed = found.entries.filter(({ state }) => state !== "context");
    expect(changed.map((entry) => [entry.lineageId, entry.kind])).toEqual([[lineageId, "result"]]);
    const words = changed[0]?.rewordings[0]?.words.filter(({ kind }) => kind === "added") ?? [];
    expect(words.map(({ text }) => text).join("")).toContain("Zestig");
    expect(found.summary.reworded).toBe(1);
  });

  it("is answered once: who has it already hears so, until it is another", async () => {
    const { editor, reader, planId } = await aReturnedPlan();
    const first = await difference(reader, planId, { from: "1", to: "2" });
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("private, no-cache");
    const again = () => difference(reader, planId, { from: "1", to: "2" }, { "if-none-match": etag });
    expect((await again()).status).toBe(304);
    await reword(editor, planId, "Zeventig bezoeken");
    expect((await again()).status).toBe(200);
  });

  it("with a version that does not exist is not found", async () => {
    const { reader, planId } = await aReturnedPlan();
    const response = await difference(reader, planId, { from: "1", to: "9" });
    expect(await refusalIn(response)).toEqual([404, "version.not_found"]);
  });
});

describe("the difference between two submissions", () => {
  it("tells the federal side what was changed since the one before", async () => {
    const { editor, coordinator, planId, ...sender } = await aReturnedPlan();
    const lineageId = await reword(editor, planId, "Tachtig bezoeken");
    const resubmitted = await plans(coordinator).submit.$post({ param: { planId } });
    expect(resubmitted.status).toBe(200);
    const second = (await submissionsOf(sender))[1]!.id;
    const answer = await bodyOf<Answer & { from: { number: number } }>(await federal(second));
    expect(answer.from.number).toBe(1);
    const changed = answer.difference.entries.filter(({ state }) => state !== "context");
    expect(changed.map((entry) => [entry.lineageId, entry.kind])).toEqual([[lineageId, "result"]]);
    expect(JSON.stringify(changed)).toContain("Tachtig");
  });

  it("shows nothing of a draft", async () => {
    const { editor, planId, submissionId } = await aReturnedPlan();
    await reword(editor, planId, "Nog niet ingediend");
    expect(await refusalIn(await federal(submissionId))).toEqual([404, "version.not_found"]);
    expect(await refusalIn(await federal(submissionId, { from: "2" }))).toEqual([404, "version.not_found"]);
    const same = await federal(submissionId, { from: "1" });
    expect((await bodyOf<Answer>(same)).difference.entries).toEqual([]);
  });

  it("is closed to municipalities", async () => {
    const { coordinator, submissionId } = await aReturnedPlan();
    const response = await test
      .client(coordinator.token)
      .federal.plans[":submissionId"].difference.$get({ param: { submissionId }, query: {} });
    expect(await refusalIn(response)).toEqual([403, "submission.forbidden"]);
  });
});
