import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aMember, aMunicipalityWith, aSession, bodyOf, createTestApp, refusalIn, type TestApp } from "../../testing.ts";
import { aWorkplace } from "../node/node-calls.ts";

type Assignment = {
  id: string;
  state: string;
  overdue: boolean;
  dueOn: string;
  assignee: { id: string; isMember: boolean };
  node: { id: string; removed: boolean } | null;
  permitted: string[];
};

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

const assignments = (token: string) => test.client(token).plans[":planId"].assignments;
const give = (
  token: string,
  planId: string,
  of: { assigneeId: string; nodeId?: string | null; dueOn?: string; note?: string },
) => {
  const json = { nodeId: null, dueOn: "2026-03-10", note: "Nakijken", ...of };
  return assignments(token).$post({ param: { planId }, json });
};
const listed = async (token: string, planId: string): Promise<Assignment[]> =>
  (await bodyOf<{ assignments: Assignment[] }>(await assignments(token).$get({ param: { planId } }))).assignments;

describe("an assignment", () => {
  it("is given to a colleague for a branch, and is overdue the day after", async () => {
    const { editor, reader, planId, strategic } = await aWorkplace(test);
    const nodeId = strategic[0].lineageId;
    expect((await give(editor.token, planId, { assigneeId: reader.actor.userId, nodeId })).status).toBe(201);
    const signIn = ({ actor }: typeof reader) => aSession(test.database.owner, test.clock.now, actor);
    const start = test.clock.now;
    test.clock.now = new Date("2026-03-10T20:00:00.000Z");
    expect(await listed(await signIn(reader), planId)).toMatchObject([
      { overdue: false, node: { id: nodeId, removed: false }, permitted: ["settle"] },
    ]);
    // Past midnight in Belgium, still the tenth in UTC.
    test.clock.now = new Date("2026-03-10T23:30:00.000Z");
    expect(await listed(await signIn(editor), planId)).toMatchObject([{ overdue: true, permitted: ["reassign"] }]);
    test.clock.now = start;
  });

  it("is not given by a reader, nor to a stranger, nor for what is not there", async () => {
    const { editor, reader, planId } = await aWorkplace(test);
    const { coordinator: stranger } = await aMunicipalityWith(test, "coordinator");
    const assigneeId = editor.actor.userId;
    expect(await refusalIn(await give(reader.token, planId, { assigneeId }))).toEqual([403, "assignment.forbidden"]);
    expect(await refusalIn(await give(editor.token, planId, { assigneeId: stranger.actor.userId }))).toEqual([
      404,
      "member.not_found",
    ]);
    expect(await refusalIn(await give(editor.token, planId, { assigneeId, nodeId: crypto.randomUUID() }))).toEqual([
      404,
      "node.not_found",
    ]);
  });

  it("is done by who was asked or a coordinator, and by nobody else", async () => {
    const { coordinator, editor, reader, planId } = await aWorkplace(test);
    const given = await bodyOf<Assignment>(await give(editor.token, planId, { assigneeId: reader.actor.userId }));
    const param = { planId, assignmentId: given.id };
    const done = (token: string) => assignments(token)[":assignmentId"].done.$post({ param });
    expect(await refusalIn(await done(editor.token))).toEqual([403, "assignment.forbidden"]);
    expect((await bodyOf<Assignment>(await done(reader.token))).state).toBe("done");
    const again = await assignments(coordinator.token)[":assignmentId"].reopen.$post({ param });
    expect((await bodyOf<Assignment>(again)).state).toBe("open");
  });

  it("goes to somebody else when a colleague leaves", async () => {
    const { coordinator, tenantId, editor, reader, planId } = await aWorkplace(test);
    const given = await bodyOf<Assignment>(await give(editor.token, planId, { assigneeId: reader.actor.userId }));
    const administrator = await aMember(test, { tenantId, roles: ["administrator"] });
    const open = await test
      .client(administrator.token)
      .members[":accountId"].assignments.$get({ param: { accountId: reader.actor.userId } });
    expect((await bodyOf<{ assignments: Assignment[] }>(open)).assignments.map(({ id }) => id)).toEqual([given.id]);
    await test.client(administrator.token).members[":accountId"].$delete({ param: { accountId: reader.actor.userId } });
    expect((await listed(coordinator.token, planId))[0]?.assignee.isMember).toBe(false);
    const changed = await assignments(administrator.token)[":assignmentId"].$patch({
      param: { planId, assignmentId: given.id },
      json: { assigneeId: coordinator.actor.userId, dueOn: "2026-04-01" },
    });
    expect(await bodyOf<Assignment>(changed)).toMatchObject({
      assignee: { id: coordinator.actor.userId, isMember: true },
      dueOn: "2026-04-01",
    });
    const byAnother = await assignments(editor.token)[":assignmentId"].$patch({
      param: { planId, assignmentId: given.id },
      json: { assigneeId: reader.actor.userId },
    });
    expect(await refusalIn(byAnother)).toEqual([404, "member.not_found"]);
  });

  it("stands in the work of who was asked and of who asked", async () => {
    const { editor, reader, coordinator, planId } = await aWorkplace(test);
    await give(editor.token, planId, { assigneeId: reader.actor.userId, dueOn: "2026-06-01" });
    await give(coordinator.token, planId, { assigneeId: reader.actor.userId, dueOn: "2026-05-01" });
    const work = async (token: string) =>
      bodyOf<{ assigned: Assignment[]; asked: Assignment[]; plans: { id: string }[] }>(
        await test.client(token)["my-work"].$get(),
      );
    const mine = await work(reader.token);
    expect(mine.assigned.map(({ dueOn }) => dueOn)).toEqual(["2026-05-01", "2026-06-01"]);
    expect(mine.plans.map(({ id }) => id)).toEqual([planId]);
    expect((await work(editor.token)).asked.map(({ dueOn }) => dueOn)).toEqual(["2026-06-01"]);
  });
});
