import type { DocumentNode, Target, TemplateNode } from "@salus/domain";
import type { SubmissionDetail } from "#lib/api/types.ts";

/** A node of the plan with the place of the framework it stands at, where it has one. */
export type Part = {
  readonly node: DocumentNode;
  readonly place: TemplateNode | null;
  readonly children: readonly Part[];
};

/** A chapter with its address on the page: the code of the phenomenon, so that other pages can point at it. */
export type ChapterPart = Part & { readonly anchor: string; readonly objectives: number; readonly indicators: number };

export function chaptersOf({ document, framework }: Pick<SubmissionDetail, "document" | "framework">): ChapterPart[] {
  return nodesOf(document).map((node, index) => {
    const part = partOf(node, templateOf(framework));
    return {
      ...part,
      anchor: part.place?.code ?? `chapter-${index + 1}`,
      objectives: count(node, "operationalObjective"),
      indicators: count(node, "indicator"),
    };
  });
}

/** The types of the client end where a schema contains itself; what the API sends has that schema. */
const nodesOf = ({ nodes }: { readonly nodes: unknown }): DocumentNode[] => nodes as DocumentNode[];
const templateOf = ({ template }: { readonly template: unknown }): TemplateNode[] => template as TemplateNode[];

function partOf(node: DocumentNode, places: readonly TemplateNode[]): Part {
  const place = places.find(({ code, kind }) => code === node.code && kind === node.kind) ?? null;
  return { node, place, children: (node.children ?? []).map((child) => partOf(child, place?.children ?? [])) };
}

const count = (node: DocumentNode, kind: DocumentNode["kind"]): number =>
  (node.children ?? []).reduce((sum, child) => sum + count(child, kind), node.kind === kind ? 1 : 0);

export const targetsOf = ({ target, targets }: Pick<DocumentNode, "target" | "targets">): Target[] =>
  targets && targets.length > 0 ? targets : target ? [target] : [];

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();

/** What the municipality wrote at an official place, when it is none of the known ways to write that title. */
export function ownWording({ node, place }: Pick<Part, "node" | "place">): string | null {
  const language = node.original ?? "nl";
  const written = node.text[language];
  if (!place || !written) return null;
  const known = [place.title[language], ...Object.values(place.wordings ?? {}).flat()];
  return known.some((wording) => typeof wording === "string" && plain(wording) === plain(written)) ? null : written;
}
