import type { GrantLineId, LineageId } from "../ids.ts";
import { type Language, languages } from "../localized-text.ts";
import type { GrantLine } from "../money/grant-line.ts";
import { sameValue } from "../plan/node-changes.ts";
import { type LinkKind, linkKinds, type PlanNode } from "../plan/plan-node.ts";
import { buildTree, childrenOf } from "../plan/tree.ts";
import type { Target } from "../target/target.ts";
import { longestRise } from "./longest-rise.ts";

/** What stands in a version: its tree and its money, as rows. */
export type VersionContent = { readonly nodes: readonly PlanNode[]; readonly grantLines: readonly GrantLine[] };

/** What a reader would see changed on a node. Null is "not there", which a text or a list of links may be. */
export type FieldChange =
  | {
      readonly part: "text" | "intro";
      readonly language: Language;
      readonly before: string | null;
      readonly after: string | null;
    }
  | {
      readonly part: "links";
      readonly link: LinkKind;
      readonly before: readonly string[] | null;
      readonly after: readonly string[] | null;
    }
  | { readonly part: "targets"; readonly before: readonly Target[]; readonly after: readonly Target[] }
  | { readonly part: "unit" | "code"; readonly before: string | null; readonly after: string | null }
  | { readonly part: "kind"; readonly before: PlanNode["kind"]; readonly after: PlanNode["kind"] }
  | { readonly part: "original"; readonly before: Language; readonly after: Language };

/** What no reader sees and the rows need all the same: keys of order, revisions, who read what. */
const upkeepFields = ["orderKey", "revision", "fieldRevisions", "reviews"] as const;
export type Upkeep = Partial<Pick<PlanNode, (typeof upkeepFields)[number]>>;

export type NodeDifference = {
  readonly lineageId: LineageId;
  /** Under another parent, or at another place among the same siblings (`from` and `to` are then alike). */
  readonly move: { readonly from: LineageId | null; readonly to: LineageId | null } | null;
  readonly fields: readonly FieldChange[];
  readonly upkeep: Upkeep;
};

export type GrantLineDifference = { readonly id: GrantLineId; readonly before: GrantLine; readonly after: GrantLine };

/** From one version to another, by lineage. What was removed stands there whole, so that it can be read. */
export type VersionDifference = {
  readonly added: readonly PlanNode[];
  readonly removed: readonly PlanNode[];
  readonly changed: readonly NodeDifference[];
  readonly grantLines: {
    readonly added: readonly GrantLine[];
    readonly removed: readonly GrantLine[];
    readonly changed: readonly GrantLineDifference[];
  };
};

/** What has to be done to `before` so that it becomes `after`. */
export function diffVersions(before: VersionContent, after: VersionContent): VersionDifference {
  const [old, now] = [buildTree(before.nodes), buildTree(after.nodes)];
  const moved = movedNodes(old, now);
  const changed = [...now.nodes.values()].flatMap((node) => {
    const was = old.nodes.get(node.lineageId);
    if (!was) return [];
    const change = nodeDifference(was, node, moved.has(node.lineageId));
    return change === null ? [] : [change];
  });
  return {
    added: [...now.nodes.values()].filter(({ lineageId }) => !old.nodes.has(lineageId)),
    removed: [...old.nodes.values()].filter(({ lineageId }) => !now.nodes.has(lineageId)),
    changed,
    grantLines: diffGrantLines(before.grantLines, after.grantLines),
  };
}

/** The rows of the later version, out of those of the earlier. In no order: rows are ordered by their keys. */
export function applyDifference(difference: VersionDifference, before: VersionContent): VersionContent {
  const changes = new Map(difference.changed.map((change) => [change.lineageId, change]));
  const gone = new Set(difference.removed.map(({ lineageId }) => lineageId));
  const lines = new Map(difference.grantLines.changed.map(({ id, after }) => [id, after]));
  const goneLines = new Set(difference.grantLines.removed.map(({ id }) => id));
  return {
    nodes: [
      ...before.nodes
        .filter(({ lineageId }) => !gone.has(lineageId))
        .map((node) => changedNode(node, changes.get(node.lineageId))),
      ...difference.added,
    ],
    grantLines: [
      ...before.grantLines.filter(({ id }) => !goneLines.has(id)).map((line) => lines.get(line.id) ?? line),
      ...difference.grantLines.added,
    ],
  };
}

/**
 * Nodes under another parent, and as few of those that stayed as explain the new order: the longest run of siblings that
 * kept its order stayed where it was, the others moved past it.
 */
function movedNodes(old: ReturnType<typeof buildTree>, now: ReturnType<typeof buildTree>): Set<LineageId> {
  const moved = new Set<LineageId>();
  for (const [parentId, siblings] of now.children) {
    const places = new Map(childrenOf(old, parentId).map(({ lineageId }, place) => [lineageId, place]));
    const stayed: { readonly id: LineageId; readonly place: number }[] = [];
    for (const { lineageId } of siblings) {
      const place = places.get(lineageId);
      if (place !== undefined) stayed.push({ id: lineageId, place });
      else if (old.nodes.has(lineageId)) moved.add(lineageId);
    }
    const kept = longestRise(stayed.map(({ place }) => place));
    stayed.forEach(({ id }, index) => {
      if (!kept.has(index)) moved.add(id);
    });
  }
  return moved;
}

function nodeDifference(before: PlanNode, after: PlanNode, moved: boolean): NodeDifference | null {
  const fields = [...fieldChanges(before, after)];
  const upkeep: Upkeep = Object.fromEntries(
    upkeepFields.filter((field) => !sameValue(before[field], after[field])).map((field) => [field, after[field]]),
  );
  if (!moved && fields.length === 0 && Object.keys(upkeep).length === 0) return null;
  const move = moved ? { from: before.parentId, to: after.parentId } : null;
  return { lineageId: after.lineageId, move, fields, upkeep };
}

function* fieldChanges(before: PlanNode, after: PlanNode): Generator<FieldChange> {
  if (before.kind !== after.kind) yield { part: "kind", before: before.kind, after: after.kind };
  if (before.code !== after.code) yield { part: "code", before: before.code, after: after.code };
  for (const part of ["text", "intro"] as const) {
    for (const language of languages) {
      const [was, is] = [before[part][language] ?? null, after[part][language] ?? null];
      if (was !== is) yield { part, language, before: was, after: is };
    }
  }
  if (before.unit !== after.unit) yield { part: "unit", before: before.unit, after: after.unit };
  if (before.original !== after.original) yield { part: "original", before: before.original, after: after.original };
  if (!sameValue(before.targets, after.targets)) {
    yield { part: "targets", before: before.targets, after: after.targets };
  }
  for (const link of linkKinds) {
    const [was, is] = [before.links[link] ?? null, after.links[link] ?? null];
    if (!sameValue(was, is)) yield { part: "links", link, before: was, after: is };
  }
}

function changedNode(node: PlanNode, change: NodeDifference | undefined): PlanNode {
  if (!change) return node;
  const placed = change.move ? { ...node, parentId: change.move.to } : node;
  return { ...change.fields.reduce(withField, placed), ...change.upkeep };
}

function withField(node: PlanNode, change: FieldChange): PlanNode {
  switch (change.part) {
    case "text":
    case "intro":
      return { ...node, [change.part]: withKey(node[change.part], change.language, change.after) };
    case "links":
      return { ...node, links: withKey(node.links, change.link, change.after && [...change.after]) };
    case "targets":
      return { ...node, targets: [...change.after] };
    default:
      return { ...node, [change.part]: change.after };
  }
}

function withKey<Key extends string, Value>(
  values: Partial<Record<Key, Value>>,
  key: Key,
  value: Value | null,
): Partial<Record<Key, Value>> {
  const { [key]: _before, ...others } = values;
  const rest = others as Partial<Record<Key, Value>>;
  return value === null ? rest : { ...rest, [key]: value };
}

function diffGrantLines(before: readonly GrantLine[], after: readonly GrantLine[]): VersionDifference["grantLines"] {
  const [old, now] = [new Map(before.map((line) => [line.id, line])), new Map(after.map((line) => [line.id, line]))];
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !now.has(id)),
    changed: after.flatMap((line) => {
      const was = old.get(line.id);
      return was && !sameValue(was, line) ? [{ id: line.id, before: was, after: line }] : [];
    }),
  };
}
