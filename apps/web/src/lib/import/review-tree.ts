import type { DocumentNode, Language, LocalizedText, NodeKind } from "@salus/domain";

/** A proposed node on the screen: what the file gave, with a handle that stays while the tree changes. */
export type ReviewNode = Omit<DocumentNode, "children" | "target"> & { readonly id: string; children: ReviewNode[] };

/** One visible line of the proposed tree. */
export type ReviewRow = {
  readonly node: ReviewNode;
  readonly depth: number;
  readonly position: number;
  readonly siblings: number;
};

/** Kinds that a node of the municipality's own words may become. */
export const ownKinds = ["operationalObjective", "result", "indicator"] as const satisfies readonly NodeKind[];
export const isOwnKind = (kind: NodeKind): boolean => (ownKinds as readonly NodeKind[]).includes(kind);

/** Gives every node a handle. `byPath` finds a node by the path that findings carry ("0.2.1"). */
export function reviewTree(nodes: readonly DocumentNode[]): { roots: ReviewNode[]; byPath: Map<string, string> } {
  const byPath = new Map<string, string>();
  let last = 0;
  const visit = (node: DocumentNode, path: string): ReviewNode => {
    const { children = [], target, targets, ...rest } = node;
    const id = `n${++last}`;
    byPath.set(path, id);
    const own = targets ?? (target ? [target] : []);
    return { ...rest, targets: own, id, children: children.map((child, index) => visit(child, `${path}.${index}`)) };
  };
  return { roots: nodes.map((node, index) => visit(node, String(index))), byPath };
}

/** The tree as it goes into a draft. */
export const documentNodes = (nodes: readonly ReviewNode[]): DocumentNode[] =>
  nodes.map(({ id: _, children, ...node }) => ({ ...node, children: documentNodes(children) }));

export function rowsOf(nodes: readonly ReviewNode[], depth = 0): ReviewRow[] {
  return nodes.flatMap((node, index) => [
    { node, depth, position: index + 1, siblings: nodes.length },
    ...rowsOf(node.children, depth + 1),
  ]);
}

/** Where a node stands: the list that holds it and its place there. */
export type Place = { readonly list: ReviewNode[]; readonly index: number; readonly parent: ReviewNode | null };

export function placeOf(roots: ReviewNode[], id: string, parent: ReviewNode | null = null): Place | null {
  const index = roots.findIndex((node) => node.id === id);
  if (index >= 0) return { list: roots, index, parent };
  for (const node of roots) {
    const found = placeOf(node.children, id, node);
    if (found) return found;
  }
  return null;
}

/** The previous sibling of the same kind: what a line without a bullet may continue. */
export function previousAlike({ list, index }: Place): ReviewNode | null {
  const kind = list[index]?.kind;
  return list.slice(0, index).findLast((node) => node.kind === kind) ?? null;
}

/** Joins the words of two nodes, language by language. */
export function joinTexts(first: LocalizedText, second: LocalizedText): LocalizedText {
  const languages = [...new Set([...Object.keys(first), ...Object.keys(second)])] as Language[];
  return Object.fromEntries(
    languages.map((language) => [language, [first[language], second[language]].filter(Boolean).join(" ")]),
  );
}

/** Cuts a text in two; null where one half would be empty. */
export function cutText(text: string, at: number): [string, string] | null {
  const [before, after] = [text.slice(0, at).trim(), text.slice(at).trim()];
  return before && after ? [before, after] : null;
}

const heads = /\s(?=(?:Aantal|Percentage|Aandeel|Bestaan van|Nombre|Pourcentage|Part|Taux|Existence)\s)/u;

/** Where two indicators that run together are likely to part: at the second opening word. Null: nowhere. */
export function likelyCut(text: string): number | null {
  const found = heads.exec(text.slice(1));
  return found ? found.index + 1 : null;
}
