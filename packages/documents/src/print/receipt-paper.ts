import type { Locale, PlainDate, Timeliness } from "@salus/domain";
import { type Paper, run, textBlock } from "./paper.ts";
import { speakerOf } from "./spoken.ts";

export type PrintedReceipt = {
  readonly municipality: string;
  readonly plan: { readonly nl: string; readonly fr: string };
  readonly number: number;
  readonly submittedAt: Date;
  readonly firstSubmittedOn: PlainDate;
  readonly isFirst: boolean;
  readonly submittedBy: string | null;
  readonly hash: string;
  /** By the calendar, as it was fixed for the dossier. */
  readonly frozenOn: PlainDate | null;
  readonly timeliness: Timeliness;
  readonly exceptions: readonly { until: PlainDate; grantedOn: PlainDate; by: string; reason: string }[];
};

/** What the municipality keeps of its submission: what, when, by whom, under which hash, in time or late. */
export function receiptPaper(receipt: PrintedReceipt, locale: Locale): Paper {
  const { t, date, dateTime } = speakerOf(locale);
  const { municipality, number, hash, timeliness, frozenOn } = receipt;
  const plan = receipt.plan[locale];
  const what = t((m) => m.paper.receipt.whatText, { plan, number });
  const fact = (label: string, text: string) => ({ label, runs: [run(text)] });
  const deadline =
    timeliness.deadlineOn === null
      ? t((m) => m.paper.receipt.noDeadline)
      : timeliness.isExtended
        ? t((m) => m.paper.receipt.extended, { date: date(timeliness.deadlineOn) })
        : t((m) => m.paper.receipt.frozen, { date: date(timeliness.deadlineOn) });
  const blocks = [
    textBlock(t((m) => m.paper.receipt.intro)),
    {
      kind: "facts" as const,
      caption: t((m) => m.paper.receipt.title),
      rows: [
        fact(
          t((m) => m.paper.municipality),
          municipality,
        ),
        fact(
          t((m) => m.paper.receipt.what),
          what,
        ),
        fact(
          t((m) => m.paper.receipt.when),
          dateTime(receipt.submittedAt),
        ),
        fact(
          t((m) => m.paper.receipt.byWhom),
          receipt.submittedBy ?? t((m) => m.paper.receipt.byUnknown),
        ),
        fact(
          t((m) => m.paper.receipt.hash),
          hash,
        ),
        fact(
          t((m) => m.paper.receipt.deadline),
          deadline,
        ),
        ...(timeliness.isExtended && frozenOn !== null
          ? [
              fact(
                t((m) => m.paper.exception.calendar),
                date(frozenOn),
              ),
            ]
          : []),
        ...receipt.exceptions.map(({ until, grantedOn, by, reason }) =>
          fact(
            t((m) => m.paper.receipt.exceptions),
            t((m) => m.paper.receipt.exception, { until: date(until), on: date(grantedOn), by, reason }),
          ),
        ),
        ...(timeliness.deadlineOn === null
          ? []
          : [
              fact(
                t((m) => m.paper.receipt.timeliness),
                timeliness.daysLate === 0
                  ? t((m) => m.paper.receipt.onTime)
                  : `${t((m) => m.paper.receipt.late, { count: timeliness.daysLate })}. ${t((m) => m.paper.receipt.lateNote)}`,
              ),
            ]),
      ],
    },
    ...(receipt.isFirst
      ? []
      : [textBlock(t((m) => m.paper.receipt.firstSubmitted, { on: date(receipt.firstSubmittedOn) }))]),
    textBlock(
      t((m) => m.paper.receipt.check),
      "dim",
    ),
  ];
  return {
    locale,
    title: t((m) => m.paper.receipt.title),
    subtitle: `${municipality}, ${plan}`,
    author: municipality,
    header: [municipality, what].join(" · "),
    footer: [t((m) => m.paper.hash, { hash })],
    watermark: null,
    contents: null,
    cover: blocks.length,
    pageWord: t((m) => m.paper.page),
    isWide: false,
    blocks,
  };
}
