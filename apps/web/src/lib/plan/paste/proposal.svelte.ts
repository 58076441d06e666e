import type { Branch, Instrument, Language, NodeKind, Period } from "@salus/domain";
import { type PasteDoubt, type PasteFinding, readClipboard, targetsOf } from "@salus/documents/paste";
import { type Clip, ownBranches } from "./clipboard.ts";

/** One line of the proposal. */
export type Part = {
  readonly id: number;
  readonly depth: number;
  readonly branch: Branch;
  readonly doubts: readonly PasteDoubt[];
  /** Left out, with what stands below it. */
  readonly isOut: boolean;
};

type Context = { kind: NodeKind; instrument: Instrument; period: Period | undefined };

const isLeaf = ({ kind }: Branch): boolean => kind === "result" || kind === "indicator";

/** Copied parts keep what they are; official levels above objectives stay where they were copied. */
const workable = (branches: readonly Branch[]): Branch[] =>
  branches.flatMap((branch) =>
    branch.kind === "operationalObjective" || isLeaf(branch) ? branch : workable(branch.children),
  );

/** What was pasted, as it would come into the plan, while somebody looks at it. */
export class Proposal {
  readonly #clip: Clip;
  readonly #context: Context;
  readonly isOwn: boolean;
  #language = $state<Language>("nl");
  parts = $state.raw<readonly Part[]>([]);
  /** What must be said about the whole. */
  remarks = $state.raw<readonly PasteFinding[]>([]);

  constructor(clip: Clip, context: Context, language: Language) {
    this.#clip = clip;
    this.#context = context;
    const own = workable(ownBranches(clip));
    this.isOwn = own.length > 0;
    if (this.isOwn) this.parts = flattened(own, []);
    else this.language = language;
  }

  get language(): Language {
    return this.#language;
  }
  /** Reads again: what an indicator asks for depends on the language. */
  set language(language: Language) {
    this.#language = language;
    if (this.isOwn) return;
    const { branches, findings } = readClipboard(this.#clip, { ...this.#context, language });
    this.parts = flattened(branches, findings);
    this.remarks = findings;
  }

  /** Whether a line stands below one that is left out. */
  isCovered(part: Part): boolean {
    return this.#above(part).some(({ isOut }) => isOut);
  }

  /** A result becomes an indicator, with what it asks for, and the other way round. */
  turn(id: number, kind: "result" | "indicator"): void {
    this.#change(id, (part) => {
      const text = part.branch.text[part.branch.original] ?? "";
      const { original: language } = part.branch;
      const targets = kind === "indicator" ? targetsOf(text, { language, period: this.#context.period }) : [];
      return { ...part, branch: { ...part.branch, kind, targets }, doubts: [] };
    });
  }

  leaveOut(id: number, isOut: boolean): void {
    this.#change(id, (part) => ({ ...part, isOut }));
  }

  /** The branches that stay. */
  get branches(): Branch[] {
    const roots: Branch[] = [];
    const open: Branch[] = [];
    for (const part of this.parts) {
      if (part.isOut || this.isCovered(part)) continue;
      const branch = { ...part.branch, children: [] };
      open.length = part.depth;
      (open.at(-1)?.children ?? roots).push(branch);
      open.push(branch);
    }
    return roots;
  }

  get kinds(): NodeKind[] {
    return [...new Set(this.parts.filter(({ depth }) => depth === 0).map(({ branch }) => branch.kind))];
  }

  #above(part: Part): Part[] {
    const found: Part[] = [];
    let depth = part.depth;
    for (let at = this.parts.indexOf(part) - 1; at >= 0 && depth > 0; at -= 1) {
      const above = this.parts[at];
      if (!above || above.depth >= depth) continue;
      found.push(above);
      depth = above.depth;
    }
    return found;
  }

  #change(id: number, change: (part: Part) => Part): void {
    this.parts = this.parts.map((part) => (part.id === id ? change(part) : part));
  }
}

function flattened(branches: readonly Branch[], findings: readonly PasteFinding[]): Part[] {
  const parts: Part[] = [];
  const add = (branch: Branch, at: readonly number[]): void => {
    const doubts = findings.flatMap((finding) =>
      "at" in finding && finding.at.join() === at.join() ? finding.code : [],
    );
    // Indicators told by their place no longer hold once a line changes its kind or goes.
    const { measuredBy: _places, ...rest } = branch;
    parts.push({ id: parts.length, depth: at.length - 1, branch: rest, doubts, isOut: false });
    branch.children.forEach((child, index) => add(child, [...at, index]));
  };
  branches.forEach((branch, index) => add(branch, [index]));
  return parts;
}
