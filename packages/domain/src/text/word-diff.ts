/** One stretch of a comparison; the texts of `same` and `added` together are the second text, blanks included. */
export type DiffPart = { readonly kind: "same" | "added" | "removed"; readonly text: string };

/** Three texts as one: `overlap` when both sides rewrote the same words, so that somebody must read it again. */
export type MergedText = { readonly text: string; readonly overlap: boolean };

/** A word or a sign with the blanks before it; blanks never decide whether two are the same. */
type Token = { readonly lead: string; readonly word: string };
/** Where the kept words of one text stand in the other, -1 for words that went. */
type Alignment = readonly number[];

const TOKEN = /(\s*)([\p{L}\p{N}]+(?:[’'][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}])/gu;
/** Beyond this a comparison word by word costs more than it tells: the middle counts as replaced. */
const MAX_CELLS = 4_000_000;

/** What changed between two texts, word by word. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [left, right] = [tokens(before), tokens(after)];
  const kept = withoutStrays(align(left.list, right.list), left.list);
  const parts: { kind: DiffPart["kind"]; text: string }[] = [];
  const push = (kind: DiffPart["kind"], text: string): void => {
    if (text === "") return;
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  let next = 0;
  left.list.forEach((token, index) => {
    const at = kept[index] ?? -1;
    if (at === -1) return push("removed", written(token));
    for (; next < at; next += 1) push("added", written(right.list[next]));
    push("same", written(right.list[at]));
    next = at + 1;
  });
  for (; next < right.list.length; next += 1) push("added", written(right.list[next]));
  push("same", right.tail);
  return parts;
}

/**
 * Both changes of one text in one proposal. Words that only one side touched take that side; where both wrote something
 * else in the same place, mine stands before theirs and `overlap` says so.
 */
export function mergeTexts(base: string, mine: string, theirs: string): MergedText {
  if (mine === theirs || theirs === base) return { text: mine, overlap: false };
  if (mine === base) return { text: theirs, overlap: false };
  const [origin, left, right] = [tokens(base).list, tokens(mine), tokens(theirs)];
  const [inLeft, inRight] = [align(origin, left.list), align(origin, right.list)];
  let [from, fromLeft, fromRight, text, overlap] = [0, 0, 0, "", false];
  const settle = (to: number, toLeft: number, toRight: number): void => {
    const [was, ours, other] = [
      origin.slice(from, to),
      left.list.slice(fromLeft, toLeft),
      right.list.slice(fromRight, toRight),
    ];
    if (equal(ours, other) || equal(was, other)) text = seam(text, joined(ours));
    else if (equal(was, ours)) text = seam(text, joined(other));
    else {
      // Two insertions at one place can both stand; two rewritings of the same words need a reader.
      overlap ||= was.length > 0;
      text = seam(seam(text, joined(ours)), joined(other));
    }
  };
  origin.forEach((_, index) => {
    const [atLeft, atRight] = [inLeft[index] ?? -1, inRight[index] ?? -1];
    if (atLeft === -1 || atRight === -1) return;
    settle(index, atLeft, atRight);
    text = seam(text, written(left.list[atLeft]));
    [from, fromLeft, fromRight] = [index + 1, atLeft + 1, atRight + 1];
  });
  settle(origin.length, left.list.length, right.list.length);
  return { text: text + left.tail, overlap };
}

function tokens(text: string): { list: Token[]; tail: string } {
  const list = [...text.matchAll(TOKEN)].map(([, lead = "", word = ""]) => ({ lead, word }));
  return { list, tail: /\s*$/.exec(text)?.[0] ?? "" };
}

const written = (token: Token | undefined): string => (token ? token.lead + token.word : "");
const joined = (list: readonly Token[]): string => list.map(written).join("");
/** Two pieces of different texts: no word grows onto another. */
const seam = (text: string, next: string): string =>
  /[\p{L}\p{N}]$/u.test(text) && /^[\p{L}\p{N}]/u.test(next) ? `${text} ${next}` : text + next;
const equal = (a: readonly Token[], b: readonly Token[]): boolean =>
  a.length === b.length && a.every(({ word }, index) => word === b[index]?.word);

/** The longest common subsequence, after what both texts begin and end with. */
function align(left: readonly Token[], right: readonly Token[]): Alignment {
  const found = left.map(() => -1);
  let start = 0;
  while (start < left.length && start < right.length && left[start]?.word === right[start]?.word) {
    found[start] = start;
    start += 1;
  }
  let [endLeft, endRight] = [left.length, right.length];
  while (endLeft > start && endRight > start && left[endLeft - 1]?.word === right[endRight - 1]?.word) {
    endLeft -= 1;
    endRight -= 1;
    found[endLeft] = endRight;
  }
  const [height, width] = [endLeft - start, endRight - start];
  if (height === 0 || width === 0 || height * width > MAX_CELLS) return found;
  const row = width + 1;
  const lengths = new Uint16Array((height + 1) * row);
  const at = (index: number): number => lengths[index] ?? 0;
  for (let down = height - 1; down >= 0; down -= 1) {
    for (let across = width - 1; across >= 0; across -= 1) {
      const cell = down * row + across;
      lengths[cell] =
        left[start + down]?.word === right[start + across]?.word
          ? at(cell + row + 1) + 1
          : Math.max(at(cell + row), at(cell + 1));
    }
  }
  for (let [down, across] = [0, 0]; down < height && across < width;) {
    const cell = down * row + across;
    if (left[start + down]?.word === right[start + across]?.word) {
      found[start + down] = start + across;
      down += 1;
      across += 1;
    } else if (at(cell + row) >= at(cell + 1)) down += 1;
    else across += 1;
  }
  return found;
}

/** A lone "de" or comma between two changes is chance: reading it as changed too keeps the marks whole. */
function withoutStrays(kept: Alignment, left: readonly Token[]): Alignment {
  const breaksBefore = (index: number): boolean =>
    index > 0 && (kept[index - 1] === -1 || kept[index - 1] !== (kept[index] ?? 0) - 1);
  const breaksAfter = (index: number): boolean =>
    index < kept.length - 1 && (kept[index + 1] === -1 || kept[index + 1] !== (kept[index] ?? 0) + 1);
  return kept.map((at, index) =>
    at !== -1 && (left[index]?.word.length ?? 0) <= 3 && breaksBefore(index) && breaksAfter(index) ? -1 : at,
  );
}
