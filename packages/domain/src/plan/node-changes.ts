import { AppError } from "../errors.ts";
import type { LineageId } from "../ids.ts";
import { type Language, languages, languageState } from "../localized-text.ts";
import { type LinkKind, linkKinds, type NodeChanges, type NodeField, type PlanNode } from "./plan-node.ts";

export type FieldConflict = { readonly field: NodeField; readonly mine: unknown; readonly theirs: unknown };
export type ApplyResult =
  | { readonly node: PlanNode; readonly changed: readonly NodeField[]; readonly conflicts?: never }
  | { readonly conflicts: readonly FieldConflict[]; readonly node?: never; readonly changed?: never };

/**
 * Merges a save into the node as it now is. `baseRevision` is the revision the writer was looking at: a field that was
 * saved since then with another value is a conflict, and then nothing is applied. The same value on both sides is none.
 * A save that changes nothing gives back the same node, revision included. Sending an outdated translation as it stands,
 * from a revision that has seen the new original and without changing that original, confirms it.
 */
export function applyChanges(node: PlanNode, changes: NodeChanges, baseRevision: number): ApplyResult {
  if (baseRevision > node.revision) throw new AppError("input.invalid", { field: "baseRevision" });
  const differing = fieldsOf(changes).filter((field) => !sameValue(valueOf(node, field), changes[field]));
  const conflicts = differing
    .filter((field) => fieldRevision(node, field) > baseRevision)
    .map((field) => ({ field, mine: changes[field], theirs: valueOf(node, field) }));
  if (conflicts.length > 0) return { conflicts };
  const confirmed = fieldsOf(changes).filter((field) => confirms(node, field, baseRevision, differing));
  const changed = [...differing, ...confirmed];
  if (changed.length === 0) return { node, changed };
  const revision = node.revision + 1;
  const fieldRevisions = { ...node.fieldRevisions, ...Object.fromEntries(changed.map((field) => [field, revision])) };
  return {
    node: { ...differing.reduce((next, field) => withValue(next, field, changes), node), revision, fieldRevisions },
    changed,
  };
}

/** The save that last changed a field; a field without one dates from the first. */
export const fieldRevision = (node: Pick<PlanNode, "fieldRevisions">, field: NodeField): number =>
  node.fieldRevisions[field] ?? 1;

/** What a field holds; a language that is not written reads as "", a link that is not made as []. */
export function valueOf(node: PlanNode, field: NodeField): unknown {
  const text = textField(field);
  if (text) return node[text.part][text.language] ?? "";
  const kind = linkField(field);
  if (kind) return node.links[kind] ?? [];
  return node[field as "unit" | "original" | "targets"];
}

/** The node at another place. The move counts as a save, so that others see it; the fields keep their revisions. */
export const moveNode = (node: PlanNode, place: { parentId: LineageId | null; orderKey: string }): PlanNode => ({
  ...node,
  ...place,
  revision: node.revision + 1,
});

const fieldsOf = (changes: NodeChanges): NodeField[] =>
  (Object.keys(changes) as NodeField[]).filter((field) => changes[field] !== undefined);

function textField(field: NodeField): { part: "text" | "intro"; language: Language } | null {
  const [part, language] = field.split(".");
  const written = languages.find((known) => known === language);
  return (part === "text" || part === "intro") && written ? { part, language: written } : null;
}

const linkField = (field: NodeField): LinkKind | null => linkKinds.find((kind) => field === `links.${kind}`) ?? null;

function confirms(node: PlanNode, field: NodeField, baseRevision: number, differing: readonly NodeField[]): boolean {
  const text = textField(field);
  if (!text || languageState(node, text.part, text.language) !== "outdated") return false;
  const original: NodeField = `${text.part}.${node.original}`;
  if (differing.includes(field) || differing.includes(original)) return false;
  return baseRevision >= fieldRevision(node, original);
}

function withValue(node: PlanNode, field: NodeField, changes: NodeChanges): PlanNode {
  const text = textField(field);
  const kind = linkField(field);
  if (kind) return { ...node, links: withLinks(node.links, kind, changes[`links.${kind}`] ?? []) };
  if (!text) return { ...node, [field]: changes[field] };
  const { [text.language]: _before, ...others } = node[text.part];
  const value = changes[field];
  return { ...node, [text.part]: value === "" ? others : { ...others, [text.language]: value } };
}

function withLinks(links: PlanNode["links"], kind: LinkKind, ids: string[]): PlanNode["links"] {
  const { [kind]: _before, ...others } = links;
  return ids.length === 0 ? others : { ...others, [kind]: ids };
}

/** Equal as data: jsonb gives keys back in another order, and an absent key is an undefined one. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameValue(item, b[index]))
    );
  }
  const [left, right] = [new Map<string, unknown>(Object.entries(a)), new Map<string, unknown>(Object.entries(b))];
  return [...new Set([...left.keys(), ...right.keys()])].every((key) => sameValue(left.get(key), right.get(key)));
}
