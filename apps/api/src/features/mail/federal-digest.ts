import {
  and,
  type Db,
  eq,
  type FederalTx,
  gt,
  inArray,
  messageThread,
  municipality,
  submission,
  type TenantTx,
  withFederal,
} from "@salus/db";
import {
  dayInBelgium,
  adviserReminderDays,
  inShare,
  isComingNews,
  isLateNews,
  type Locale,
  type NisCode,
  type OfficialText,
  type TenantId,
  type UserId,
} from "@salus/domain";
import { formats, translator } from "@salus/i18n";
import { listAssigned } from "../analysis/analysis.queries.ts";
import { listUsingMunicipalities, submissionRows } from "../federal/federal.queries.ts";
import { listOwedBy } from "../obligation/obligation.queries.ts";
import { listGivenSince } from "../opinion/opinion.queries.ts";
import { eachReader, lastTold, putInOutbox, wasWritten, type WriteDigest, type Writing } from "./digest.ts";
import { digestLetter } from "./digest-letter.ts";
import type { Reader } from "./digest.queries.ts";
import type { News } from "./reminders.ts";

export type Dbs = { app: Db; federal: Db };

/** Writes the mail of the day for everybody on the federal side who follows municipalities. */
export const writeFederalDigests = ({ app, federal }: Dbs, writing: Writing): Promise<number> =>
  eachReader(app, "federal", writing, (tx, id) => federalDigest(tx, federal, id, writing));

/** Who uses Salus and who follows whom. */
type Bureau = { readonly using: readonly NisCode[]; readonly assigned: ReadonlyMap<NisCode, UserId> };

/** An adviser's mail of the day; nothing where it was written already, where nothing is new, or where none is wanted. */
export function federalDigest(tx: TenantTx, federal: Db, tenantId: TenantId, { now, origin }: Writing): WriteDigest {
  // Asked once, for the first who is to have a mail.
  let bureau: Promise<Bureau> | undefined;
  const readBureau = async (): Promise<Bureau> => ({
    using: (await withFederal(federal, listUsingMunicipalities)).map(({ nis }) => nis),
    assigned: await listAssigned(tx, { tenantId }),
  });
  return async (reader) => {
    if (reader.rhythm === "never" || wasWritten(reader, now)) return false;
    bureau ??= readBureau();
    const given = await listGivenSince(tx, { tenantId }, lastTold(reader, now));
    const also = await listFederalNews(federal, { ...(await bureau), given }, reader, now);
    if (also.length === 0) return false;
    const letter = digestLetter(
      { told: [], due: [], changes: [], more: 0 },
      {
        locale: reader.locale,
        origin,
        also,
        work: "/federal/queue",
        plans: new Map(),
        nodeAt: () => null,
        nameOf: () => "",
      },
    );
    await putInOutbox(tx, tenantId, reader, letter, now);
    return true;
  };
}

type Known = Bureau & { readonly given: Awaited<ReturnType<typeof listGivenSince>> };

/**
 * Of the municipalities that one follows: what comes near and what is late, what was submitted, what was written, which
 * opinion came in. What comes from a municipality that nobody follows is told to everybody who follows another, lest
 * nobody hears it; an opinion also to who asked for it.
 */
function listFederalNews(federal: Db, { using, assigned, given }: Known, reader: Reader, now: Date): Promise<News[]> {
  const share = (nis: NisCode, which: "mine" | "unassigned") =>
    inShare({ adviserId: assigned.get(nis) ?? null }, which, reader.accountId);
  const mine = using.filter((nis) => share(nis, "mine"));
  const heard = mine.length === 0 ? [] : [...mine, ...using.filter((nis) => share(nis, "unassigned"))];
  return withFederal(federal, async (tx) => {
    const opinions = await opinionLines(tx, given, { heard, reader });
    if (mine.length === 0) return opinions;
    const [today, since] = [dayInBelgium(now), lastTold(reader, now)];
    const owed = await listOwedBy(tx, mine, today);
    const came = await submissionRows(tx, and(gt(submission.submittedAt, since), inArray(submission.nis, heard)));
    const threads = await tx
      .select({ id: messageThread.id, subject: messageThread.subject, name: municipality.name })
      .from(messageThread)
      .innerJoin(municipality, eq(municipality.nis, messageThread.nis))
      .where(
        and(
          eq(messageThread.lastSide, "municipality"),
          gt(messageThread.lastAt, since),
          inArray(messageThread.nis, heard),
        ),
      )
      .orderBy(messageThread.lastAt);
    const t = translator(reader.locale);
    const when = { today, since: dayInBelgium(since), days: adviserReminderDays };
    return [
      ...owedLines(
        owed.filter((each) => isLateNews(each, when)),
        "late",
        reader.locale,
      ),
      ...owedLines(
        owed.filter((each) => isComingNews(each, when)),
        "due",
        reader.locale,
      ),
      ...came.map(({ id, name, title }) => ({
        text: t((m) => m.messages.digest.submitted, { municipality: name[reader.locale], plan: title[reader.locale] }),
        path: `/federal/plans/${id}`,
      })),
      ...opinions,
      ...threads.map(({ id, subject, name }) => ({
        text: t((m) => m.messages.digest.messageOf, { municipality: name[reader.locale], subject }),
        path: `/messages/${id}`,
      })),
    ];
  });
}

/** What third parties said, of the municipalities that one hears of and of what one asked oneself. */
async function opinionLines(
  tx: FederalTx,
  given: Known["given"],
  { heard, reader }: { heard: readonly NisCode[]; reader: Reader },
): Promise<News[]> {
  if (given.length === 0) return [];
  const ids = given.map(({ submissionId }) => submissionId);
  const about = await tx
    .select({ id: submission.id, nis: submission.nis })
    .from(submission)
    .where(inArray(submission.id, ids));
  const nisOf = new Map(about.map(({ id, nis }) => [id, nis]));
  const t = translator(reader.locale);
  return given
    .filter(({ submissionId, askedBy }) => {
      const nis = nisOf.get(submissionId);
      return askedBy === reader.accountId || (nis !== undefined && heard.includes(nis));
    })
    .map(({ submissionId, organisation, outcome, subject: { name } }) => ({
      text: t((m) => m.opinion.digest, {
        organisation,
        municipality: name[reader.locale],
        outcome: outcome === null ? "" : t((m) => m.opinion.outcome[outcome]),
      }),
      path: `/federal/plans/${submissionId}/analysis#opinions`,
    }));
}

type Owed = Awaited<ReturnType<typeof listOwedBy>>[number];

/** One line for all municipalities that owe the same by the same day. */
function owedLines(owed: readonly Owed[], how: "due" | "late", locale: Locale): News[] {
  const t = translator(locale);
  const names = (rows: readonly { name: OfficialText }[]) =>
    rows
      .map(({ name }) => name[locale])
      .toSorted((a, b) => a.localeCompare(b, locale))
      .join(", ");
  return [...Map.groupBy(owed, ({ kind, framework, dueOn }) => `${kind} ${framework} ${dueOn}`).values()].flatMap(
    (rows) =>
      rows.slice(0, 1).map(({ kind, title, dueOn }) => ({
        text: t((m) => m.messages.digest.owedBy, {
          what: t((m) => m.messages.digest[how], {
            what: t((m) => m.obligations.kind[kind]),
            plan: title[locale],
            date: dueOn === null ? "" : formats(locale).date(dueOn),
          }),
          municipalities: names(rows),
        }),
        path: `/federal/obligations?share=mine${how === "late" ? "&state=late" : ""}`,
      })),
  );
}
