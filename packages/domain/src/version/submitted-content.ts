import type { SubmissionFact } from "../comparison/facts.ts";
import type { Framework } from "../framework/framework.ts";
import type { GrantLineId, LineageId } from "../ids.ts";
import type { LocalizedText } from "../localized-text.ts";

import { linkedKinds } from "../organisation/record.ts";
import type { DocumentNode, PlanDocument } from "../plan/plan-document.ts";
import { grantLinesFromDocument, nodesFromDocument } from "../plan/tree-document.ts";
import type { VersionContent } from "./difference.ts";

type Fact = Pick<SubmissionFact, "kind" | "lineageId">;
type Submitted = {
  readonly document: Pick<PlanDocument, "nodes" | "language" | "grantLines">;
  /** Of that document, in their order; amounts may be left out. */
  readonly facts: readonly Fact[];
  readonly framework: Pick<Framework, "template">;
};

/**
 * A submission as rows that can be compared with those of another submission of the same plan. The document names no
 * lineage; the facts that were written with it do, for chapters, operational objectives, results and indicators. What has
 * no fact, the official levels in between, is known by its place: its code under its chapter. Records are known by the
 * names they had when the plan was submitted, and lines of money by their scheme.
 */
export function submittedContent({ document, facts, framework }: Submitted): VersionContent & {
  readonly names: ReadonlyMap<string, LocalizedText>;
} {
  const ids = lineages(document.nodes, facts);
  const names = new Map<string, LocalizedText>();
  const sources = new Map([...ids].map(([source, id]) => [id, source]));
  const inOrder = preorder(document.nodes).values();
  const nextId = (): LineageId => {
    const { value: source } = inOrder.next();
    const id = source && ids.get(source);
    if (id === undefined) throw new Error("the document of a submission has more nodes than it has");
    return id;
  };
  const nodes = nodesFromDocument(document, framework, nextId).map((node) => {
    const links = { ...node.links };
    for (const kind of linkedKinds) {
      const named = sources.get(node.lineageId)?.links?.[kind] ?? [];
      if (named.length === 0) continue;
      links[kind] = named.map((name) => {
        const key = `${kind} ${JSON.stringify([name.nl, name.fr, name.de])}`;
        names.set(key, name);
        return key;
      });
    }
    return { ...node, links };
  });
  return { nodes, grantLines: grantLinesFromDocument(document, lineIds(document.grantLines)), names };
}

const preorder = (nodes: readonly DocumentNode[]): DocumentNode[] =>
  nodes.flatMap((node) => [node, ...preorder(node.children ?? [])]);

/** Facts come in the order in which they are written: see `factsOf`. */
function lineages(roots: readonly DocumentNode[], facts: readonly Fact[]): Map<DocumentNode, LineageId> {
  const found = new Map<DocumentNode, LineageId>();
  const told = facts.filter(({ kind }) => kind !== "amount").values();
  const name = (node: DocumentNode, inferred: string | null): LineageId => {
    if (inferred !== null) return inferred as LineageId;
    const { value: fact } = told.next();
    if (!fact?.lineageId || fact.kind !== node.kind)
      throw new Error("the facts of a submission are of another document");
    return fact.lineageId;
  };
  const below = (parent: DocumentNode, parentId: LineageId): void => {
    const children = parent.children ?? [];
    const places = new Map<string, number>();
    for (const child of [...children.filter(isLeaf), ...children.filter((each) => !isLeaf(each))]) {
      const place = places.get(child.kind) ?? 0;
      if (child.code == null) places.set(child.kind, place + 1);
      const id = name(child, hasFact(child) ? null : `${parentId}/${child.kind}/${child.code ?? place}`);
      found.set(child, id);
      below(child, id);
    }
  };
  for (const root of roots) {
    const id = name(root, null);
    found.set(root, id);
    below(root, id);
  }
  return found;
}

const isLeaf = ({ kind }: DocumentNode): boolean => kind === "result" || kind === "indicator";
const hasFact = (node: DocumentNode): boolean => isLeaf(node) || node.kind === "operationalObjective";

/** "guards-346 1", "guards-346 2": the first and the second line of a scheme. */
function lineIds(lines: PlanDocument["grantLines"]): () => GrantLineId {
  const counts = new Map<string, number>();
  const ids = lines
    .map(({ scheme }) => {
      const count = (counts.get(scheme) ?? 0) + 1;
      counts.set(scheme, count);
      return `${scheme} ${count}` as GrantLineId;
    })
    .values();
  return () => {
    const { value } = ids.next();
    if (value === undefined) throw new Error("the document of a submission has more money lines than it has");
    return value;
  };
}
