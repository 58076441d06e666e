import type { ErrorCode, GrantLine, GrantLineId, LineageId, LocalizedText, PlanNode } from "@salus/domain";

/** What is saved field by field: a node of the tree or a line of the money. */
export type SubjectKey = `node:${string}` | `line:${string}`;
export const nodeKey = (id: LineageId): SubjectKey => `node:${id}`;
export const lineKey = (id: GrantLineId): SubjectKey => `line:${id}`;
export const subjectId = (key: SubjectKey): string => key.slice(5);

/** Fields of one subject on their way. Sent again under the same key until an answer is known. */
export type Packet = { readonly key: string; readonly baseRevision: number; readonly changes: Record<string, unknown> };

/** A place in the tree, as the API takes it. */
export type Place = { readonly parentId: LineageId | null; readonly after: LineageId | null };

/** Everything that changes the shape of the plan. Done in order, one at a time. */
export type Operation = { readonly key: string } & (
  | { readonly kind: "addNode"; readonly node: PlanNode; readonly after: LineageId | null }
  /** `nodes`: every node of the branches, in document order. */
  | ({ readonly kind: "insertBranches"; readonly nodes: readonly PlanNode[] } & Place)
  | ({ readonly kind: "moveNode"; readonly id: LineageId } & Place)
  | { readonly kind: "removeNode"; readonly id: LineageId; readonly ids: readonly LineageId[] }
  /** `to`: another place than where it stood. */
  | {
      readonly kind: "restoreNode";
      readonly id: LineageId;
      readonly nodes: readonly PlanNode[];
      readonly to?: Place;
    }
  | { readonly kind: "addLine"; readonly id: GrantLineId; readonly scheme: string }
  | { readonly kind: "removeLine"; readonly id: GrantLineId }
);
export type NewOperation = DistributiveOmit<Operation, "key">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** The same field was saved by somebody else since. */
export type FieldClash = {
  readonly field: string;
  readonly theirs: unknown;
  readonly changedBy: string | null;
  readonly changedAt: string | null;
};

export type Answer<Body> =
  | { readonly kind: "done"; readonly body: Body }
  | { readonly kind: "conflict"; readonly record: PlanNode | GrantLine; readonly clashes: readonly FieldClash[] }
  /** The same request will be refused again. */
  | { readonly kind: "refused"; readonly code: ErrorCode | "internal" }
  | { readonly kind: "signed-out" }
  /** No network, no server, or too busy: worth another try. */
  | { readonly kind: "unreachable" };

export type SavedRecord = { readonly record: PlanNode | GrantLine };
/** What an operation left behind on the server. */
export type Performed = {
  readonly nodes: readonly PlanNode[];
  readonly removed: readonly LineageId[];
  readonly line?: GrantLine;
};
export type VersionHead = {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly treeRevision: number;
};
export type TreeBody = {
  readonly version: VersionHead;
  readonly nodes: readonly PlanNode[];
  readonly grantLines: readonly GrantLine[];
};

/** What of the newest version changed since a revision; `whole`: read the tree instead. */
export type ChangesBody = Omit<TreeBody, "grantLines"> & {
  /** All money lines; null where nothing changed at all. */
  readonly grantLines: readonly GrantLine[] | null;
  readonly since: number;
  readonly whole: boolean;
  readonly removed: readonly LineageId[];
  readonly by: readonly { readonly lineageId: string; readonly userId: string; readonly name: string | null }[];
};

/** A node that somebody else changed, and how it was known here. */
export type Adopted = { readonly node: PlanNode; readonly before: PlanNode | null };

/** Where this page is in the plan. */
export type Stand = { readonly tab: string; readonly nodeId: string | null; readonly field: string | null };

/** Something that was removed, with what went along with it. */
export type BinEntry = {
  readonly nodes: readonly PlanNode[];
  readonly removedAt: string;
  readonly removedBy: string | null;
  /** What stood above it, outermost first. */
  readonly path: readonly { readonly lineageId: string; readonly text: LocalizedText; readonly isGone: boolean }[];
  readonly isParentGone: boolean;
  readonly isTaken: boolean;
};

/** The server as the workspace needs it. */
export type Transport = {
  save: (subject: SubjectKey, packet: Packet) => Promise<Answer<SavedRecord>>;
  perform: (operation: Operation) => Promise<Answer<Performed>>;
  bin: () => Promise<Answer<readonly BinEntry[]>>;
  tree: () => Promise<Answer<TreeBody>>;
  changes: (since: number) => Promise<Answer<ChangesBody>>;
  stand: (stand: Stand) => Promise<void>;
  /** Whose session this browser has now; null when signed out. */
  whoAmI: () => Promise<Answer<{ userId: string; tenantId: string }>>;
};
