import type { Habits } from "../layout/habits.ts";
import { gapClass } from "../layout/habits.ts";
import { readBullet } from "../layout/bullets.ts";
import { endsSentence, hangs } from "../layout/hanging.ts";
import { endsInTarget } from "../layout/target-ending.ts";
import type { Line } from "../lines/lines.ts";
import { readLabel } from "../recognise/labels.ts";
import { capitalShare, startsUpper } from "../recognise/normalise.ts";

const longestUnit = 90;
const mostWords = 9;

const withoutLabel = (text: string): string => {
  const label = readLabel(text);
  return label?.heading.code === "unit" && label.rest !== "" ? label.rest : text;
};

/** A line that may name a unit: short, a name, no sentence and no target. */
export const couldBeUnit = (text: string): boolean =>
  text.length <= longestUnit &&
  text.split(" ").length <= mostWords &&
  startsUpper(text) &&
  !/[.;:,]$/.test(text) &&
  !hangs(text) &&
  !endsInTarget(text);

/** The organisational unit named between a strategic objective and its table; null where the lines say something else. */
export const readUnit = (lines: readonly Line[]): string | null => {
  if (lines.length === 0 || lines.length > 2) return null;
  const text = withoutLabel(lines.map((line) => line.text).join(" "));
  return couldBeUnit(text) && !readBullet(text) ? text : null;
};

/** Cuts the name of the next unit off the end of a table that another table follows. */
export const splitUnit = (lines: readonly Line[], habits: Habits): { rest: readonly Line[]; unit: string | null } => {
  const last = lines.at(-1);
  const above = lines.at(-2);
  if (!last || readBullet(last.text)) return { rest: lines, unit: null };
  const text = withoutLabel(last.text);
  const shouted = capitalShare(text) > 0.6;
  const apart =
    !above || gapClass(last.gap, habits.pitch) === "loose" || endsInTarget(above.text) || endsSentence(above.text);
  return couldBeUnit(text) && (shouted || apart)
    ? { rest: lines.slice(0, -1), unit: text }
    : { rest: lines, unit: null };
};
