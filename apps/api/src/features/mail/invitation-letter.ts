import type { Locale, LocalizedText } from "@salus/domain";
import { formats, translator } from "@salus/i18n";
import type { Letter } from "./write-mail.ts";

/** `href`: null in what is kept of the letter. */
type Invited = { locale: Locale; tenantName: LocalizedText; href: string | null; expiresAt: string };

export function invitationLetter({ locale, tenantName, href, expiresAt }: Invited): Letter {
  const t = translator(locale);
  const tenant = tenantName[locale] ?? tenantName.nl ?? tenantName.fr ?? "";
  return {
    subject: t((m) => m.mail.invitation.subject, { tenant }),
    parts: [
      {
        lines: [
          { text: t((m) => m.mail.hello) },
          { text: t((m) => m.mail.invitation.text, { tenant }) },
          href === null
            ? { text: t((m) => m.mail.invitation.linkNotKept) }
            : { text: t((m) => m.mail.invitation.link), href },
          { text: t((m) => m.mail.invitation.until, { date: formats(locale).date(expiresAt) }) },
        ],
      },
    ],
  };
}
