import { readBullet } from "../layout/bullets.ts";
import type { Paragraph } from "./blocks.ts";

export type TypedMark = { indent: number; sign: string };

/** Depths by how far the bullets stand in; where all stand at the margin, by the order in which their signs appear. */
export const depthsOf = (marks: readonly TypedMark[]): number[] => {
  const open: TypedMark[] = [];
  const isFlat = marks.every(({ indent }) => indent === marks[0]?.indent);
  return marks.map((mark) => {
    const at = open.findIndex((each) => (isFlat ? each.sign === mark.sign : each.indent >= mark.indent));
    if (at >= 0) open.length = at;
    open.push(mark);
    return open.length - 1;
  });
};

/**
 * Bullets that were typed by hand ("- …", "1. …") become levels; beside a real list a typed mark only goes.
 * Marks without text go.
 */
export const withTypedBullets = (paragraphs: readonly Paragraph[]): Paragraph[] => {
  const hasList = paragraphs.some(({ depth }) => depth !== null);
  const read = paragraphs.map((paragraph) => ({ paragraph, bullet: readBullet(paragraph.text) }));
  const depths = depthsOf(read.flatMap(({ bullet }) => (bullet ? { indent: 0, sign: bullet.sign } : [])));
  let next = 0;
  return read.flatMap(({ paragraph, bullet }) => {
    if (!bullet) return paragraph;
    const depth = depths[next++] ?? 0;
    return bullet.text === "" ? [] : { text: bullet.text, depth: hasList ? paragraph.depth : depth };
  });
};
