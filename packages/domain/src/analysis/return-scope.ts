import { z } from "zod";
import { AppError } from "../errors.ts";
import type { GrantLineId, LineageId } from "../ids.ts";
import { languages, type LocalizedText } from "../localized-text.ts";
import { sameValue } from "../plan/node-changes.ts";
import type { PlanNode } from "../plan/plan-node.ts";
import { closedPart, opensAmounts, type ScopePart } from "./closed-part.ts";
import type { VersionContent } from "../version/difference.ts";

/** What may be corrected of a plan that was returned in part. A return in full has no scope. */
export const ReturnScope = z
  .object({
    /** Words, and what stands where. */
    texts: z.boolean(),
    /** Targets, the numbers in the words of indicators, and, where no chapters are named, the amounts. */
    figures: z.boolean(),
    /** Only below these; null: in the whole plan. */
    chapters: z
      .array(z.uuid().transform((id) => id as LineageId))
      .min(1)
      .max(200)
      .nullable(),
  })
  .refine(({ texts, figures }) => texts || figures);
export type ReturnScope = z.infer<typeof ReturnScope>;

/** Nothing is closed by it. */
export const isWhole = ({ texts, figures, chapters }: ReturnScope): boolean => texts && figures && chapters === null;

export type ScopeBreach = {
  readonly part: ScopePart;
  readonly lineageId: LineageId | null;
  readonly grantLineId: GrantLineId | null;
};

type Where = ReadonlyMap<LineageId, PlanNode>;

/** The first thing in which a correction differs from what was returned, though the return does not open it. */
export function scopeBreach(before: VersionContent, after: VersionContent, scope: ReturnScope): ScopeBreach | null {
  const [old, now] = [byLineage(before.nodes), byLineage(after.nodes)];
  for (const lineageId of new Set([...old.keys(), ...now.keys()])) {
    const part = nodeBreach(old.get(lineageId), now.get(lineageId), { old, now, scope });
    if (part) return { part, lineageId, grantLineId: null };
  }
  if (opensAmounts(scope)) return null;
  const grantLineId = changedLine(before, after);
  return grantLineId === null ? null : { part: "amounts", lineageId: null, grantLineId };
}

export function requireScope(before: VersionContent, after: VersionContent, scope: ReturnScope): void {
  const breach = scopeBreach(before, after, scope);
  if (breach) throw new AppError("version.out_of_scope", { ...breach });
}

const byLineage = (nodes: readonly PlanNode[]): Where => new Map(nodes.map((node) => [node.lineageId, node]));

function nodeBreach(
  was: PlanNode | undefined,
  is: PlanNode | undefined,
  { old, now, scope }: { old: Where; now: Where; scope: ReturnScope },
): Exclude<ScopePart, "amounts"> | null {
  const node = is ?? was;
  if (!node) return null;
  const places = [was && chapterOf(was, old), is && chapterOf(is, now)].filter((each) => each !== undefined);
  const ask = (part: "words" | "shape" | "targets") => {
    for (const chapter of places) {
      const closed = closedPart(scope, { chapter, kind: node.kind, part });
      if (closed) return closed;
    }
    return null;
  };
  if (!was || !is) return ask("shape");
  if (!sameValue(was.targets, is.targets)) {
    const closed = ask("targets");
    if (closed) return closed;
  }
  if (!sameValue(shapeOf(was), shapeOf(is))) {
    const closed = ask("shape");
    if (closed) return closed;
  }
  if (sameValue(was.text, is.text) && sameValue(was.intro, is.intro)) return null;
  const closed = ask("words");
  if (closed) return closed;
  return node.kind === "indicator" && !scope.figures && bringsNumbers(was.text, is.text) ? "figures" : null;
}

const shapeOf = ({ parentId, kind, orderKey, code, unit, links }: PlanNode) => [
  parentId,
  kind,
  orderKey,
  code,
  unit,
  links,
];

function chapterOf(node: PlanNode, tree: Where): LineageId {
  let at = node;
  for (let steps = 0; at.parentId !== null && steps < 20; steps++) {
    const above = tree.get(at.parentId);
    if (!above) break;
    at = above;
  }
  return at.lineageId;
}

const numbersIn = (text: string): string[] => text.match(/\d+(?:[.,\u00a0 ]\d+)*/g) ?? [];

/** Another number than the indicator had in any language, or one that is gone from a language that had it. */
function bringsNumbers(was: LocalizedText, is: LocalizedText): boolean {
  const known = new Set(languages.flatMap((language) => numbersIn(was[language] ?? "")));
  return languages.some((language) => {
    const [before, after] = [was[language] ?? "", is[language] ?? ""];
    if (before === after) return false;
    const left = numbersIn(after);
    return (
      left.some((number) => !known.has(number)) || (before !== "" && numbersIn(before).some((n) => !left.includes(n)))
    );
  });
}

function changedLine(before: VersionContent, after: VersionContent): GrantLineId | null {
  const old = new Map(before.grantLines.map((line) => [line.id, line]));
  for (const line of after.grantLines) {
    const was = old.get(line.id);
    old.delete(line.id);
    const { revision: _now, ...figures } = line;
    const { revision: _then, ...had } = was ?? { revision: 0 };
    if (!was || !sameValue(figures, had)) return line.id;
  }
  return [...old.keys()][0] ?? null;
}
