import type { LineageId, Locale, PlanNode } from "@salus/domain";
import { createContext } from "svelte";

/** Targets as one line per language, by node. */
export type GoalLines = Readonly<Record<string, Readonly<Record<Locale, string>>>>;
type Words = typeof import("./target-words.ts");

/**
 * What indicators ask for, in words. The lines of the first page come with it; the grammar behind them is fetched when the
 * page stands, so that nobody waits for it to read.
 */
export class GoalWords {
  readonly #first: GoalLines;
  #words = $state.raw<Words | null>(null);

  constructor(first: GoalLines) {
    this.#first = first;
  }

  async load(): Promise<void> {
    this.#words = await import("./target-words.ts");
  }

  line(node: PlanNode, language: Locale): string {
    if (this.#words) return this.#words.targetLine(node.targets, language, node.original);
    return this.#first[node.lineageId]?.[language] ?? "";
  }
}

/** The lines of the indicators on the page of one node. */
export function goalLinesOf(nodes: readonly PlanNode[], id: string | null, { targetLine }: Words): GoalLines {
  const node = nodes.find(({ lineageId }) => lineageId === id);
  const page: LineageId | null =
    node?.kind === "result" || node?.kind === "indicator" ? node.parentId : (node?.lineageId ?? null);
  return Object.fromEntries(
    nodes
      .filter(({ kind, parentId, targets }) => kind === "indicator" && parentId === page && targets.length > 0)
      .map(({ lineageId, targets, original }) => [
        lineageId,
        { nl: targetLine(targets, "nl", original), fr: targetLine(targets, "fr", original) },
      ]),
  );
}

export const [useGoalWords, setGoalWords] = createContext<GoalWords>();
