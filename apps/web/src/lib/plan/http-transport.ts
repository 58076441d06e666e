import type { ApiClient } from "@salus/api/client";
import {
  branchOf,
  buildTree,
  childrenOf,
  descendants,
  type GrantLine,
  type LineageId,
  type NodeChanges,
  type PlanNode,
} from "@salus/domain";
import { refusalOf } from "#lib/api/client.ts";
import type { Session } from "#lib/api/types.ts";
import {
  type Answer,
  type BinEntry,
  type ChangesBody,
  type FieldClash,
  type Operation,
  type Packet,
  type Performed,
  type SavedRecord,
  type SubjectKey,
  subjectId,
  type Transport,
  type TreeBody,
} from "./transport.ts";

type Call = () => Promise<Response>;

/** The server through the typed client. No answer ever throws: what went wrong is an answer too. */
export function httpTransport(client: ApiClient, planId: string): Transport {
  const plan = client.plans[":planId"];
  const keyed = (key: string) => ({ headers: { "Idempotency-Key": key } });

  const saveNode = (nodeId: string, { key, baseRevision, changes }: Packet): Call => {
    const json = { baseRevision, changes: changes as NodeChanges };
    return () => plan.nodes[":nodeId"].$patch({ param: { planId, nodeId }, json }, keyed(key));
  };
  const saveLine = (grantLineId: string, { key, baseRevision, changes }: Packet): Call => {
    return () =>
      plan["grant-lines"][":grantLineId"].$patch(
        { param: { planId, grantLineId }, json: { baseRevision, changes } },
        keyed(key),
      );
  };

  function callOf(operation: Operation): Call {
    const key = keyed(operation.key);
    switch (operation.kind) {
      case "addNode": {
        const { lineageId, parentId, kind, code, unit, original, text } = operation.node;
        const own = code === null ? { text, original } : {};
        const json = { lineageId, parentId, after: operation.after, kind, code, unit, ...own };
        return () => plan.nodes.$post({ param: { planId }, json }, key);
      }
      case "insertBranches": {
        const { nodes, parentId, after } = operation;
        const json = { parentId, after, ...branchesOf(nodes, parentId) };
        return () => plan.branches.$post({ param: { planId }, json }, key);
      }
      case "moveNode": {
        const { id: nodeId, parentId, after } = operation;
        return () => plan.nodes[":nodeId"].move.$post({ param: { planId, nodeId }, json: { parentId, after } }, key);
      }
      case "removeNode":
        return () => plan.nodes[":nodeId"].$delete({ param: { planId, nodeId: operation.id } }, key);
      case "restoreNode": {
        const { id: nodeId, to = {} } = operation;
        return () => plan.nodes[":nodeId"].restore.$post({ param: { planId, nodeId }, json: to }, key);
      }
      case "addLine": {
        const json = { id: operation.id, scheme: operation.scheme };
        return () => plan["grant-lines"].$post({ param: { planId }, json }, key);
      }
      case "removeLine":
        return () => plan["grant-lines"][":grantLineId"].$delete({ param: { planId, grantLineId: operation.id } }, key);
    }
  }

  return {
    save: (subject: SubjectKey, packet: Packet) => {
      const id = subjectId(subject);
      const call = subject.startsWith("node:") ? saveNode(id, packet) : saveLine(id, packet);
      return answerOf(call, (body: { node?: PlanNode; grantLine?: GrantLine }): SavedRecord => {
        return { record: (body.node ?? body.grantLine) as SavedRecord["record"] };
      });
    },
    perform: (operation: Operation) => answerOf(callOf(operation), performedOf),
    bin: () =>
      answerOf(
        () => plan.bin.$get({ param: { planId } }),
        ({ entries }: { entries: readonly BinEntry[] }) => entries,
      ),
    tree: () =>
      answerOf(
        () => plan.tree.$get({ param: { planId }, query: {} }),
        (body: TreeBody) => body,
      ),
    changes: (since) =>
      answerOf(
        () => plan.changes.$get({ param: { planId }, query: { since: String(since) } }),
        (body: ChangesBody) => body,
      ),
    stand: async (stand) => {
      // Said again at the next move; nobody waits for it.
      await answerOf(
        () => plan.presence.$post({ param: { planId }, json: stand }),
        () => null,
      );
    },
    whoAmI: () =>
      answerOf(
        () => client.auth.session.$get(),
        ({ user, active }: Session) => ({ userId: user.id, tenantId: active.tenantId }),
      ),
  };
}

/** Nodes in document order as branches, with the ids they have here. */
function branchesOf(nodes: readonly PlanNode[], parentId: LineageId | null) {
  const tree = buildTree(nodes);
  const roots = childrenOf(tree, parentId);
  const ids = roots.flatMap(({ lineageId }) => [
    lineageId,
    ...descendants(tree, lineageId).map((below) => below.lineageId),
  ]);
  return { branches: roots.map((root) => branchOf(tree, root)), ids };
}

type OperationBody = {
  node?: PlanNode;
  added?: PlanNode[];
  nodes?: PlanNode[];
  removed?: LineageId[];
  grantLine?: GrantLine;
};

const performedOf = ({ node, added, nodes, removed, grantLine }: OperationBody): Performed => ({
  nodes: added ?? nodes ?? (node ? [node] : []),
  removed: removed ?? [],
  ...(grantLine ? { line: grantLine } : {}),
});

async function answerOf<Body, Result>(call: Call, read: (body: Body) => Result): Promise<Answer<Result>> {
  let response: Response;
  try {
    response = await call();
    if (response.ok) {
      return { kind: "done", body: read((response.status === 204 ? null : await response.json()) as Body) };
    }
  } catch (failure) {
    // fetch throws a TypeError without a network; a body that breaks off is no answer either.
    if (failure instanceof TypeError || failure instanceof SyntaxError || failure instanceof DOMException) {
      return { kind: "unreachable" };
    }
    throw failure;
  }
  if (response.status === 401) return { kind: "signed-out" };
  if (response.status === 429 || response.status >= 500) return { kind: "unreachable" };
  const { code, params } = await refusalOf(response);
  const met = params as { node?: PlanNode; grantLine?: GrantLine; conflicts?: FieldClash[] };
  const record = met.node ?? met.grantLine;
  if (record && met.conflicts) return { kind: "conflict", record, clashes: met.conflicts };
  return { kind: "refused", code };
}
