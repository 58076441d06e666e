export const notificationKinds = ["mention", "reply", "assigned"] as const;
export type NotificationKind = (typeof notificationKinds)[number];

export const digestRhythms = ["daily", "never"] as const;
export type DigestRhythm = (typeof digestRhythms)[number];

export const mailKinds = ["digest", "invitation"] as const;
export type MailKind = (typeof mailKinds)[number];

/** What a person is told once a day, before it is put in words. */
export type DigestInput<Told, Due, Change> = {
  /** Mentions, answers and new assignments since the last mail. */
  readonly told: readonly Told[];
  /** Open assignments whose day is near or past. */
  readonly due: readonly Due[];
  /** What others changed in plans the person follows. */
  readonly changes: readonly Change[];
  /** Reminders or messages stand beside it. */
  readonly hasMore?: boolean;
};

const shownAtMost = 20;

/** A mail is worth sending when something is new; a due assignment alone is, on the days it becomes urgent. */
export function composeDigest<Told, Due extends { readonly daysLeft: number }, Change>({
  told,
  due,
  changes,
  hasMore = false,
}: DigestInput<Told, Due, Change>): { told: Told[]; due: Due[]; changes: Change[]; more: number } | null {
  const isUrgentToday = due.some(({ daysLeft }) => daysLeft === reminderDays || daysLeft === 0 || daysLeft === -1);
  if (told.length === 0 && changes.length === 0 && !isUrgentToday && !hasMore) return null;
  const cut = <Item>(list: readonly Item[]): Item[] => list.slice(0, shownAtMost);
  const more = [told, due, changes].reduce((sum, list) => sum + Math.max(0, list.length - shownAtMost), 0);
  return { told: cut(told), due: cut(due.toSorted((a, b) => a.daysLeft - b.daysLeft)), changes: cut(changes), more };
}

/** An assignment stands in the mail from so many days before its day. */
export const reminderDays = 3;
