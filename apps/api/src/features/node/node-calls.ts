import type { Branch, PlanNode } from "@salus/domain";
import { aDraft, aMunicipalityWith, type TestApp, treeOf } from "../../testing.ts";

/** A draft with one chapter, and two people who may write in it. */
export async function aWorkplace(test: TestApp) {
  const people = await aMunicipalityWith(test, "coordinator", "editor", "reader");
  const planId = await aDraft(test, people.coordinator.token);
  const tree = await treeOf(test, people.coordinator.token, planId);
  const strategic = tree.nodes.filter(({ kind }) => kind === "strategicObjective");
  return { ...people, planId, tree, strategic: strategic as [PlanNode, PlanNode, PlanNode, PlanNode] };
}

export const add = (test: TestApp, token: string, planId: string, json: Record<string, unknown>, headers = {}) =>
  test.client(token, headers).plans[":planId"].nodes.$post({
    param: { planId },
    json: { lineageId: crypto.randomUUID(), parentId: null, after: null, kind: "chapter", ...json } as never,
  });
export const save = (
  test: TestApp,
  token: string,
  planId: string,
  nodeId: string,
  baseRevision: number,
  changes: object,
  headers = {},
) =>
  test
    .client(token, headers)
    .plans[":planId"].nodes[":nodeId"].$patch({ param: { planId, nodeId }, json: { baseRevision, changes } });
export const move = (
  test: TestApp,
  token: string,
  planId: string,
  nodeId: string,
  json: { parentId: string | null; after: string | null },
) => test.client(token).plans[":planId"].nodes[":nodeId"].move.$post({ param: { planId, nodeId }, json });
export const remove = (test: TestApp, token: string, planId: string, nodeId: string) =>
  test.client(token).plans[":planId"].nodes[":nodeId"].$delete({ param: { planId, nodeId } });
export const restore = (
  test: TestApp,
  token: string,
  planId: string,
  nodeId: string,
  json: { parentId: string | null; after: string | null } | Record<string, never> = {},
) => test.client(token).plans[":planId"].nodes[":nodeId"].restore.$post({ param: { planId, nodeId }, json } as never);

export const bin = (test: TestApp, token: string, planId: string) =>
  test.client(token).plans[":planId"].bin.$get({ param: { planId } });

export const insert = (
  test: TestApp,
  token: string,
  planId: string,
  json: { parentId: string | null; after: string | null; branches: Branch[]; ids: string[] },
  headers = {},
) => test.client(token, headers).plans[":planId"].branches.$post({ param: { planId }, json });
