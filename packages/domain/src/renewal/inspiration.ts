import type { Framework, TemplateNode } from "../framework/framework.ts";
import type { Language } from "../localized-text.ts";
import type { DocumentNode, PlanDocument } from "../plan/plan-document.ts";
import type { PlanNode } from "../plan/plan-node.ts";
import { buildTree, walk } from "../plan/tree.ts";
import { matchTemplate } from "../plan/template-match.ts";
import { nodesFromDocument } from "../plan/tree-document.ts";
import { completed, madeWith, type Making, officialWords, ownTexts, replacedPath } from "./places.ts";
import type { StaleThing } from "./stale.ts";

export type Inspiration = {
  readonly framework: Pick<Framework, "template" | "replacements">;
  readonly making: Making;
  /** Whether the other municipality's own objectives, results and indicators come along as suggestions. */
  readonly hasTexts: boolean;
};

export type Inspired = {
  readonly nodes: PlanNode[];
  readonly added: PlanNode[];
  /** Chapters and official objectives of the other plan that this framework does not have, with all below them. */
  readonly left: number;
  readonly stale: StaleThing[];
};

/**
 * The structure of somebody else's published plan as a beginning: the places it chose, in the words of this framework.
 * With texts, its own objectives, results and indicators stand there as suggestions, each to be edited or confirmed.
 * Targets, units and introductions never come along: they are the other municipality's.
 */
export function inspiredBy(
  document: Pick<PlanDocument, "nodes" | "language">,
  { framework, making, hasTexts }: Inspiration,
): Inspired {
  const { newId, orderKeys, language } = madeWith(making);
  let left = 0;
  const fitting = (nodes: readonly DocumentNode[], places: readonly TemplateNode[], above: string): DocumentNode[] => {
    const taken = new Set<string>();
    return nodes.flatMap((node) => {
      if (node.code == null) {
        const isOwn = node.kind === "operationalObjective" || node.kind === "result" || node.kind === "indicator";
        if (!isOwn) left += 1;
        return isOwn && hasTexts ? [suggested(node, document.language, fitting(node.children ?? [], [], above))] : [];
      }
      const path = replacedPath(`${above}${node.code}`, framework.replacements);
      const place = places.find(({ code, kind }) => path === `${above}${code}` && kind === node.kind);
      if (!place || taken.has(place.code)) {
        left += 1;
        return [];
      }
      taken.add(place.code);
      const children = fitting(node.children ?? [], place.children, `${above}${place.code}/`);
      return [{ kind: node.kind, code: place.code, text: {}, children }];
    });
  };
  const chosen = fitting(document.nodes, framework.template, "");
  const bare = nodesFromDocument({ nodes: chosen, language }, framework, newId, orderKeys);
  const match = matchTemplate(buildTree(bare), framework.template);
  const worded = bare.map((node) => {
    const place = match.get(node.lineageId);
    return place ? { ...node, text: officialWords(node, place), original: language } : node;
  });
  const { nodes, added } = completed(buildTree(worded), framework.template, making);
  const stale = walk(buildTree(nodes)).flatMap(({ node }) => (match.has(node.lineageId) ? [] : takenOver(node, added)));
  return { nodes, added, left, stale };
}

const suggested = (node: DocumentNode, language: Language, children: DocumentNode[]): DocumentNode => ({
  kind: node.kind,
  text: node.text,
  original: node.original ?? language,
  children,
});

const takenOver = (node: PlanNode, added: readonly PlanNode[]): StaleThing[] =>
  added.includes(node)
    ? []
    : [
        {
          kind: "takenOver",
          lineageId: node.lineageId,
          grantLineId: null,
          field: null,
          quote: ownTexts(node, false).find(({ field }) => field === `text.${node.original}`)?.text ?? "",
          params: {},
        },
      ];
