import {
  type DecisionDetails,
  isDecisionKind,
  type PlainDate,
  type PlanEventKind,
  type VoteShareName,
  voteShares,
} from "@salus/domain";
import { text, texts } from "#lib/api/form.ts";
import { parseDay } from "#lib/ui/day.ts";

/** As it stands in the form: kept when something is refused, so that nobody types 37 names twice. */
export type TypedEvent = {
  readonly kind: PlanEventKind;
  readonly version: string;
  readonly on: string;
  readonly reason: string;
  readonly agendaItem: string;
  readonly place: string;
  readonly subject: string;
  readonly articles: string;
  readonly vote: string;
  readonly counts: Readonly<Record<VoteShareName, string>>;
  readonly names: Readonly<Record<VoteShareName, string>>;
  readonly present: string;
  readonly signatories: readonly { readonly name: string; readonly function: string; readonly acting: boolean }[];
  readonly attachments: readonly string[];
  readonly publishedAt: string;
};

export type EventProblem = "noDay" | "noNumber" | "noAddress" | "noSignatory" | "noReason";
export type EventProblems = Readonly<Record<string, EventProblem>>;

export const emptyEvent = (kind: PlanEventKind, version = ""): TypedEvent => ({
  ...{ kind, version, on: "", reason: "", agendaItem: "", place: "", subject: "", articles: "", vote: "none" },
  ...{ counts: { for: "", against: "", abstain: "" }, names: { for: "", against: "", abstain: "" }, present: "" },
  ...{ signatories: [], attachments: [], publishedAt: "" },
});

export function typedEvent(form: FormData, kind: PlanEventKind): TypedEvent {
  const shares = (prefix: string) =>
    Object.fromEntries(voteShares.map((share) => [share, text(form, `${prefix}-${share}`)])) as Record<
      VoteShareName,
      string
    >;
  const acting = texts(form, "acting");
  const functions = texts(form, "function");
  return {
    kind,
    version: text(form, "version"),
    on: text(form, "on"),
    reason: text(form, "reason"),
    agendaItem: text(form, "agendaItem"),
    place: text(form, "place"),
    subject: text(form, "subject"),
    articles: text(form, "articles"),
    vote: text(form, "vote") || "none",
    counts: shares("count"),
    names: shares("names"),
    present: text(form, "present"),
    signatories: texts(form, "name")
      .map((name, index) => ({
        name: name.trim(),
        function: (functions[index] ?? "").trim(),
        acting: acting.includes(String(index)),
      }))
      .filter((signatory) => signatory.name !== "" || signatory.function !== ""),
    attachments: texts(form, "attachment"),
    publishedAt: text(form, "publishedAt"),
  };
}

/** One name per line; a list that was pasted with semicolons will do. */
export const namesIn = (written: string): string[] =>
  written
    .split(/[\r\n;]+/)
    .map((name) => name.trim())
    .filter((name) => name !== "");

const articlesIn = (written: string): string[] =>
  written
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map((article) => article.trim())
    .filter((article) => article !== "");

/** A count; null where nothing stands, undefined where it is none. */
export const countIn = (written: string): number | null | undefined =>
  written === "" ? null : /^\d{1,3}$/.test(written) ? Number(written) : undefined;

export function voteIn({ vote, counts, names, present }: Pick<TypedEvent, "vote" | "counts" | "names" | "present">) {
  if (vote === "unanimous") return { outcome: "unanimous" } as const;
  if (vote !== "counted") return null;
  const share = (of: VoteShareName) => ({ count: countIn(counts[of]) ?? null, names: namesIn(names[of]) });
  return {
    outcome: "counted" as const,
    for: share("for"),
    against: share("against"),
    abstain: share("abstain"),
    present: countIn(present) ?? null,
  };
}

function isAddress(written: string): boolean {
  return URL.canParse(written) && /^https?:$/.test(new URL(written).protocol);
}

/** Which fields cannot be understood, by their name in the form. */
export function problemsOf(typed: TypedEvent, { needsReason }: { needsReason: boolean }): EventProblems {
  const counts = typed.vote === "counted" ? voteShares.map((share) => [`count-${share}`, typed.counts[share]]) : [];
  const numbers = [...counts, ...(typed.vote === "counted" ? [["present", typed.present]] : [])];
  return {
    ...(parseDay(typed.on) === undefined && { on: "noDay" as const }),
    ...(needsReason && typed.reason === "" && { reason: "noReason" as const }),
    ...Object.fromEntries(
      numbers.flatMap(([name = "", written = ""]) =>
        countIn(written) === undefined ? [[name, "noNumber" as const]] : [],
      ),
    ),
    ...(typed.signatories.some(({ name, function: post }) => name === "" || post === "") && {
      signatories: "noSignatory" as const,
    }),
    ...(typed.publishedAt !== "" && !isAddress(typed.publishedAt) && { publishedAt: "noAddress" as const }),
  };
}

/** What the API gets; nothing that the form leaves empty becomes something. */
export function eventIn(typed: TypedEvent) {
  const { kind, on, reason, agendaItem } = typed;
  return {
    kind,
    on: (parseDay(on) ?? null) as PlainDate | null,
    reason: reason || null,
    agendaItem: agendaItem || null,
    decision: isDecisionKind(kind) ? detailsIn(typed) : null,
  };
}

function detailsIn(typed: TypedEvent): DecisionDetails | null {
  const details = {
    place: typed.place || null,
    subject: typed.subject || null,
    articles: articlesIn(typed.articles),
    vote: voteIn(typed),
    signatories: [...typed.signatories],
    attachments: [...typed.attachments] as DecisionDetails["attachments"],
    publishedAt: typed.publishedAt || null,
  };
  const isEmpty = Object.values(details).every(
    (value) => value === null || (Array.isArray(value) && value.length === 0),
  );
  return isEmpty ? null : details;
}
