import type { ErrorCode } from "../errors.ts";
import type { Framework, TemplateNode } from "../framework/framework.ts";
import type { LineageId } from "../ids.ts";
import { type Language, type LocalizedText, writtenLanguages } from "../localized-text.ts";
import { BRANCH_LIMIT, type Branch, countBranches, withMeasures } from "./branch.ts";
import type { OrderKeys } from "./order-keys.ts";
import type { PlanNode } from "./plan-node.ts";
import { placesUnder, templateNodeFor } from "./template-match.ts";
import { childrenOf, type PlanTree } from "./tree.ts";
import { nodeFromTemplate } from "./tree-document.ts";
import { allowedChildKinds, fitsBelow } from "./tree-rules.ts";

export type Planting = {
  readonly parentId: LineageId | null;
  /** One per node, in document order. */
  readonly ids: readonly LineageId[];
  /** One per branch. */
  readonly rootKeys: readonly string[];
  readonly orderKeys: OrderKeys;
  /** Language of the plan. */
  readonly language: Language;
};

/** The refused node is told by its place in document order, so that whoever pasted can be shown which one. */
export type Planted =
  | { readonly nodes: readonly PlanNode[]; readonly refusal?: never }
  | { readonly refusal: ErrorCode; readonly index: number; readonly nodes?: never };

type Parent = { readonly kind: PlanNode["kind"]; readonly place: TemplateNode | null } | null;
type Spot = { parentId: LineageId | null; parent: Parent; places: readonly TemplateNode[]; taken: Set<string> };

/**
 * Branches as nodes of a plan, in document order. A branch with the code of an official place that is still free takes
 * that place, with its official text; elsewhere its text counts as the municipality's own, where the framework leaves
 * room for that. All or nothing.
 */
export function plantBranches(
  branches: readonly Branch[],
  at: Planting,
  tree: PlanTree,
  framework: Pick<Framework, "template">,
): Planted {
  const count = countBranches(branches);
  if (count === 0 || count > BRANCH_LIMIT || count !== at.ids.length || new Set(at.ids).size !== count)
    return { refusal: "input.invalid", index: 0 };
  const parent = at.parentId === null ? null : tree.nodes.get(at.parentId);
  if (parent === undefined) return { refusal: "node.not_found", index: 0 };
  let used = 0;

  function plant(siblings: readonly Branch[], keys: readonly string[], spot: Spot): PlanNode[] | ErrorCode {
    const roots: PlanNode[] = [];
    const below: PlanNode[][] = [];
    for (const [index, branch] of siblings.entries()) {
      const place = placeFor(branch, spot);
      const refusal = place ? null : ownRefusal(branch, spot.parent);
      const lineageId = at.ids[used];
      if (refusal || lineageId === undefined) return refusal ?? "input.invalid";
      used += 1;
      if (place) spot.taken.add(place.code);
      const node = nodeFrom(branch, place, {
        lineageId,
        parentId: spot.parentId,
        orderKey: keys[index] ?? "",
        language: at.language,
      });
      const children = plant(branch.children, at.orderKeys(branch.children.length), {
        parentId: lineageId,
        parent: { kind: node.kind, place },
        places: place?.children ?? [],
        taken: new Set(),
      });
      if (!Array.isArray(children)) return children;
      roots.push(node);
      below.push(children);
    }
    const measured = withMeasures(roots, (index) => siblings[index]?.measuredBy);
    return measured.flatMap((node, index) => [node, ...(below[index] ?? [])]);
  }

  const planted = plant(branches, at.rootKeys, {
    parentId: at.parentId,
    parent: parent && { kind: parent.kind, place: templateNodeFor(parent, tree, framework) },
    places: placesUnder(at.parentId, tree, framework),
    taken: new Set(childrenOf(tree, at.parentId).flatMap(({ code }) => code ?? [])),
  });
  return Array.isArray(planted) ? { nodes: planted } : { refusal: planted, index: used };
}

const placeFor = (branch: Branch, { places, taken }: Spot): TemplateNode | null =>
  branch.code === null || taken.has(branch.code)
    ? null
    : (places.find(({ code, kind }) => code === branch.code && kind === branch.kind) ?? null);

function ownRefusal({ kind }: Branch, parent: Parent): ErrorCode | null {
  if (!fitsBelow(kind, parent?.kind ?? null)) return "node.wrong_parent";
  return allowedChildKinds(parent, parent?.place ?? null).includes(kind) ? null : "node.locked";
}

function nodeFrom(
  branch: Branch,
  place: TemplateNode | null,
  at: { lineageId: LineageId; parentId: LineageId | null; orderKey: string; language: Language },
): PlanNode {
  const { indicator: _elsewhere, ...links } = branch.links;
  const { language: _language, ...spot } = at;
  const own: PlanNode = {
    ...spot,
    kind: branch.kind,
    code: null,
    text: written(branch.text),
    intro: written(branch.intro),
    unit: branch.unit,
    original: branch.original,
    targets: branch.targets,
    links,
    reviews: {},
    revision: 1,
    fieldRevisions: {},
  };
  if (!place) return own;
  const official = nodeFromTemplate(place, at);
  const text = place.locked ? official.text : { ...official.text, ...own.text };
  return { ...own, code: place.code, text, original: place.locked ? official.original : own.original };
}

const written = (text: LocalizedText): LocalizedText =>
  Object.fromEntries(writtenLanguages(text).map((language) => [language, text[language]]));
