import type { Framework, LocalizedText, TemplateNode } from "@salus/domain";
import type { ReviewNode } from "./review-tree.ts";

/** The municipality somebody imports for. */
export type OwnTown = { readonly nis: string | null; readonly name: LocalizedText };

/** The official parts a heading may be: those of its kind, below the official parts it stands under. */
export function partsFor(framework: Framework, roots: readonly ReviewNode[], node: ReviewNode): TemplateNode[] {
  const path = pathTo(roots, node.id) ?? [];
  let level: readonly TemplateNode[] = framework.template;
  for (const ancestor of path) {
    const found = level.find((part) => part.kind === ancestor.kind && part.code === ancestor.code);
    if (!found) return [];
    level = found.children;
  }
  return level.filter((part) => part.kind === node.kind);
}

function pathTo(nodes: readonly ReviewNode[], id: string): ReviewNode[] | null {
  for (const node of nodes) {
    if (node.id === id) return [];
    const below = pathTo(node.children, id);
    if (below) return [node, ...below];
  }
  return null;
}
