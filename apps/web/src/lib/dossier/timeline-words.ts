import { ownKinds, type VoteShareName } from "@salus/domain";
import type { Timeline, TimelineEntry } from "#lib/api/types.ts";
import type { I18n } from "#lib/i18n/i18n.svelte.ts";
import type { TimelineItem } from "./timeline-view.ts";

type Words = Pick<I18n, "t" | "date" | "dateTime">;
type Said = { readonly code: string; readonly params: Readonly<Record<string, string | number>> };

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Days written out, kinds of event and shares of a vote by their names. */
function valuesOf({ t, date }: Words, { params }: Said) {
  const day = (name: string): string => (params[name] === undefined ? "–" : date(String(params[name])));
  const plain = (name: string): string => String(params[name] ?? "–");
  const after = params["after"] as TimelineEntry["kind"] | undefined;
  const share = params["share"] as VoteShareName | undefined;
  return {
    ...{ on: day("on"), deadlineOn: day("deadlineOn"), collegeOn: day("collegeOn"), submittedOn: day("submittedOn") },
    ...{ signedOn: day("signedOn"), settledOn: day("settledOn"), toOn: day("toOn"), afterOn: day("afterOn") },
    ...{ count: Number(params["count"] ?? 0), names: plain("names"), name: plain("name"), voters: plain("voters") },
    ...{ present: plain("present"), for: plain("for"), against: plain("against") },
    after: after ? t((m) => m.enums.planEvent[after]) : "–",
    share: share ? t((m) => m.dossier.decision.share[share]) : "–",
  };
}

export const warningText = (words: Words, warning: Timeline["warnings"][number]): string =>
  words.t((m) => m.dossier.warning[warning.code], valuesOf(words, warning));

type Doubt = Omit<TimelineEntry["voteDoubts"][number], "params"> & {
  readonly params: Readonly<Record<string, string | number>>;
};
export const doubtText = (words: Words, doubt: Doubt): string =>
  words.t((m) => m.dossier.doubt[doubt.code], valuesOf(words, doubt));

type Vote = NonNullable<NonNullable<TimelineEntry["decision"]>["vote"]>;

export function voteText({ t }: Words, vote: Vote): string {
  if (vote.outcome === "unanimous") return t((m) => m.dossier.decision.unanimous);
  const count = (share: VoteShareName): string =>
    String(vote[share].count ?? (vote[share].names.length || t((m) => m.dossier.decision.unknownCount)));
  return t((m) => m.dossier.decision.counted, {
    for: count("for"),
    against: count("against"),
    abstain: count("abstain"),
  });
}

export const dayText = ({ t, date }: Words, { kind, on, recordedAt }: TimelineEntry): string =>
  on !== null ? date(on) : ownKinds.includes(kind) ? date(recordedAt) : t((m) => m.dossier.timeline.dayUnknown);

export const recordedText = ({ t, dateTime }: Words, { actorName, recordedAt }: TimelineEntry): string => {
  const at = dateTime(recordedAt);
  return actorName === null
    ? t((m) => m.dossier.timeline.recorded, { at })
    : t((m) => m.dossier.timeline.recordedBy, { name: actorName, at });
};

export function struckText({ t, dateTime }: Words, { actorName, recordedAt, reason }: TimelineEntry): string {
  const said = { at: dateTime(recordedAt), reason: reason ?? "–" };
  return actorName === null
    ? t((m) => m.dossier.timeline.struck, said)
    : t((m) => m.dossier.timeline.struckBy, { ...said, name: actorName });
}

type Signatory = NonNullable<TimelineEntry["decision"]>["signatories"][number];
export const signatoryText = ({ t }: Words, { name, function: post, acting }: Signatory): string =>
  `${name}, ${post}${acting ? ` (${t((m) => m.dossier.decision.acting)})` : ""}`;

/** One row of the export; what is odd stands beside what happened. */
export function timelineRow(words: Words, item: TimelineItem): string[] {
  const { t } = words;
  const { decision } = item;
  return [
    item.on ?? dayText(words, item),
    t((m) => m.enums.planEvent[item.kind]),
    t((m) => m.dossier.side[item.side]),
    String(item.versionNumber),
    item.agendaItem ?? "",
    decision?.place ?? "",
    decision?.subject ?? "",
    decision?.vote ? voteText(words, decision.vote) : "",
    decision?.signatories.map((signatory) => signatoryText(words, signatory)).join("; ") ?? "",
    item.reason ?? "",
    [
      ...item.warnings.map((warning) => warningText(words, warning)),
      ...item.voteDoubts.map((doubt) => doubtText(words, doubt)),
    ].join(" "),
    item.actorName ?? "",
    item.recordedAt,
    item.counter ? struckText(words, item.counter) : "",
  ];
}

export const timelineHeads = ({ t }: Words): string[] =>
  (
    [
      ...(["day", "event", "side", "version", "agendaItem", "place", "subject", "vote"] as const),
      ...(["signatories", "reason", "warnings", "by", "at", "struck"] as const),
    ] as const
  ).map((column) => t((m) => m.dossier.columns[column]));
