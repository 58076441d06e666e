import { z } from "zod";
import { Language, LocalizedText, OfficialText } from "../localized-text.ts";
import { NodeKind } from "../plan/plan-document.ts";
import { LinkKind } from "../plan/plan-node.ts";
import { Target } from "../target/target.ts";

/** What can have happened, as a reader names it and filters by it. `details`: unit, place in the framework, links. */
export const differenceKinds = ["added", "removed", "moved", "reworded", "targets", "details", "amounts"] as const;
export const DifferenceKind = z.enum(differenceKinds);
export type DifferenceKind = z.infer<typeof DifferenceKind>;

/** Both texts in one: the words that stayed, those that came and those that went. */
export const MarkedText = z.array(z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() }));
export type MarkedText = z.infer<typeof MarkedText>;

/** Something in a plan that a sentence points at, by the number of the version it is spoken of in. */
export const NamedPlace = z.object({ reference: z.string(), text: LocalizedText, original: Language });
export type NamedPlace = z.infer<typeof NamedPlace>;

export const DifferenceEntry = z.object({
  lineageId: z.string(),
  /** The root it stands under, which is a chapter. */
  chapter: z.string(),
  depth: z.number().int(),
  kind: NodeKind,
  /** Of the later version; what was removed keeps the number of the earlier. */
  number: z.string(),
  /** The way to it: "11.2.1, 1, I1". */
  reference: z.string(),
  /** `context`: unchanged, and something below it is not. */
  state: z.enum(["context", "added", "removed", "changed"]),
  /** The official title where it stands at a place of the framework. */
  title: OfficialText.nullable(),
  text: LocalizedText,
  original: Language,
  /** Only of what was added or removed, which is read whole. */
  intro: LocalizedText,
  targets: z.array(Target),
  move: z
    .object({
      /** The parent it stood under, and the one it stands under; null is the plan itself. */
      from: NamedPlace.nullable(),
      to: NamedPlace.nullable(),
      isSameParent: z.boolean(),
      /** What it now stands behind; null where it is the first. */
      behind: NamedPlace.nullable(),
    })
    .nullable(),
  rewordings: z.array(z.object({ part: z.enum(["text", "intro"]), language: Language, words: MarkedText })),
  aims: z.object({ before: z.array(Target), after: z.array(Target) }).nullable(),
  place: z.object({ before: OfficialText.nullable(), after: OfficialText.nullable() }).nullable(),
  unit: z.object({ before: z.string().nullable(), after: z.string().nullable() }).nullable(),
  originals: z.object({ before: Language, after: Language }).nullable(),
  links: z.array(z.object({ link: LinkKind, added: z.array(LocalizedText), removed: z.array(LocalizedText) })),
});
export type DifferenceEntry = z.infer<typeof DifferenceEntry>;

const cents = z.number().int().nullable();
const Figures = z.object({ fte: z.number().nullable(), equipmentCents: cents, totalCents: cents, note: z.string() });

export const DifferenceAmount = z.object({
  id: z.string(),
  scheme: z.string(),
  title: OfficialText.nullable(),
  /** Null: the line is not in that version. Amounts are a year's. */
  before: Figures.nullable(),
  after: Figures.nullable(),
});
export type DifferenceAmount = z.infer<typeof DifferenceAmount>;

const Counts = z.object({
  added: z.number().int(),
  removed: z.number().int(),
  moved: z.number().int(),
  reworded: z.number().int(),
  targets: z.number().int(),
  details: z.number().int(),
});
export type DifferenceCounts = z.infer<typeof Counts>;

export const PresentedDifference = z.object({
  /** Nodes by what happened to them; one that was moved and reworded counts in both. */
  summary: Counts.extend({
    /** Texts that were reworded, by language. */
    languages: z.partialRecord(Language, z.number().int()),
    /** Lines that changed; the sums are of the whole plan, a year's, null as long as one line is not known. */
    amounts: z.object({ changed: z.number().int(), beforeCents: cents, afterCents: cents }),
  }),
  /** Those in which something changed, in the order of the document. */
  chapters: z.array(
    z.object({
      lineageId: z.string(),
      number: z.string(),
      title: OfficialText.nullable(),
      text: LocalizedText,
      original: Language,
      counts: Counts,
    }),
  ),
  /** In the order of the later version; what was removed stands where it stood. */
  entries: z.array(DifferenceEntry),
  amounts: z.array(DifferenceAmount),
});
export type PresentedDifference = z.infer<typeof PresentedDifference>;

/** What a reader is told about one node. */
export const kindsOf = (entry: DifferenceEntry): Exclude<DifferenceKind, "amounts">[] => [
  ...(entry.state === "added" || entry.state === "removed" ? [entry.state] : []),
  ...(entry.move ? (["moved"] as const) : []),
  ...(entry.rewordings.length > 0 ? (["reworded"] as const) : []),
  ...(entry.aims ? (["targets"] as const) : []),
  ...(entry.place || entry.unit || entry.originals || entry.links.length > 0 ? (["details"] as const) : []),
];

export type DifferenceFilter = {
  /** Every kind where there is none. */
  readonly kinds?: readonly DifferenceKind[] | undefined;
  readonly chapter?: string | undefined;
  /** Rewordings in this language only. */
  readonly language?: Language | undefined;
};

/** The part of a difference that was asked for, each entry under its headings. The summary stays that of the whole. */
export function filterDifference(
  difference: PresentedDifference,
  { kinds = [], chapter, language }: DifferenceFilter,
): PresentedDifference {
  const wanted = (kind: DifferenceKind): boolean => kinds.length === 0 || kinds.includes(kind);
  const entries: DifferenceEntry[] = [];
  const headings: DifferenceEntry[] = [];
  for (const whole of difference.entries) {
    if (chapter !== undefined && whole.chapter !== chapter) continue;
    const entry = trimmed(whole, wanted, language);
    headings.length = Math.min(headings.length, entry.depth);
    if (kindsOf(entry).some(wanted)) {
      entries.push(...headings.filter((heading) => !entries.includes(heading)), entry);
    }
    headings[entry.depth] = kindsOf(entry).some(wanted) ? entry : asContext(entry);
  }
  return {
    ...difference,
    entries,
    amounts: chapter === undefined && wanted("amounts") ? difference.amounts : [],
  };
}

function trimmed(
  entry: DifferenceEntry,
  wanted: (kind: DifferenceKind) => boolean,
  language: Language | undefined,
): DifferenceEntry {
  const details = wanted("details");
  return {
    ...entry,
    move: wanted("moved") ? entry.move : null,
    rewordings: wanted("reworded")
      ? entry.rewordings.filter((each) => language === undefined || each.language === language)
      : [],
    aims: wanted("targets") ? entry.aims : null,
    place: details ? entry.place : null,
    unit: details ? entry.unit : null,
    originals: details ? entry.originals : null,
    links: details ? entry.links : [],
  };
}

/** What was added or removed keeps saying so as a heading. */
const asContext = (entry: DifferenceEntry): DifferenceEntry =>
  entry.state === "changed" ? { ...entry, state: "context" } : entry;
