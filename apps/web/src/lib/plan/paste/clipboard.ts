import type { Branch, Language, LineageId } from "@salus/domain";

/** What was pasted, before anybody knows what it is. */
export type Clip = {
  readonly html: string;
  readonly text: string;
  /** Parts that were copied in this program, with both languages and their targets. */
  readonly own: string;
};

/** A paste that waits for a decision: onto which node, in which language where a field says so. */
export type Pasting = {
  readonly nodeId: LineageId;
  /** Null: opened from a menu, the clipboard is still to come. */
  readonly clip: Clip | null;
  readonly language: Language | null;
  /** The text that took the list first, to be put back. */
  readonly instead?: { readonly field: string; readonly before: string; readonly after: string };
};

export const ownType = "application/x-salus-branches+json";

export const clipOf = (data: DataTransfer): Clip => ({
  html: data.getData("text/html"),
  text: data.getData("text/plain"),
  own: data.getData(ownType),
});

const bullet = /^\s*(?:[-–—•·▪◦*o]|\d{1,2}[.)])\s+\S/m;
const list = /<li\b|<td\b|mso-list:/i;

/** Whether something looks like several parts, cheaply: it is offered, never done. */
export const holdsParts = ({ html, text }: Clip): boolean =>
  /\S.*[\r\n]+\s*\S/.test(text) && (list.test(html) || bullet.test(text) || text.includes("\t"));

const isBranch = (value: unknown): value is Branch => {
  const branch = value as Partial<Branch> | null;
  return (
    typeof branch === "object" &&
    branch !== null &&
    typeof branch.kind === "string" &&
    typeof branch.text === "object" &&
    branch.text !== null &&
    Array.isArray(branch.targets) &&
    Array.isArray(branch.children) &&
    branch.children.every(isBranch)
  );
};

/** The parts copied here; none where the clipboard holds something else. The server judges them again. */
export function ownBranches({ own }: Clip): Branch[] {
  if (own === "") return [];
  try {
    const value: unknown = JSON.parse(own);
    return Array.isArray(value) && value.every(isBranch) ? value : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
