import type { UserId } from "../ids.ts";

/** Somebody who can be mentioned. */
export type Colleague = { readonly id: UserId; readonly name: string };

/** A part of a text: words, or a person who is mentioned. */
export type Segment = { readonly text: string } | { readonly mention: UserId };

const token = /@\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}/g;

/** A stored text in its parts: mentions stand in it as `@{account id}`, so that they follow a change of name. */
export function segmentsOf(stored: string): Segment[] {
  const parts: Segment[] = [];
  let from = 0;
  for (const { 0: whole, 1: id, index } of stored.matchAll(token)) {
    if (index > from) parts.push({ text: stored.slice(from, index) });
    parts.push({ mention: id as UserId });
    from = index + whole.length;
  }
  if (from < stored.length) parts.push({ text: stored.slice(from) });
  return parts;
}

/** Everybody a stored text mentions, once. */
export const mentionedIn = (stored: string): UserId[] => [
  ...new Set(segmentsOf(stored).flatMap((part) => ("mention" in part ? [part.mention] : []))),
];

/** A stored text as a person writes it, `@Sofie Peeters`; who is not known keeps the place, `@?`. */
export const writtenText = (stored: string, people: readonly Colleague[]): string =>
  segmentsOf(stored)
    .map((part) => ("text" in part ? part.text : `@${nameOf(part.mention, people) ?? "?"}`))
    .join("");

const nameOf = (id: UserId, people: readonly Colleague[]): string | undefined =>
  people.find((person) => person.id === id)?.name;

const isWordEnd = (rest: string): boolean => !/^[\p{L}\p{N}]/u.test(rest);

/**
 * What a person wrote as it is stored: `@` and the full name of a colleague becomes a mention, the longest name first.
 * Of two people with one name the first of the list is meant, so put the one who was picked first.
 */
export function storedText(written: string, people: readonly Colleague[]): string {
  const byLength = people.toSorted((a, b) => b.name.length - a.name.length);
  let stored = "";
  for (let at = 0; at < written.length;) {
    const rest = written.slice(at);
    const startsHere = rest.startsWith("@") && (at === 0 || isWordEnd(written.slice(at - 1, at)));
    const person = startsHere ? byLength.find((each) => isNamed(rest.slice(1), each.name)) : undefined;
    stored += person ? `@{${person.id}}` : rest.slice(0, 1);
    at += person ? person.name.length + 1 : 1;
  }
  return stored;
}

const isNamed = (text: string, name: string): boolean =>
  text.slice(0, name.length).toLowerCase() === name.toLowerCase() && isWordEnd(text.slice(name.length));

/** The beginning of a name that stands before the cursor, after an `@`; null where none is being written. */
export function mentionBeingWritten(written: string, cursor: number): { start: number; query: string } | null {
  const match = /(?:^|[^\p{L}\p{N}@])@([\p{L}\p{N}.'’ -]{0,40})$/u.exec(written.slice(0, cursor));
  const query = match?.[1];
  return query === undefined ? null : { start: cursor - query.length - 1, query };
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Colleagues of whom some word begins with what was written, in the order of the list. */
export function colleaguesLike<Person extends Colleague>(query: string, people: readonly Person[]): Person[] {
  const wanted = plain(query.trim());
  if (wanted !== "" && query.endsWith(" ") && people.some(({ name }) => plain(name) === wanted)) return [];
  return people.filter(({ name }) => {
    const words = plain(name).split(/[\s-]+/);
    return plain(name).startsWith(wanted) || words.some((word) => word.startsWith(wanted));
  });
}
