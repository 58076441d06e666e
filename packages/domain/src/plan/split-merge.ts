import type { ErrorCode } from "../errors.ts";
import type { Framework } from "../framework/framework.ts";
import { type Language, languages, type LocalizedText } from "../localized-text.ts";
import type { Branch } from "./branch.ts";
import { type LinkKind, linkKinds, type NodeChanges, type PlanNode } from "./plan-node.ts";
import { templateNodeFor } from "./template-match.ts";
import { childrenOf, type PlanTree } from "./tree.ts";
import { removeRefusal } from "./tree-rules.ts";

type Skeleton = Pick<Framework, "template">;

/** Two texts as one: a list stays a list, sentences follow each other. */
export function joinTexts(first: string, second: string): string {
  const [head, tail] = [first.trimEnd(), second.trimStart()];
  if (head === "" || tail === "") return head + tail;
  const isList = head.includes("\n") || tail.includes("\n");
  return `${head}${isList ? "\n" : " "}${tail}`;
}

/** Why a line may not be split in two; null when it may. What stands at a place of the framework stays one. */
export const splitRefusal = (node: PlanNode, tree: PlanTree, framework: Skeleton): ErrorCode | null =>
  node.parentId === null || templateNodeFor(node, tree, framework) !== null ? "node.locked" : null;

/**
 * A line cut in two at the caret: what stays, and what comes right behind it. The text in the other languages, the
 * targets and what hangs below stay with the first; the unit and the links are those of both.
 */
export function splitNode(node: PlanNode, language: Language, at: number): { stays: NodeChanges; follows: Branch } {
  const text = node.text[language] ?? "";
  const { indicator: _measured, ...links } = node.links;
  const follows = text.slice(at).trimStart();
  return {
    stays: { [`text.${language}`]: text.slice(0, at).trimEnd() },
    follows: {
      kind: node.kind,
      code: null,
      text: follows === "" ? {} : { [language]: follows },
      intro: {},
      unit: node.unit,
      original: follows === "" ? node.original : language,
      targets: [],
      links,
      children: [],
    },
  };
}

/** The line right before it of the same kind, with which it can be made one. */
export function mergePartner(node: PlanNode, tree: PlanTree): PlanNode | null {
  const alike = childrenOf(tree, node.parentId).filter(({ kind }) => kind === node.kind);
  return alike[alike.findIndex(({ lineageId }) => lineageId === node.lineageId) - 1] ?? null;
}

const TARGETS = 12;
const TEXT = 20_000;

/** Why a line may not be joined to the one before it; null when it may. */
export function mergeRefusal(node: PlanNode, tree: PlanTree, framework: Skeleton): ErrorCode | null {
  const first = mergePartner(node, tree);
  if (first === null) return "node.nothing_before";
  if (templateNodeFor(node, tree, framework) !== null) return removeRefusal(node, tree, framework) ?? "node.locked";
  if (templateNodeFor(first, tree, framework)?.locked) return "node.locked";
  const joined = mergeNodes(first, node);
  const isTooLong = languages.some((language) => (joined[`text.${language}`] ?? "").length > TEXT);
  return isTooLong || (joined.targets ?? []).length > TARGETS ? "node.too_much" : null;
}

/** What the first of two lines becomes when the second joins it: all texts, all targets, all links. */
export function mergeNodes(first: PlanNode, second: PlanNode): NodeChanges {
  const changes: NodeChanges = {};
  for (const language of languages) {
    for (const part of ["text", "intro"] as const) {
      const joined = joinTexts(textOf(first[part], language), textOf(second[part], language));
      if (joined !== textOf(first[part], language)) changes[`${part}.${language}`] = joined;
    }
  }
  if (second.targets.length > 0) changes.targets = [...first.targets, ...second.targets];
  if (first.unit === null && second.unit !== null) changes.unit = second.unit;
  for (const kind of linkKinds) {
    const union = unionOf(first, second, kind);
    if (union.length > (first.links[kind] ?? []).length) changes[`links.${kind}`] = union.slice(0, 50);
  }
  return changes;
}

const textOf = (text: LocalizedText, language: Language): string => text[language] ?? "";

const unionOf = (first: PlanNode, second: PlanNode, kind: LinkKind): string[] => [
  ...new Set([...(first.links[kind] ?? []), ...(second.links[kind] ?? [])]),
];
