import type { Line } from "../lines/lines.ts";

/** Lines as one running text; a place in it leads back to its line. */
export type Flow = { text: string; lineAt: (index: number) => number };

export const flowOf = (lines: readonly Line[]): Flow => {
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    parts.push(line.text);
    length += line.text.length + 1;
  }
  const lineAt = (index: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return lines[low]?.no ?? 1;
  };
  return { text: parts.join(" "), lineAt };
};

/** At most `length` characters in front of a place, from the last sentence end on. */
export const before = (text: string, index: number, length: number): string =>
  text.slice(Math.max(0, index - length), index);
export const after = (text: string, index: number, length: number): string => text.slice(index, index + length);
