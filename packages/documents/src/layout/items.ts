import type { Line } from "../lines/lines.ts";
import { firstWord, normalise, startsLower, startsUpper } from "../recognise/normalise.ts";
import { readBullet, trailingBullet, type Bullet } from "./bullets.ts";
import { sumOf, weigh, type ListKind } from "./evidence.ts";
import type { Habits } from "./habits.ts";
import { bracketOpen, hangs } from "./hanging.ts";
import { joinTwo, type Vocabulary } from "./join.ts";
import { endsInTarget } from "./target-ending.ts";

/** One entry of a list as read from broken lines. Sub-items follow the lead on lines of their own. */
export type Item = {
  text: string;
  lines: Line[];
  bullet: Bullet | null;
  /** How surely the item begins here: the sum of the evidence; Infinity for a bullet. */
  certainty: number;
  column?: number | undefined;
};

export type ListContext = {
  kind: ListKind;
  habits: Habits;
  vocabulary: Vocabulary;
  /** Signs that only stand below an item with another sign. */
  subSigns: ReadonlySet<string>;
  /** How many items the list must have; where fewer are found, the likeliest breaks are taken. */
  atLeast?: number | undefined;
  /** Evidence that a line without a bullet must bring on top to begin an item. */
  reluctance?: number | undefined;
};

export type ListResult = { items: Item[]; orphans: Line[] };

type Open = { item: Item; parts: string[]; subFirst: string | null; partLines: Line[] };

const isSubBullet = (bullet: Bullet, line: Line, open: Open | null, context: ListContext): boolean => {
  if (!open?.item.bullet) return open !== null && context.subSigns.has(bullet.sign);
  if (context.subSigns.has(bullet.sign) && bullet.sign !== open.item.bullet.sign) return true;
  const first = open.item.lines[0];
  const deeper = first !== undefined && line.indent > first.indent + 1;
  return (
    deeper && context.habits.indented && bullet.sign !== open.item.bullet.sign && open.parts[0]?.endsWith(":") === true
  );
};

/** "… bestaande / - informele - / vormen": a dash inside a sentence that came to stand first. */
const isDashInSentence = (bullet: Bullet, line: Line, open: Open | null): boolean => {
  if (!open || bullet.sign !== "-" || bullet.text === "" || !startsLower(bullet.text)) return false;
  const text = open.parts.at(-1) ?? "";
  return line.gap !== null && (bracketOpen(text) || (hangs(text) && /\s[-–—]\s/.test(bullet.text)));
};

const start = (line: Line, text: string, bullet: Bullet | null, certainty: number): Open => ({
  item: { text: "", lines: [line], bullet, certainty, column: line.column },
  parts: [text],
  subFirst: null,
  partLines: [line],
});

const close = (open: Open): Item => ({ ...open.item, text: open.parts.filter((part) => part !== "").join("\n- ") });

const extend = (open: Open, line: Line, text: string, vocabulary: Vocabulary): void => {
  open.item.lines.push(line);
  open.partLines.push(line);
  open.parts[open.parts.length - 1] = joinTwo(open.parts.at(-1) ?? "", text, vocabulary);
};

const addPart = (open: Open, line: Line, text: string): void => {
  open.item.lines.push(line);
  open.partLines = [line];
  open.parts.push(text);
  open.subFirst ??= normalise(firstWord(text));
};

/** "… luisterruimte: / Ja/Nee": what stands behind the colon is the answer, not a list. */
export const isAnswer = (text: string): boolean => text.length < 40 && endsInTarget(text);

/** Entries of a list in a sentence are short and have no full stop. */
const isShortEntry = (text: string): boolean => text.length <= 50 && !/[.:]$/.test(text);

/** An unmarked paragraph below a lead that ends in a colon belongs to it while it resembles the first one. */
const continuesSubList = (open: Open, text: string): boolean => {
  if (open.parts.length === 1) return open.parts[0]?.endsWith(":") === true;
  const last = open.parts.at(-1) ?? "";
  return (
    /[,;]$/.test(last) ||
    (open.subFirst !== null && open.subFirst.length > 3 && normalise(firstWord(text)) === open.subFirst) ||
    (open.parts.slice(1).every(isShortEntry) && isShortEntry(text))
  );
};

/**
 * Splits the lines of a list into items: at bullets, and elsewhere where the evidence for a new item outweighs the
 * evidence for a broken line.
 */
export const splitItems = (lines: readonly Line[], context: ListContext): ListResult => {
  const forced = new Set<Line>();
  let result = splitOnce(lines, context, forced);
  while (result.items.length < (context.atLeast ?? 1)) {
    const best = result.joints.filter((joint) => !forced.has(joint.line)).toSorted((a, b) => b.sum - a.sum)[0];
    if (!best) break;
    forced.add(best.line);
    result = splitOnce(lines, context, forced);
  }
  return { items: result.items, orphans: result.orphans };
};

type Joint = { line: Line; sum: number };

const splitOnce = (
  lines: readonly Line[],
  context: ListContext,
  forced: ReadonlySet<Line>,
): ListResult & { joints: Joint[] } => {
  const joints: Joint[] = [];
  const items: Item[] = [];
  const orphans: Line[] = [];
  const openings = new Set<string>();
  const marked = lines.filter((line) => readBullet(line.text) !== null).length;
  let open: Open | null = null;
  let waiting: { bullet: Bullet; line: Line } | null = null;

  const begin = (line: Line, text: string, bullet: Bullet | null, certainty: number) => {
    if (open) items.push(close(open));
    open = start(line, text, bullet, certainty);
    openings.add(normalise(firstWord(text)));
  };

  for (const line of lines) {
    let bullet: Bullet | null = waiting?.bullet ?? null;
    const own = readBullet(line.text);
    if (own && waiting) orphans.push(waiting.line);
    if (own) bullet = own;
    waiting = null;
    if (own && own.text === "") {
      waiting = { bullet: own, line };
      continue;
    }
    const trailing = trailingBullet(own?.text ?? line.text);
    const text = trailing?.text ?? own?.text ?? line.text;
    const current = open as Open | null;
    const slipped = own === null && current !== null && bullet !== null && current.parts.at(-1)?.endsWith(":") === true;
    if (bullet && !isDashInSentence(bullet, line, current)) {
      if (current && (slipped || isSubBullet(bullet, line, current, context))) addPart(current, line, text);
      else begin(line, text, bullet, Infinity);
    } else if (!current) {
      begin(line, text, null, Infinity);
    } else {
      const above = current.item.lines.at(-1) ?? line;
      const columnChanged = line.column !== above.column || line.cellStart === true;
      const evidence = weigh(
        {
          kind: context.kind,
          lines: current.partLines,
          text: current.parts.at(-1) ?? "",
          above,
          below: line,
          openings,
          bulleted: marked > 0,
        },
        context.habits,
      );
      const sum = columnChanged || forced.has(line) ? Infinity : sumOf(evidence) - (context.reluctance ?? 0);
      if (sum !== Infinity) joints.push({ line, sum });
      const colonLead = current.parts.at(-1)?.endsWith(":") === true && current.parts.length === 1;
      if (sum <= 0 && colonLead && startsUpper(text) && context.kind !== "heading" && !isAnswer(text))
        addPart(current, line, text);
      else if (sum <= 0) extend(current, line, bullet ? line.text : text, context.vocabulary);
      else if (context.kind !== "heading" && continuesSubList(current, text)) addPart(current, line, text);
      else begin(line, text, null, sum);
    }
    if (trailing) waiting = { bullet: { sign: trailing.sign, number: null, text: "" }, line };
  }
  if (waiting) orphans.push(waiting.line);
  if (open) items.push(close(open));
  return { items, orphans, joints };
};
