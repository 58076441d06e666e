import type { LetterKind, LetterText, Locale, OfficialText, PlainDate, RemarkKind } from "@salus/domain";
import { formats, translator } from "@salus/i18n";

type Told = {
  readonly plan: OfficialText;
  readonly municipality: OfficialText;
  readonly event: { readonly on: PlainDate | null; readonly reason?: string | null };
  readonly submittedAt: Date;
  readonly remarks: readonly { readonly kind: RemarkKind; readonly text: string }[];
};

/** A letter in one language. What an adviser wrote stands in it as it was written. */
export function letterText(locale: Locale, kind: LetterKind, told: Told): LetterText {
  const t = translator(locale);
  const { date } = formats(locale);
  const values = {
    plan: told.plan[locale],
    municipality: told.municipality[locale],
    submitted: date(told.submittedAt.toISOString()),
  };
  const on = told.event.on;
  const body =
    on === null
      ? t((m) => m.letters.body[kind].undated, values)
      : t((m) => m.letters.body[kind].dated, { ...values, on: date(on) });
  return {
    subject: t((m) => m.letters.body[kind].subject, values),
    paragraphs: [
      t((m) => m.letters.opening),
      body,
      ...(told.event.reason ? [t((m) => m.letters.reason), told.event.reason] : []),
      ...(told.remarks.length > 0
        ? [
            t((m) => m.letters.remarks, { count: told.remarks.length }),
            ...told.remarks.map(
              (remark, index) => `${index + 1}. ${t((m) => m.letters.kind[remark.kind])}: ${remark.text}`,
            ),
            t((m) => m.letters.answer),
          ]
        : []),
      t((m) => m.letters.closing),
      t((m) => m.letters.sender),
    ],
  };
}
