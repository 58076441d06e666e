import type { DifferenceEntry, NamedPlace, PresentedDifference } from "@salus/domain";
import type { I18n, SpokenText } from "#lib/i18n/i18n.svelte.ts";

/** A lineage as a place on the page to jump to. */
export const anchorOf = (lineageId: string): string => `d-${lineageId.replace(/[^\w-]/g, "_")}`;

/** What a node is called: officially where it stands at a place of the framework, else in its own words. */
export function entryName(i18n: I18n, { title, text, original }: Pick<DifferenceEntry, "title" | "text" | "original">) {
  const spoken: SpokenText = title ? { text: i18n.official(title), lang: i18n.locale } : i18n.spoken(text, original);
  return spoken.text === "" ? { text: i18n.t((m) => m.difference.empty), lang: i18n.locale } : spoken;
}

const LONGEST = 60;

/** "1, 2 (Wekelijks overleg)"; the beginning of a long text will do. */
export function placeWords(i18n: I18n, place: NamedPlace | null): string {
  if (!place) return i18n.t((m) => m.difference.plan);
  const { text } = i18n.spoken(place.text, place.original);
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
  return [place.reference, short && `(${short})`].filter((part) => part !== "").join(" ");
}

export function moveSentence(i18n: I18n, { from, to, isSameParent, behind }: NonNullable<DifferenceEntry["move"]>) {
  if (!isSameParent) {
    const places = { from: placeWords(i18n, from), to: placeWords(i18n, to) };
    return i18n.t((m) => m.difference.movedFrom, places);
  }
  if (!behind) return i18n.t((m) => m.difference.movedFirst);
  return i18n.t((m) => m.difference.movedBehind, { place: placeWords(i18n, behind) });
}

/** How many things changed in a chapter. */
export const changesIn = ({ counts }: PresentedDifference["chapters"][number]): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
