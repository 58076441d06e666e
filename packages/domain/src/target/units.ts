import { unitRows } from "./data/units.ts";

/** How a unit is written in one language. */
export type UnitWords = {
  readonly one: string;
  readonly many: string;
  /** After a figure, where that differs: "3 uur", not "3 uren". */
  readonly counted?: string;
  readonly gender?: "m" | "f";
  /** Further words and phrases that name the same thing. Dutch words also match as the end of a compound. */
  readonly also: readonly string[];
};

/** What a target counts. Codes are English, plural, stable. */
export type TargetUnit = {
  readonly code: string;
  readonly nl: UnitWords;
  readonly fr: UnitWords;
  /** `time` makes a duration, `person` can stand after "per", `deliverable` is a thing that is handed in. */
  readonly role: "time" | "person" | "deliverable" | null;
};

/** A noun that takes no plural form after a figure. */
const counted: Readonly<Record<string, string>> = { hours: "uur" };

function forms(words: string): Pick<UnitWords, "one" | "many" | "also"> {
  const [one = "", many = "", ...also] = words.split(", ");
  return { one, many, also };
}

/** The unit list: what the parser recognises and the formatter writes, in both languages. */
export const targetUnits: readonly TargetUnit[] = unitRows.map(([code, nl, gender, fr, role]) => ({
  code,
  nl: { ...forms(nl), ...(counted[code] ? { counted: counted[code] } : {}) },
  fr: { ...forms(fr), gender },
  role: role ?? null,
}));

const byCode: ReadonlyMap<string, TargetUnit> = new Map(targetUnits.map((unit) => [unit.code, unit]));

export const targetUnit = (code: string): TargetUnit | null => byCode.get(code) ?? null;
