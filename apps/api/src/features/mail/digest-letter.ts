import type { composeDigest, LineageId, Locale, NotificationKind, PlanId, UserId } from "@salus/domain";
import { textIn } from "@salus/domain";
import { formats, translator } from "@salus/i18n";
import type { NodeRef } from "../together/node-ref.ts";
import type { PlanRef } from "../together/plan-ref.ts";
import type { News } from "./reminders.ts";
import type { Letter, Line } from "./write-mail.ts";

type Place = { planId: PlanId; nodeId: LineageId | null };
type Told = Place & { kind: NotificationKind; subjectId: string; actorId: UserId };
type Due = Place & { id: string; dueOn: string; note: string; daysLeft: number };
type Digest = NonNullable<ReturnType<typeof composeDigest<Told, Due, { planId: PlanId; count: number }>>>;

type Known = {
  locale: Locale;
  origin: string;
  plans: ReadonlyMap<PlanId, PlanRef>;
  /** What is owed, and what the other side said. */
  also: readonly News[];
  /** Where everything that waits for the reader stands. */
  work: string;
  nodeAt: (place: Place) => NodeRef | null;
  nameOf: (id: UserId) => string;
};

const longest = 100;

/** The mail of the day in the words of its reader. */
export function digestLetter(digest: Digest, { locale, origin, plans, also, work, nodeAt, nameOf }: Known): Letter {
  const t = translator(locale);
  const { date } = formats(locale);
  const planName = (planId: PlanId): string => plans.get(planId)?.title[locale] ?? "";
  const about = (place: Place): string => {
    const node = nodeAt(place);
    const text = node && !node.removed ? textIn(node.text, locale, node.original).text : "";
    return text === "" ? planName(place.planId) : `“${text.length > longest ? `${text.slice(0, longest)}…` : text}”`;
  };
  const link = ({ planId, nodeId }: Place, extra: Record<string, string>): string => {
    const query = new URLSearchParams({ ...(nodeId === null ? {} : { node: nodeId }), ...extra });
    return `${origin}/${locale}/plans/${planId}${query.size > 0 ? `?${query}` : ""}`;
  };
  const told = digest.told.map((row): Line => ({
    text: t((m) => m.mail.told[row.kind], { name: nameOf(row.actorId), what: about(row) }),
    href: link(row, { [row.kind === "assigned" ? "assignment" : "comment"]: row.subjectId }),
  }));
  const due = digest.due.map((row): Line => ({
    text: t((m) => m.mail[row.daysLeft < 0 ? "overdue" : "due"], { date: date(row.dueOn), what: about(row) }),
    href: link(row, { assignment: row.id }),
  }));
  const changes = digest.changes.map(({ planId, count }): Line => ({
    text: t((m) => m.mail.changed, { count, plan: planName(planId) }),
    href: `${origin}/${locale}/plans/${planId}/activity`,
  }));
  const reminders = also.map(({ text, path }): Line => ({ text, href: `${origin}/${locale}${path}` }));
  const section = (heading: string, lines: Line[]) => (lines.length === 0 ? [] : [{ heading, lines }]);
  return {
    subject: t((m) => m.mail.subject, { count: told.length + due.length + changes.length + reminders.length }),
    parts: [
      { lines: [{ text: t((m) => m.mail.hello) }] },
      ...section(
        t((m) => m.mail.toldTitle),
        told,
      ),
      ...section(
        t((m) => m.mail.dueTitle),
        due,
      ),
      ...section(
        t((m) => m.messages.digest.title),
        reminders,
      ),
      ...section(
        t((m) => m.mail.changedTitle),
        changes,
      ),
      {
        lines: [
          ...(digest.more > 0 ? [{ text: t((m) => m.mail.more, { count: digest.more }) }] : []),
          { text: t((m) => m.mail.all), href: `${origin}/${locale}${work}` },
          { text: t((m) => m.mail.stop), href: `${origin}/${locale}/account#mail` },
        ],
      },
    ],
  };
}
