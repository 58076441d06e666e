import { createHash } from "node:crypto";
import {
  buildTree,
  dayInBelgium,
  documentFromTree,
  type EventId,
  factsOf,
  type Framework,
  type GrantLine,
  type Language,
  type Municipality,
  newId,
  type NisCode,
  officialLanguages,
  type PlainDate,
  type PlanDocument,
  type PlanEvent,
  type PlanId,
  type PlanNode,
  planTotalCents,
  submissionDeadline,
  type SubmissionId,
  type TenantId,
  type UserId,
  type VersionId,
} from "@salus/domain";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { TenantTx } from "./doors.ts";
import { documentNames } from "./organisation.ts";
import { decision, type DecisionText, submission, submissionEvent, submissionFact, version } from "./schema/index.ts";

/** All that a submission is made of. `events` are those of the version, the submission itself included. */
export type Submitting = {
  tenantId: TenantId;
  planId: PlanId;
  version: { id: VersionId; number: number; language: Language };
  by: UserId;
  now: Date;
  framework: Framework;
  municipality: Pick<Municipality, "name" | "population"> & { nis: NisCode };
  nodes: readonly PlanNode[];
  grantLines: readonly GrantLine[];
  events: readonly PlanEvent[];
};

/** Freezes the version and writes what the federal side reads: document, facts, events. Answers the hash of the document. */
export async function handOver(tx: TenantTx, sent: Submitting): Promise<{ id: SubmissionId; documentHash: string }> {
  const { tenantId, planId, by, now, framework, municipality, grantLines } = sent;
  const { number, language } = sent.version;
  const tree = buildTree(sent.nodes);
  const document = documentFromTree(tree, {
    framework,
    municipality: { nis: municipality.nis, name: officialLanguages(municipality.name) },
    language,
    grantLines,
    events: sent.events,
    names: await documentNames(tx, tenantId, dayInBelgium(now)),
  });
  const documentHash = hashDocument(document);
  await tx
    .update(version)
    .set({ status: "submitted", frozenAt: now, submittedBy: by, documentHash })
    .where(and(eq(version.tenantId, tenantId), eq(version.id, sent.version.id)));
  const id = newId<SubmissionId>();
  await tx.insert(submission).values({
    tenantId,
    id,
    planId,
    versionId: sent.version.id,
    number,
    framework: framework.code,
    frameworkRevision: framework.revision,
    nis: municipality.nis,
    language,
    status: "submitted",
    submittedAt: now,
    deadlineOn: await frozenDeadline(tx, sent),
    document,
    documentHash,
    totalCents: planTotalCents(grantLines, framework),
    inhabitants: inhabitantsIn(municipality.population, framework.period.from),
  });
  const facts = factsOf({ tree, framework, grantLines, nis: municipality.nis, language });
  await insertInParts(facts, (part) =>
    tx.insert(submissionFact).values(part.map((fact) => ({ tenantId, submissionId: id, ...fact }))),
  );
  const texts = await decisionTexts(tx, tenantId, sent.events);
  await insertInParts(sent.events, (part) =>
    tx.insert(submissionEvent).values(
      part.map(({ id: eventId, kind, on, recordedAt, reason, agendaItem }) => ({
        tenantId,
        id: eventId,
        submissionId: id,
        kind,
        onDate: on,
        recordedAt,
        reason,
        agendaItem,
        decision: texts.get(eventId) ?? null,
      })),
    ),
  );
  return { id, documentHash };
}

/** The deadline of a dossier is that of its first submission, whatever becomes of the calendar later. */
async function frozenDeadline(tx: TenantTx, { tenantId, planId, framework }: Submitting): Promise<PlainDate | null> {
  const [first] = await tx
    .select({ deadlineOn: submission.deadlineOn })
    .from(submission)
    .where(and(eq(submission.tenantId, tenantId), eq(submission.planId, planId)))
    .orderBy(asc(submission.number))
    .limit(1);
  return first ? first.deadlineOn : submissionDeadline(framework);
}

/** Hex SHA-256 of the document, whatever the order of its keys: jsonb gives them back in another one. */
export const hashDocument = (document: PlanDocument): string =>
  createHash("sha256").update(JSON.stringify(document, sortedKeys)).digest("hex");

const sortedKeys = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** On 1 January of the first year of the plan, or of the last year before it that has a figure; null where none has. */
export function inhabitantsIn(population: Municipality["population"], from: string): number | null {
  const year = Object.keys(population)
    .filter((candidate) => candidate <= from.slice(0, 4))
    .sort()
    .at(-1);
  return year === undefined ? null : (population[year] ?? null);
}

/** PostgreSQL takes 65,535 parameters at most. */
const ROWS_AT_ONCE = 1000;

export async function insertInParts<Row>(
  rows: readonly Row[],
  insert: (part: Row[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) await insert(rows.slice(start, start + ROWS_AT_ONCE));
}

/** What was decided at these events. */
async function decisionTexts(
  tx: TenantTx,
  tenantId: TenantId,
  events: readonly Pick<PlanEvent, "id">[],
): Promise<Map<EventId, DecisionText>> {
  const ids = events.map(({ id }) => id);
  const rows = await tx
    .select()
    .from(decision)
    .where(and(eq(decision.tenantId, tenantId), inArray(decision.eventId, ids)));
  return new Map(rows.map(({ tenantId: _tenant, eventId, ...text }) => [eventId, text]));
}
