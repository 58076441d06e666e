import type { Framework, PlaceReplacement, TemplateNode } from "../framework/framework.ts";
import { type LineageId, newId as randomId } from "../ids.ts";
import { type Language, type LocalizedText, writtenLanguages } from "../localized-text.ts";
import { firstOrderKeys, type OrderKeys } from "../plan/order-keys.ts";
import type { PlanNode } from "../plan/plan-node.ts";
import { ancestorsOf, childrenOf, type PlanTree } from "../plan/tree.ts";
import { nodeFromTemplate, nodesFromTemplate, officialLanguages } from "../plan/tree-document.ts";

/** How the maker of new nodes names and orders them. */
export type Making = { readonly newId?: () => LineageId; readonly orderKeys?: OrderKeys; readonly language: Language };

export const madeWith = ({ newId = () => randomId<LineageId>(), orderKeys = firstOrderKeys, language }: Making) => ({
  newId,
  orderKeys,
  language,
});

/** Codes from the chapter down to a place: `burglary/social-control`. */
export const pathOf = (codes: readonly string[]): string => codes.join("/");

/** Every place of a skeleton by its path. */
export function placesByPath(
  template: readonly TemplateNode[],
  above: readonly string[] = [],
): Map<string, TemplateNode> {
  const found = new Map<string, TemplateNode>();
  for (const place of template) {
    const codes = [...above, place.code];
    found.set(pathOf(codes), place);
    for (const [path, below] of placesByPath(place.children, codes)) found.set(path, below);
  }
  return found;
}

/** The codes of a node and of what stands above it, outermost first; null where one of them has none. */
export function codesOf(tree: PlanTree, node: PlanNode): string[] | null {
  const codes = [node, ...ancestorsOf(tree, node)].map(({ code }) => code).reverse();
  return codes.every((code) => code !== null) ? (codes as string[]) : null;
}

/**
 * Where a place of an earlier framework is to be found: the longest path that was replaced decides, what stands below it
 * moves along. The same path where nothing was replaced, null where it was closed.
 */
export function replacedPath(path: string, replacements: readonly PlaceReplacement[] = []): string | null {
  const parts = path.split("/");
  for (let length = parts.length; length > 0; length -= 1) {
    const found = replacements.find(({ from }) => from === parts.slice(0, length).join("/"));
    if (found) return found.to === null ? null : [found.to, ...parts.slice(length)].join("/");
  }
  return path;
}

/** The official words; languages that the framework does not have keep what was written. */
export const officialWords = (node: Pick<PlanNode, "text">, place: TemplateNode): LocalizedText => ({
  ...node.text,
  ...officialLanguages(place.title),
});

/** Texts of a node that are not the framework's: all of them, and at an official place the introduction. */
export const ownTexts = (node: PlanNode, isOfficial: boolean): { field: string; text: string }[] =>
  (isOfficial ? (["intro"] as const) : (["text", "intro"] as const)).flatMap((part) =>
    writtenLanguages(node[part]).map((language) => ({
      field: `${part}.${language}`,
      text: node[part][language] ?? "",
    })),
  );

/**
 * The nodes in their order with fresh keys, and with the compulsory places of the skeleton that nobody stood at, where
 * the skeleton has them. Parents come before children.
 */
export function completed(
  tree: PlanTree,
  template: Framework["template"],
  making: Making,
): { nodes: PlanNode[]; added: PlanNode[] } {
  const { newId, orderKeys, language } = madeWith(making);
  const added: PlanNode[] = [];
  const below = (parentId: LineageId | null, places: readonly TemplateNode[], depth: number): PlanNode[] => {
    if (depth > tree.nodes.size) return [];
    const siblings: (PlanNode | TemplateNode)[] = [...childrenOf(tree, parentId)];
    const rank = (each: PlanNode | TemplateNode): number =>
      places.findIndex(({ code, kind }) => each.code === code && each.kind === kind);
    for (const place of places.filter((each) => each.compulsory && !siblings.some((one) => rank(one) === rank(each)))) {
      const next = siblings.findIndex((one) => rank(one) > rank(place));
      siblings.splice(next < 0 ? siblings.length : next, 0, place);
    }
    const keys = orderKeys(siblings.length);
    return siblings.flatMap((each, index) => {
      const orderKey = keys[index] ?? "";
      if ("lineageId" in each) {
        const place = places[rank(each)];
        return [{ ...each, parentId, orderKey }, ...below(each.lineageId, place?.children ?? [], depth + 1)];
      }
      const node = nodeFromTemplate(each, { lineageId: newId(), parentId, orderKey, language });
      const children = nodesFromTemplate({ template: each.children }, language, newId, orderKeys).map((child) =>
        child.parentId === null ? { ...child, parentId: node.lineageId } : child,
      );
      added.push(node, ...children);
      return [node, ...children];
    });
  };
  return { nodes: below(null, template, 0), added };
}
