import { readLabel } from "../recognise/labels.ts";
import { endsInTarget, holdsTarget, opensLikeIndicator } from "../layout/target-ending.ts";

export type LeafKind = "result" | "indicator";
export type Doubt = "kind-doubtful" | "several-objectives" | "objective-missing" | "unit-read";

export type Leaf = { kind: LeafKind; text: string; doubts: Doubt[] };
export type Objective = { text: string; unit: string | null; doubts: Doubt[]; leaves: Leaf[] };

/** What was read, before it becomes nodes. Leaves in front of the first objective belong to the node pasted into. */
export type Outline = {
  objectives: Objective[];
  loose: Leaf[];
  /** Text that has no place: titles above the objectives, columns that a plan does not have. */
  dropped: string[];
  areColumnsGuessed: boolean;
};

export const emptyOutline = (): Outline => ({ objectives: [], loose: [], dropped: [], areColumnsGuessed: false });

export const leavesOf = (outline: Outline): Leaf[] => outline.objectives.at(-1)?.leaves ?? outline.loose;

/** Sub-items stay in the text of their item, on lines of their own, as the importer writes them. */
export const withSubItem = (text: string, sub: string): string => `${text}\n- ${sub}`;

export type LevelLabel = { kind: LeafKind | "operationalObjective" | "above" | "unit"; rest: string };

/** "Te verwachten resultaten", "Indicateur 2: …": the level a line announces; null for running text. */
export const levelLabel = (text: string): LevelLabel | null => {
  const label = readLabel(text);
  if (!label) return null;
  const { kind, code } = label.heading;
  if (code === "unit") return label.rest === "" ? null : { kind: "unit", rest: label.rest };
  if (kind === "operationalObjective" || kind === "result" || kind === "indicator") return { kind, rest: label.rest };
  return kind === "strategicObjective" || kind === "generalObjective" ? { kind: "above", rest: label.rest } : null;
};

/** Result or indicator, by how it begins and what it asks for. `leaning`: what the place it is pasted at says. */
export const leafOf = (text: string, leaning: LeafKind | null): Leaf => {
  const opens = opensLikeIndicator(text);
  const holds = holdsTarget(text);
  if (leaning === "indicator") return { kind: "indicator", text, doubts: [] };
  if (leaning === "result") {
    const measures = opens && endsInTarget(text);
    return { kind: measures ? "indicator" : "result", text, doubts: measures ? ["kind-doubtful"] : [] };
  }
  return { kind: opens || holds ? "indicator" : "result", text, doubts: holds && !opens ? ["kind-doubtful"] : [] };
};

export const measures = (text: string): boolean => opensLikeIndicator(text) && holdsTarget(text);
