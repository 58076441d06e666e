import { z } from "@hono/zod-openapi";
import type { TenantTx } from "@salus/db";
import {
  assignmentStates,
  byUrgency,
  dayInBelgium,
  isOverdue,
  type LineageId,
  mayReassign,
  maySettle,
  PlainDate,
  type UserId,
} from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { NodeRef, nodeRefs, refKey } from "../together/node-ref.ts";
import { namesOf, PersonView } from "../together/people.queries.ts";
import type { AssignmentRow } from "./assignment.queries.ts";

const AccountId = z.uuid().transform((id) => id as UserId);
const Note = z.string().trim().max(2_000);

export const GiveAssignment = z
  .object({
    /** Null: the plan as a whole. */
    nodeId: z
      .uuid()
      .transform((id) => id as LineageId)
      .nullable(),
    assigneeId: AccountId,
    dueOn: PlainDate,
    note: Note,
  })
  .openapi("GiveAssignment");
export type GiveAssignment = z.infer<typeof GiveAssignment>;

export const ChangeAssignment = GiveAssignment.omit({ nodeId: true }).partial().openapi("ChangeAssignment");
export type ChangeAssignment = z.infer<typeof ChangeAssignment>;

export const AssignmentView = z
  .object({
    id: z.string(),
    planId: z.string(),
    /** Null: the plan as a whole. */
    node: NodeRef.nullable(),
    assignee: PersonView,
    assignedBy: PersonView,
    dueOn: PlainDate,
    note: z.string(),
    state: z.enum(assignmentStates),
    overdue: z.boolean(),
    createdAt: z.iso.datetime(),
    doneAt: z.iso.datetime().nullable(),
    /** What this person may do with it. */
    permitted: z.array(z.enum(["settle", "reassign"])),
  })
  .openapi("Assignment");
export type AssignmentView = z.infer<typeof AssignmentView>;

/** Open before done, then by day. */
export async function presentAssignments(
  tx: TenantTx,
  { actor, now }: Pick<Ctx, "actor" | "now">,
  rows: readonly AssignmentRow[],
): Promise<AssignmentView[]> {
  const [nodes, people] = await Promise.all([
    nodeRefs(tx, actor, rows),
    namesOf(
      tx,
      actor,
      rows.flatMap(({ assigneeId, assignedBy }) => [assigneeId, assignedBy]),
    ),
  ]);
  const today = dayInBelgium(now);
  const person = (id: UserId) => people.find((each) => each.id === id) ?? { id, name: "", isMember: false };
  return rows.toSorted(byUrgency).map((row) => ({
    id: row.id,
    planId: row.planId,
    node: nodes.get(refKey(row)) ?? null,
    assignee: person(row.assigneeId),
    assignedBy: person(row.assignedBy),
    dueOn: row.dueOn,
    note: row.note,
    state: row.state,
    overdue: isOverdue(row, today),
    createdAt: row.createdAt.toISOString(),
    doneAt: row.doneAt?.toISOString() ?? null,
    permitted: [
      ...(maySettle(actor, row) ? (["settle"] as const) : []),
      ...(mayReassign(actor, row) ? (["reassign"] as const) : []),
    ],
  }));
}

export async function presentAssignment(tx: TenantTx, ctx: Ctx, row: AssignmentRow): Promise<AssignmentView> {
  const [view] = await presentAssignments(tx, ctx, [row]);
  if (!view) throw new Error("one row became no view");
  return view;
}
