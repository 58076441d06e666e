import type { Locale } from "../localized-text.ts";
import type { Period } from "../period.ts";
import { mostTargets } from "./choose.ts";
import { readHead } from "./head.ts";
import { plainTarget } from "./plain.ts";
import { readLine } from "./rewrite.ts";
import { segments } from "./segments.ts";
import type { Target } from "./target.ts";
import { targetUnit } from "./units.ts";
import { joinSteps, valuedTargets } from "./valued.ts";

/** `period` is the plan's: it gives a year to "31 maart" and a day to "einde van de planperiode". */
export type ParseOptions = { readonly language: Locale; readonly period?: Period | undefined };

/** An indicator longer than this is a chapter that lost its line breaks; its start is read. */
const longestLine = 10_000;

/**
 * What an indicator line asks for, in order of appearance; empty where nothing in it can be measured.
 * A line that counts without a number ("Aantal vrijwilligers") gives its kind with `value` null: to be completed, never guessed.
 */
export function parseTargets(text: string, { language, period }: ParseOptions): Target[] {
  const line = readLine(text.slice(0, longestLine), { language, period: period ?? null });
  const context = { language, period: period ?? null, text: line.text };
  const valued: Target[] = [];
  let plain: Target | null = null;
  let unit: string | null = null;
  for (const items of segments(line.items)) {
    const head = readHead(items, language === "nl");
    const targets = items.some((item) => item.is.yesNo) ? [] : valuedTargets(items, head, context, unit);
    const [previous, first] = [valued.at(-1), targets[0]];
    const joined = previous && first && head.kind === null && targets.length === 1 ? joinSteps(previous, first) : null;
    if (joined) valued[valued.length - 1] = joined;
    else valued.push(...targets);
    if (head.unit !== null && targetUnit(head.unit)) unit = head.unit;
    if (targets.length > 0) continue;
    const only = plainTarget(items, head, context);
    if (only?.kind === "boolean" && items.some((item) => item.is.yesNo)) valued.push(only);
    else plain ??= only;
  }
  // A part without a number explains the part that has one.
  return valued.length > 0 || plain === null ? valued.slice(0, mostTargets) : [plain];
}

/** The first target of a line, or null. */
export const parseTarget = (text: string, options: ParseOptions): Target | null =>
  parseTargets(text, options)[0] ?? null;
