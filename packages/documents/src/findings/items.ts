import type { Placed } from "../assemble.ts";
import { holdsTarget, opensLikeIndicator } from "../layout/target-ending.ts";
import { likeness } from "../recognise/similarity.ts";
import { normalise } from "../recognise/normalise.ts";
import type { Report } from "./report.ts";

const textOf = ({ draft }: Placed): string => draft.text;
const firstLine = ({ draft }: Placed): number | null => draft.lines[0]?.no ?? null;
const at = (placed: Placed) => ({ line: firstLine(placed), path: placed.path, quote: textOf(placed) });

/** Evidence this near to nothing is a doubt for the user to decide. */
const doubtful = 1.2;

export const breakFindings = (placed: Placed, report: Report): void => {
  const item = placed.draft.item;
  if (!item || item.bullet || item.certainty === Infinity) return;
  report.add(item.certainty < doubtful ? "list.uncertain_break" : "list.item_without_bullet", at(placed));
};

/** Kinds of targets that are whole without a number. */
const withoutValue: ReadonlySet<string> = new Set(["boolean", "existence", "deliverable", "qualitative"]);

/** A sign of a target together with a figure, or a comparison. */
const asksForNumber = (text: string): boolean =>
  /[≥≤]|[<>]\s*\/?\s*=/.test(text) || (holdsTarget(text) && /\d/.test(text));

export const targetFindings = (placed: Placed, report: Report): void => {
  const { node } = placed;
  if (node.kind !== "indicator") return;
  const text = textOf(placed);
  const { target } = node;
  const understood =
    target != null &&
    (target.value !== null || target.by !== null || target.steps.length > 0 || withoutValue.has(target.kind));
  if (!understood && asksForNumber(text)) report.add("target.not_understood", at(placed));
};

const middleOpener =
  /(?<=\p{L}{3}[,;]?\s)(?=(?:Aantal|Nombre|Bestaan|Existence|Percentage|Pourcentage)\s)|(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}{4})/u;
const twoAnswers = /(?:ja\s*\/\s*nee|oui\s*\/\s*non).+(?:ja\s*\/\s*nee|oui\s*\/\s*non)/i;

/** "Aantal bezoeken Aantal sessies: 6": two indicators on one line. */
export const runTogetherFindings = (placed: Placed, report: Report): void => {
  if (placed.node.kind !== "indicator") return;
  const text = textOf(placed);
  const opener = middleOpener.exec(text);
  const second = opener ? text.slice(opener.index) : "";
  const glued = opener !== null && (opensLikeIndicator(second) || /^\p{Lu}\p{Ll}{4}/u.test(second));
  if ((glued && text.indexOf("\n") < 0) || twoAnswers.test(text)) report.add("text.run_together", at(placed));
};

const sameText = 0.95;
const shortest = 12;

/** An indicator that says the same as a result of the same objective. */
export const repeatedFindings = (placed: Placed, siblings: readonly Placed[], report: Report): void => {
  if (placed.node.kind !== "indicator") return;
  const plain = normalise(textOf(placed));
  if (plain.length < shortest) return;
  const repeated = siblings.some(
    (other) => other.node.kind === "result" && likeness(plain, normalise(textOf(other)), sameText) >= sameText,
  );
  if (repeated) report.add("text.repeated", at(placed));
};

export const answerFindings = (placed: Placed, report: Report): void => {
  if (placed.node.kind === "result" && /\b(?:ja\s*[/-]\s*nee?n?|oui\s*[/-]\s*non)\b/i.test(textOf(placed)))
    report.add("text.answer_in_result", at(placed));
};

export const languageFindings = (placed: Placed, language: string, report: Report): void => {
  const own = placed.node.original;
  if (own && own !== language) report.add("language.foreign_text", at(placed), { language: own });
};
