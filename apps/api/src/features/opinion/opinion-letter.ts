import { formats, translator } from "@salus/i18n";
import type { Letter } from "../mail/write-mail.ts";
import type { OpinionRow } from "./opinion.queries.ts";

type Asked = Pick<OpinionRow, "language" | "name" | "question" | "subject" | "until"> & { readonly href: string };

/** The invitation, in the language that was chosen for it; the question stands in it as it was written. */
export function opinionLetter({ language, name, question, subject, until, href }: Asked): Letter {
  const t = translator(language);
  const about = { plan: subject.title[language], municipality: subject.name[language] };
  return {
    subject: t((m) => m.opinion.mail.subject, about),
    parts: [
      {
        lines: [
          { text: t((m) => m.opinion.mail.hello, { name }) },
          { text: t((m) => m.opinion.mail.text, about) },
          { text: question },
          { text: t((m) => m.opinion.mail.link), href },
          { text: t((m) => m.opinion.mail.until, { date: formats(language).date(until) }) },
          { text: t((m) => m.opinion.mail.personal) },
        ],
      },
    ],
  };
}
