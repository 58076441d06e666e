import { z } from "@hono/zod-openapi";
import {
  instruments,
  kindOfTrail,
  LocalizedText,
  PlainDate as Day,
  Role,
  trailKinds,
  type UserId,
} from "@salus/domain";

export const trailSides = ["own", "federal", "system"] as const;

/** A page asks with the `next` of the page before it. */
const Cursor = z.string().regex(/^\d{1,15}(\.[0-9a-f-]{36}\.\d{1,15})?$/);

export const TrailQuery = z.object({
  personId: z
    .uuid()
    .transform((id) => id as UserId)
    .optional(),
  kindOfEntry: z.enum(trailKinds).optional(),
  fromDay: Day.optional(),
  untilDay: Day.optional(),
  /** Of a municipality: entries about this plan only. */
  planId: z.uuid().optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type TrailQuery = z.infer<typeof TrailQuery>;

const PlanName = z.object({
  id: z.string(),
  instrument: z.enum(instruments),
  period: z.object({ from: z.string(), to: z.string() }),
});
type PlanName = z.infer<typeof PlanName>;

export const planName = ({ id, instrument, from, to }: Omit<PlanName, "period"> & PlanName["period"]): PlanName => ({
  ...{ id, instrument },
  period: { from, to },
});

export const TrailEntryView = z
  .object({
    /** Number in the chain of the tenant where it stands. */
    seq: z.number().int(),
    at: z.iso.datetime(),
    side: z.enum(trailSides),
    /** Null for the system, and for the other side: who it was is known there. */
    person: z.object({ id: z.string(), name: z.string() }).nullable(),
    /** As they were where the entry says so, else as they are. */
    roles: z.array(Role),
    action: z.string(),
    kind: z.enum(trailKinds),
    entity: z.string(),
    entityId: z.string(),
    /** The plan that it is about; on the federal side the latest submission of it. */
    plan: PlanName.nullable(),
    /** On the federal side: whose chain it stands in. */
    tenant: LocalizedText.nullable(),
    /** Of what was looked at or exported: which page of the program. */
    what: z.string().nullable(),
    /** Of an access of support: why, and until when. */
    reason: z.string().nullable(),
    until: z.string().nullable(),
    hash: z.string().nullable(),
  })
  .openapi("TrailEntry");
export type TrailEntryView = z.infer<typeof TrailEntryView>;

export const ChainView = z.object({
  entries: z.number().int(),
  /** The last link: what a copy outside the database would be compared with. */
  hash: z.string().nullable(),
  verified: z
    .object({
      at: z.iso.datetime(),
      entries: z.number().int(),
      broken: z.object({ seq: z.number().int(), reason: z.string() }).nullable(),
    })
    .nullable(),
});
export type ChainView = z.infer<typeof ChainView>;

export const TrailAnswer = z.object({
  entries: z.array(TrailEntryView),
  next: z.string().nullable(),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  plans: z.array(PlanName),
  chain: ChainView,
});
export type TrailAnswer = z.infer<typeof TrailAnswer>;

export type TrailRow = {
  seq: number;
  at: Date;
  actorId: UserId | null;
  actorTenantId: string | null;
  action: string;
  entity: string;
  entityId: string;
};

type Told = { what?: unknown; roles?: unknown; reason?: unknown; until?: unknown } | null;
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

type Around = {
  side: TrailEntryView["side"];
  person: { name: string; roles: readonly Role[] } | null;
  plan: TrailEntryView["plan"];
  tenant: LocalizedText | null;
  payload: Told;
  hash: string | null;
};

export function presentEntry(row: TrailRow, { side, person, plan, tenant, payload, hash }: Around): TrailEntryView {
  const { seq, at, actorId, action, entity, entityId } = row;
  const told = z.array(Role).safeParse(payload?.roles);
  // Who is invited has these roles; who looks has them.
  const isReading = payload?.what !== undefined;
  const kind = kindOfTrail(action);
  return {
    seq,
    at: at.toISOString(),
    side,
    person: actorId !== null && person !== null ? { id: actorId, name: person.name } : null,
    roles: isReading && told.success ? told.data : [...(person?.roles ?? [])],
    action,
    kind,
    entity,
    entityId,
    plan,
    tenant,
    what: text(payload?.what),
    reason: kind === "support" ? text(payload?.reason) : null,
    until: kind === "support" ? text(payload?.until) : null,
    hash,
  };
}
