import { mail, type TenantTx } from "@salus/db";
import { type Locale, type MailId, type MailKind, newId, type TenantId, type UserId } from "@salus/domain";

/** A mail in words: paragraphs, some of them a link. */
export type Letter = {
  readonly subject: string;
  readonly parts: readonly { readonly heading?: string; readonly lines: readonly Line[] }[];
};
export type Line = { readonly text: string; readonly href?: string };

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

export const plainOf = ({ parts }: Letter): string =>
  parts
    .map(({ heading, lines }) =>
      [
        ...(heading === undefined ? [] : [heading.toUpperCase()]),
        ...lines.map(({ text, href }) => (href === undefined ? text : `${text}\n  ${href}`)),
      ].join("\n"),
    )
    .join("\n\n");

export const htmlOf = ({ subject, parts }: Letter, locale: Locale): string => {
  const line = ({ text, href }: Line) =>
    `<p style="margin:0 0 8px">${href === undefined ? escaped(text) : `<a href="${escaped(href)}">${escaped(text)}</a>`}</p>`;
  const body = parts.map(
    ({ heading, lines }) =>
      (heading === undefined ? "" : `<h2 style="font-size:16px;margin:20px 0 8px">${escaped(heading)}</h2>`) +
      lines.map(line).join(""),
  );
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="font:15px/1.5 sans-serif;max-width:40em;margin:24px auto;padding:0 16px">${body.join("")}</body></html>`;
};

type Addressed = { tenantId: TenantId; kind: MailKind; accountId: UserId | null; address: string; locale: Locale };

/** Puts a mail in the outbox; `deliver` sends it. */
export async function writeMail(tx: TenantTx, to: Addressed, letter: Letter, now: Date): Promise<void> {
  await tx.insert(mail).values({
    ...to,
    id: newId<MailId>(),
    subject: letter.subject,
    plain: plainOf(letter),
    html: htmlOf(letter, to.locale),
    createdAt: now,
  });
}
