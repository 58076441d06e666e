import {
  type Finding,
  findByReference,
  isBlank,
  type Language,
  languageState,
  languages,
  type LineageId,
  type NodeKind,
  nodeKinds,
  type PlanNode,
  reviewOf,
  type Severity,
  severities,
} from "@salus/domain";
import type { PlanEditor } from "./plan-editor.svelte.ts";

export const textStates = ["absent", "outdated", "current", "reviewed"] as const;
export type TextState = (typeof textStates)[number];

/** What the tree is narrowed to. Every part that is set must hold. */
export type TreeFilter = {
  readonly text: string;
  /** Lineage id of a chapter: the phenomenon or sector. */
  readonly chapter: string | null;
  readonly unit: string | null;
  /** Id of somebody who is responsible. */
  readonly person: string | null;
  readonly state: TextState | null;
  readonly severity: Severity | null;
  readonly kind: NodeKind | null;
};

export const noFilter: TreeFilter = {
  text: "",
  chapter: null,
  unit: null,
  person: null,
  state: null,
  severity: null,
  kind: null,
};

export const filterKeys = ["chapter", "unit", "person", "state", "severity", "kind"] as const;

/** How many parts narrow the tree, besides the words. */
export const countParts = (filter: TreeFilter): number => filterKeys.filter((key) => filter[key] !== null).length;
export const isEmpty = (filter: TreeFilter): boolean => filter.text.trim() === "" && countParts(filter) === 0;

const among = <Value extends string>(known: readonly Value[], given: string | null): Value | null =>
  known.find((value) => value === given) ?? null;

/** The filter an address carries. What it does not know it leaves out. */
export const filterIn = (params: URLSearchParams): TreeFilter => ({
  text: params.get("q") ?? "",
  chapter: params.get("chapter"),
  unit: params.get("unit"),
  person: params.get("person"),
  state: among(textStates, params.get("state")),
  severity: among(severities, params.get("severity")),
  kind: among(nodeKinds, params.get("kind")),
});

/** Writes the filter into an address, so that it can be shared. */
export function putFilter(params: URLSearchParams, filter: TreeFilter): void {
  const values = { q: filter.text.trim() || null, ...Object.fromEntries(filterKeys.map((key) => [key, filter[key]])) };
  for (const [key, value] of Object.entries(values)) {
    if (value === null) params.delete(key);
    else params.set(key, value);
  }
}

/** Lower case, without accents. */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const isOfficial = ({ kind }: PlanNode): boolean => !["operationalObjective", "result", "indicator"].includes(kind);
const isNumber = (text: string): boolean => /^\d+(\.\d*)*$/.test(text);

export type FindingsByNode = ReadonlyMap<string | null, readonly Finding[]>;
type Around = {
  readonly editor: PlanEditor;
  /** The pair of languages in sight. */
  readonly languages: readonly Language[];
  readonly findings: FindingsByNode;
};

/** Whether a node is what the filter looks for. Call with the chapter it stands in. */
export function matcher(filter: TreeFilter, around: Around): (node: PlanNode, chapter: LineageId | null) => boolean {
  const { editor } = around;
  const words = plain(filter.text.trim());
  const named = /^\d/.test(words) ? findByReference(words, editor.tree, editor.labels) : null;

  const hasWords = (node: PlanNode, shown: PlanNode): boolean => {
    if (words === "") return true;
    if (named?.lineageId === node.lineageId) return true;
    if (isNumber(words) && isOfficial(node)) return editor.label(node.lineageId).startsWith(words);
    if (isNumber(words) && words.length < 3) return false;
    const title = editor.place(node.lineageId)?.title;
    return languages.some((language) =>
      plain(`${shown.text[language] ?? title?.[language] ?? ""} ${shown.intro[language] ?? ""}`).includes(words),
    );
  };
  const hasState = (node: PlanNode, shown: PlanNode): boolean => {
    const { state } = filter;
    if (state === null) return true;
    if (editor.place(node.lineageId)?.locked || languages.every((language) => isBlank(shown.text[language])))
      return false;
    return around.languages.some((language) =>
      state === "reviewed"
        ? reviewOf(shown, "text", language) !== null
        : languageState(shown, "text", language) === state,
    );
  };
  return (node, chapter) => {
    if (filter.kind !== null && node.kind !== filter.kind) return false;
    if (filter.chapter !== null && chapter !== filter.chapter) return false;
    const shown = editor.shown(node);
    if (filter.unit !== null && shown.unit !== filter.unit && !(shown.links.unit ?? []).includes(filter.unit))
      return false;
    if (filter.person !== null && !(shown.links.person ?? []).includes(filter.person)) return false;
    if (
      filter.severity !== null &&
      !around.findings.get(node.lineageId)?.some(({ severity }) => severity === filter.severity)
    )
      return false;
    return hasState(node, shown) && hasWords(node, shown);
  };
}
