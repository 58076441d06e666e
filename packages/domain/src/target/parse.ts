import type { Locale } from "../localized-text.ts";
import type { Period } from "../period.ts";
import { readHead } from "./head.ts";
import { readLine } from "./rewrite.ts";
import { segments } from "./segments.ts";
import type { Target } from "./target.ts";
import { targetUnit } from "./units.ts";
import { plainTarget } from "./plain.ts";
import { valuedTargets } from "./valued.ts";

/** `period` is the plan's: it gives a year to "31 maart" and a day to "einde van de planperiode". */
export type ParseOptions = { readonly language: Locale; readonly period?: Period | undefined };

/** An indicator longer than this is a chapter that lost its line breaks; its start is read. */
const longestLine = 10_000;

/**
 * What an indicator line asks for, in order of appearance; empty where nothing in it can be measured.
 * A line that counts without a number ("Aantal vrijwilligers") gives its kind with `value` null: to be completed, never guessed.
 */
export function parseTargets(text: string, options: ParseOptions): Target[] {
  const context = { language: options.language, period: options.period ?? null };
  const line = readLine(text.slice(0, longestLine), context);
  const valued: Target[] = [];
  const plain: Target[] = [];
  let unit: string | null = null;
  for (const segment of segments(line.items)) {
    const head = readHead(segment, options.language === "nl");
    const whole = { ...context, text: line.text };
    const isYesNo = segment.some((item) => item.is.yesNo);
    const targets = isYesNo ? [] : valuedTargets(segment, head, whole, unit);
    const last = valued.at(-1);
    const [first] = targets;
    if (
      last &&
      first &&
      last.steps.length > 0 &&
      first.steps.length > 0 &&
      head.kind === null &&
      first.kind === last.kind &&
      targets.length === 1
    ) {
      valued[valued.length - 1] = { ...last, steps: [...last.steps, ...first.steps] };
    } else valued.push(...targets);
    unit = head.unit !== null && targetUnit(head.unit) ? head.unit : unit;
    const only = targets.length > 0 ? null : plainTarget(segment, head, whole);
    if (only?.kind === "boolean") valued.push(only);
    else if (only) plain.push(only);
  }
  // A second sentence without a number explains the first; only a line without any number is one of these.
  return valued.length > 0 ? valued : plain.slice(0, 1);
}

/** The first target of a line, or null. */
export const parseTarget = (text: string, options: ParseOptions): Target | null =>
  parseTargets(text, options)[0] ?? null;
