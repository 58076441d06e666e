import { z } from "@hono/zod-openapi";
import { activityKindOf, activityKinds, type LineageId } from "@salus/domain";
import { NodeRef } from "../together/node-ref.ts";
import type { ActivityRow } from "./activity.queries.ts";

/** A value as it was and as it became; whatever the field holds. */
const ChangeView = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() });

export const ActivityView = z
  .object({
    /** Number in the trail; the page before this one asks with `before`. */
    seq: z.number().int(),
    at: z.iso.datetime(),
    /** Null for the federal side and for the system. */
    actor: z.object({ id: z.string(), name: z.string() }).nullable(),
    side: z.enum(["municipality", "federal", "system"]),
    /** As the trail names it, `node.change`. */
    action: z.string(),
    kind: z.enum(activityKinds),
    nodeId: z.string().nullable(),
    node: NodeRef.nullable(),
    threadId: z.string().nullable(),
    changes: z.array(ChangeView),
  })
  .openapi("Activity");
export type ActivityView = z.infer<typeof ActivityView>;

export const ActivityAnswer = z.object({
  entries: z.array(ActivityView),
  /** Where the next page begins; null on the last one. */
  next: z.number().int().nullable(),
  /** Everybody who can be asked for with `personId`. */
  people: z.array(z.object({ id: z.string(), name: z.string() })),
});

type Payload = { changes?: Record<string, unknown>; nodeId?: LineageId | null; threadId?: string } | null;

export const nodeIdOf = ({ entity, entityId, after }: ActivityRow): LineageId | null =>
  entity === "node" ? (entityId as LineageId) : ((after as Payload)?.nodeId ?? null);

/** Facts of an entry that has no list of changes, as far as a reader understands them. */
const told = ["dueOn", "state", "assigneeId", "amountCents", "reason", "on", "kind", "agendaItem", "unit"];

export function presentActivity(row: ActivityRow, tenantId: string, node: NodeRef | null): ActivityView {
  const { seq, at, actorId, actorName, actorTenantId, action } = row;
  return {
    seq,
    at: at.toISOString(),
    actor: actorId !== null && actorName !== null ? { id: actorId, name: actorName } : null,
    side: actorTenantId === null ? "system" : actorTenantId === tenantId ? "municipality" : "federal",
    action,
    kind: activityKindOf(action),
    nodeId: nodeIdOf(row),
    node,
    threadId: (row.after as Payload)?.threadId ?? null,
    changes: changesIn(row),
  };
}

function changesIn({ before, after }: ActivityRow): ActivityView["changes"] {
  const [was, is] = [before as Payload, after as Payload];
  const fields = is?.changes ? Object.keys(is.changes) : told.filter((field) => isTold(was, is, field));
  const from = is?.changes ? was?.changes : (was as Record<string, unknown> | null);
  const to = is?.changes ?? (is as Record<string, unknown> | null);
  return fields.map((field) => ({ field, before: from?.[field] ?? null, after: to?.[field] ?? null }));
}

const isTold = (was: Payload, is: Payload, field: string): boolean => {
  const [from, to] = [was, is].map((payload) => (payload as Record<string, unknown> | null)?.[field] ?? null);
  return from !== to && to !== null;
};
