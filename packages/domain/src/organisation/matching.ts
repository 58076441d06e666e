import { languages, type LocalizedText } from "../localized-text.ts";
import { type OrganisationRecord, type RecordId, recordName } from "./record.ts";

/** Without accents, capitals and signs: what two people write of the same name. */
export const plainName = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const namesOf = (name: LocalizedText): string[] =>
  languages.flatMap((language) => {
    const plain = plainName(name[language] ?? "");
    return plain === "" ? [] : [plain];
  });

/** How alike two names are, from 0 to 1: pairs of letters that both have, or all words of one in the other. */
export function likeness(a: string, b: string): number {
  const [left, right] = [plainName(a), plainName(b)];
  if (left === "" || right === "") return 0;
  if (left === right) return 1;
  const [shorter, longer] = [left.split(" "), right.split(" ")].sort((one, other) => one.length - other.length) as [
    string[],
    string[],
  ];
  if (shorter.some(({ length }) => length > 3) && shorter.every((word) => longer.includes(word))) return 0.9;
  const [some, others] = [pairsOf(left), pairsOf(right)];
  const left2 = [...others];
  const shared = some.filter((pair) => {
    const at = left2.indexOf(pair);
    if (at !== -1) left2.splice(at, 1);
    return at !== -1;
  });
  return (2 * shared.length) / (some.length + others.length);
}

const pairsOf = (text: string): string[] => {
  const letters = text.replaceAll(" ", "");
  return Array.from({ length: Math.max(1, letters.length - 1) }, (_, at) => letters.slice(at, at + 2));
};

const NEAR = 0.72;

export type Match = { readonly id: RecordId; readonly how: "same" | "near" };

/** The record a name most probably means; null where none is like it. */
export function matchName(text: string, records: readonly OrganisationRecord[]): Match | null {
  const scored = records
    .map((record) => ({
      id: record.id,
      score: Math.max(0, ...namesOf(recordName(record)).map((name) => likeness(text, name))),
    }))
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  if (!best || best.score < NEAR) return null;
  return { id: best.id, how: best.score === 1 ? "same" : "near" };
}

/** Whether a record answers to what somebody types: every word begins a word of its name, or stands in its texts. */
export function answersTo(record: OrganisationRecord, query: string): boolean {
  const { values } = record;
  const text = plainName(
    [recordName(record), values.targetGroup, values.theme].flatMap((words) => Object.values(words)).join(" "),
  );
  return plainName(query)
    .split(" ")
    .every((word) => text.includes(word));
}
