import { letter, remark, type TenantTx } from "@salus/db";
import { type EventId, isRemarkKind, letterOf, type PlainDate, type PlanEventKind } from "@salus/domain";
import type { Decided } from "../federal/decide.ts";
import type { NoteRow } from "./analysis.queries.ts";
import { letterText } from "./letter-text.ts";

type Happened = {
  readonly id: EventId;
  readonly kind: PlanEventKind;
  readonly on: PlainDate | null;
  readonly reason?: string | null;
  readonly recordedAt: Date;
};

/** What goes to the municipality with an event: the remarks that were ready, and the letter. */
export async function writeBesides(
  tx: TenantTx,
  { row }: Decided,
  event: Happened,
  notes: readonly NoteRow[] = [],
): Promise<void> {
  const of = { tenantId: row.tenantId, submissionId: row.id, eventId: event.id };
  const remarks = notes.flatMap(({ id, nodeId, field, kind, language, text, repeats }) =>
    isRemarkKind(kind)
      ? [{ ...of, id, planId: row.planId, nodeId, field, kind, language, text, repeats, sentAt: event.recordedAt }]
      : [],
  );
  // The same notes may have been sent by a colleague a moment ago: once is enough.
  const sent = remarks.length === 0 ? [] : await tx.insert(remark).values(remarks).onConflictDoNothing().returning();
  const kind = letterOf(event.kind);
  if (kind === null) return;
  const told = { plan: row.title, municipality: row.name, event, submittedAt: row.submittedAt, remarks: sent };
  const text = { nl: letterText("nl", kind, told), fr: letterText("fr", kind, told) };
  await tx.insert(letter).values({ ...of, kind, text, writtenAt: event.recordedAt });
}
