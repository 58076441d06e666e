import type { DocumentEvent, Period, PlainDate } from "@salus/domain";
import { periodsIn } from "@salus/domain";
import { allDatesIn, type DateInText } from "./dates.ts";
import { after, before } from "./flow.ts";

type Body = "college" | "council" | "council-of-ministers" | "signed";
type Mention = { kind: Body; on: PlainDate | null; agendaItem: string | null; index: number; decisive: boolean };

const bodies: readonly [Body, RegExp][] = [
  ["council-of-ministers", /ministerraad|conseil des ministres/gi],
  [
    "college",
    /college(?:besluit|beslissing|zitting)?(?:\s+van\s+burgemeester\s+en\s+schepenen)?|collège(?:\s+communal|\s+des\s+bourgmestre\s+et\s+échevins)?/gi,
  ],
  ["council", /gemeenteraad(?:szitting|sbesluit|sbeslissing)?|conseil communal/gi],
  ["signed", /ondertekend|opgemaakt te|gedaan te|signée?|fait à/gi],
];
const reach = 90;
const itemPattern =
  /^[^.;]{0,30}?(?:agendapunt|punt|point|objet|n°\s*d['’]ordre)\s*(?:n(?:r|°)\.?\s*)?:?\s*(\d{1,3})\b/i;
const sittingPattern =
  /(?:zitting|séance)\s+(?:van|du|de)\s+(?:de|het|la|le)?\s*(?:gemeenteraad|conseil communal)?|goedgekeurd|approuvée?/i;

/** The body named nearest in front of a date, in the same breath. */
const bodyBefore = (text: string, index: number): { kind: Body; distance: number } | null => {
  const lead = before(text, index, reach);
  let best: { kind: Body; distance: number } | null = null;
  for (const [kind, pattern] of bodies) {
    for (const match of lead.matchAll(pattern)) {
      const distance = lead.length - match.index - match[0].length;
      if (!best || distance < best.distance) best = { kind, distance };
    }
  }
  if (!best) return null;
  const passed = lead.slice(lead.length - best.distance);
  return /[;•]|\.\s+\p{Lu}/u.test(passed) ? null : best;
};

const chained = /^\s*(?:,|en|et|\s)+(?:van\s+|du\s+)?$/i;

const mentionsIn = (text: string): Mention[] => {
  const dates = allDatesIn(text);
  const mentions: Mention[] = [];
  for (const [position, date] of dates.entries()) {
    const previous = dates[position - 1];
    const last = mentions.at(-1);
    const goesOn = previous && last?.on === previous.on && chained.test(text.slice(previous.end, date.index));
    const kind = goesOn ? last.kind : (bodyBefore(text, date.index)?.kind ?? bodyAfter(text, date));
    if (!kind) continue;
    const lead = before(text, date.index, reach);
    mentions.push({
      kind,
      on: date.on,
      agendaItem: itemPattern.exec(after(text, date.end, 60))?.[1] ?? null,
      index: date.index,
      decisive: sittingPattern.test(lead),
    });
  }
  return mentions;
};

const bodyAfter = (text: string, date: DateInText): Body | null =>
  /^\s*(?:\([^)]{0,20}\)\s*)?(?:besliste|keurde)\s+de\s+gemeenteraad/i.test(after(text, date.end, 60))
    ? "council"
    : null;

/** "… zitting van de Gemeenteraad van _____": the date was left open. */
const openDates = (text: string): Mention[] =>
  [
    ...text.matchAll(
      /(gemeenteraad|conseil communal|ondertekend|signée?)[^.]{0,60}?(?:van|du|op|le|in)\s+(?:_{2,}|\.{5,}|…{2,})/gi,
    ),
  ].map((match) => ({
    kind: /ondertekend|sign/i.test(match[1] ?? "") ? ("signed" as const) : ("council" as const),
    on: null,
    agendaItem: null,
    index: match.index,
    decisive: true,
  }));

/** "13. PREVENTIE. Goedkeuring …": the decision that opens the file stands at this item of the agenda. */
const openingItem = (text: string): string | null =>
  /^\s*(?:(?:agenda)?punt\s*|point\s*(?:n°)?\s*|objet\s*(?:n°)?\s*)?(\d{1,3})[.)\s–-]{1,3}(?=.{0,120}(?:goedkeuring|approbation|beslissing|décision))/is.exec(
    text.slice(0, 300),
  )?.[1] ?? null;

type Vote = NonNullable<DocumentEvent["vote"]>;

const count = (text: string, pattern: RegExp): number | null => {
  const match = pattern.exec(text);
  return match?.[1] ? Number(match[1]) : null;
};

/** How the council voted, as far as it is printed. */
export const readVote = (text: string): Vote | null => {
  if (/(?:met\s+)?(?:eenparigheid|algemeenheid)\s+van\s+stemmen|unaniem|à l['’]unanimité|unanimement/i.test(text))
    return { outcome: "unanimous" };
  const inFavour = count(text, /(\d{1,3})\s*(?:stemmen?\s+)?(?:voor\b|ja-stemmen|voix pour|oui\b|pour\b)/i);
  const against = count(text, /(\d{1,3})\s*(?:stemmen?\s+)?(?:tegen\b|neen-stemmen|voix contre|contre\b)/i);
  const abstained = count(text, /(\d{1,3})\s*(?:onthouding(?:en)?|abstentions?)/i);
  if (inFavour === null) return null;
  return {
    outcome: inFavour > (against ?? 0) ? "adopted" : "rejected",
    for: inFavour,
    against: against ?? 0,
    abstain: abstained ?? 0,
  };
};

/** A decision about an earlier or later period is no event of this plan. */
const belongs = (mention: Mention, text: string, period: Period | null): boolean => {
  if (!period || mention.on === null || mention.kind === "signed") return true;
  const fromYear = Number(period.from.slice(0, 4));
  const toYear = Number(period.to.slice(0, 4));
  const year = Number(mention.on.slice(0, 4));
  if (year < fromYear - 1 || year > toYear + 1) return false;
  const follows = after(text, mention.index, 220);
  const spans = [
    ...periodsIn(follows),
    ...[
      ...follows.matchAll(
        /((?:19|20)\d{2})\s*(?:t\/m|tot en met|tot|au|–|-)\s*\d{1,2}[-/.]\d{1,2}[-/.]((?:19|20)\d{2})/g,
      ),
    ].map((match) => ({ fromYear: Number(match[1]), toYear: Number(match[2]) })),
  ];
  const first = spans[0];
  return !first || (first.fromYear <= toYear && first.toYear >= fromYear);
};

const order: readonly Body[] = ["council-of-ministers", "college", "council", "signed"];

/** Decisions and signatures a file names, oldest first within their kind. */
export const readEvents = (text: string, furniture: string, period: Period | null): DocumentEvent[] => {
  const mentions = [...mentionsIn(`${text} ${furniture}`), ...openDates(text)].filter((mention) =>
    belongs(mention, `${text} ${furniture}`, period),
  );
  const merged = new Map<string, Mention>();
  for (const mention of mentions) {
    const key = `${mention.kind} ${mention.on ?? ""}`;
    const known = merged.get(key);
    merged.set(
      key,
      known
        ? { ...known, agendaItem: known.agendaItem ?? mention.agendaItem, decisive: known.decisive || mention.decisive }
        : mention,
    );
  }
  const events = [...merged.values()].filter(
    (mention) =>
      mention.on !== null || ![...merged.values()].some((other) => other.kind === mention.kind && other.on !== null),
  );
  const councils = events.filter(({ kind }) => kind === "council");
  const deciding =
    councils.find(({ decisive }) => decisive) ??
    councils.toSorted((a, b) => (a.on ?? "").localeCompare(b.on ?? "")).at(-1);
  const vote = readVote(text);
  const item = openingItem(text);
  return events
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.on ?? "").localeCompare(b.on ?? ""))
    .map((event) => ({
      kind: event.kind,
      on: event.on,
      agendaItem: event.agendaItem ?? (event === deciding ? item : null),
      vote: event === deciding ? vote : null,
    }));
};
