import { type AssignmentId, type CommentId, newId, type PlainDate, type PlanId, type UserId } from "@salus/domain";
import { and, eq } from "drizzle-orm";
import { appendAudit } from "../audit.ts";
import type { TenantTx } from "../doors.ts";
import { assignment, comment, node, notification, plan, version } from "../schema/index.ts";
import type { Person } from "./write-plan.ts";

type Line = { by: string; text: string; mentions?: string };
type Conversation = {
  slug: string;
  framework: string;
  /** The first operational objective under this chapter. */
  chapter: string;
  thread: readonly [Line, ...Line[]];
  asked: { by: string; of: string; note: string; inDays: number };
};

/** What colleagues say about the plans of the running year, so that nobody meets empty pages. */
export const conversations: readonly Conversation[] = [
  {
    slug: "mechelen",
    framework: "svpp-2026-demo",
    chapter: "burglary",
    thread: [
      { by: "editor", text: "Zijn deze aantallen afgestemd met de politiezone?", mentions: "coordinator" },
      { by: "coordinator", text: "Het overleg is volgende week. Laat het cijfer nog even staan." },
    ],
    asked: {
      by: "coordinator",
      of: "editor",
      note: "De Franse tekst nalezen en de indicatoren aanvullen.",
      inDays: 12,
    },
  },
  {
    slug: "molenbeek",
    framework: "svpp-2026-demo",
    chapter: "burglary",
    thread: [
      {
        by: "editor",
        text: "Le nombre de visites a-t-il été convenu avec la zone de police ?",
        mentions: "coordinator",
      },
      { by: "coordinator", text: "Nog niet, ik vraag het deze week na." },
    ],
    asked: { by: "coordinator", of: "editor", note: "Relire le chapitre avant le collège.", inDays: 9 },
  },
];

type Around = { people: (role: string) => Person; now: Date };

/** Writes a conversation with its task, as its people would have: who is mentioned or asked is told, and all of it leaves its trail. */
export async function writeConversation(
  tx: TenantTx,
  { framework, chapter, thread, asked }: Conversation,
  { people, now }: Around,
): Promise<void> {
  const { tenantId } = people("coordinator");
  const [found] = await tx
    .select({ planId: plan.id, versionId: version.id })
    .from(plan)
    .innerJoin(version, and(eq(version.tenantId, plan.tenantId), eq(version.planId, plan.id)))
    .where(and(eq(plan.tenantId, tenantId), eq(plan.framework, framework)));
  if (found === undefined) throw new Error(`the demonstration has no plan ${framework} to talk about`);
  const { planId, versionId } = found;
  const nodeId = await objectiveUnder(tx, { tenantId, versionId }, chapter);
  const about = { tenantId, planId, nodeId };

  const threadId = newId<CommentId>();
  for (const [index, { by, text, mentions: name }] of thread.entries()) {
    const at = new Date(now.getTime() - (thread.length - index) * 26 * 3_600_000);
    const author = people(by);
    const told = name === undefined ? [] : [people(name).userId];
    const id = index === 0 ? threadId : newId<CommentId>();
    const words = told.map((userId) => `@{${userId}} `).join("") + text;
    await tx
      .insert(comment)
      .values({ ...about, id, threadId, authorId: author.userId, text: words, mentions: told, createdAt: at });
    const after = { planId, nodeId, threadId, mentions: told };
    await appendAudit(tx, { at, actor: author, action: "comment.add", entity: "comment", entityId: id, after });
    await tell(tx, { ...about, at, by: author.userId, kind: "mention", subjectId: id }, told);
  }

  const id = newId<AssignmentId>();
  const [by, of] = [people(asked.by), people(asked.of).userId];
  const at = new Date(now.getTime() - 20 * 3_600_000);
  const dueOn: PlainDate = new Date(now.getTime() + asked.inDays * 86_400_000).toISOString().slice(0, 10);
  const input = { nodeId, assigneeId: of, dueOn, note: asked.note };
  await tx.insert(assignment).values({ ...about, ...input, id, assignedBy: by.userId, createdAt: at });
  const after = { planId, ...input };
  await appendAudit(tx, { at, actor: by, action: "assignment.give", entity: "assignment", entityId: id, after });
  await tell(tx, { ...about, at, by: by.userId, kind: "assigned", subjectId: id }, [of]);
}

async function objectiveUnder(
  tx: TenantTx,
  { tenantId, versionId }: Pick<typeof node.$inferSelect, "tenantId" | "versionId">,
  chapter: string,
) {
  const rows = await tx
    .select()
    .from(node)
    .where(and(eq(node.tenantId, tenantId), eq(node.versionId, versionId)))
    .orderBy(node.orderKey);
  const top = rows.find(({ kind, code }) => kind === "chapter" && code === chapter)?.lineageId;
  const strategic = rows.filter(({ parentId }) => parentId === top).map(({ lineageId }) => lineageId);
  const objective = rows.find(
    ({ kind, parentId }) => kind === "operationalObjective" && parentId !== null && strategic.includes(parentId),
  );
  if (!objective) throw new Error(`the demonstration has no objective under ${chapter}`);
  return objective.lineageId;
}

type Told = Pick<typeof notification.$inferInsert, "tenantId" | "planId" | "nodeId" | "kind" | "subjectId"> & {
  planId: PlanId;
  at: Date;
  by: UserId;
};

async function tell(tx: TenantTx, { at: createdAt, by: actorId, ...about }: Told, people: readonly UserId[]) {
  if (people.length > 0)
    await tx.insert(notification).values(people.map((accountId) => ({ ...about, accountId, actorId, createdAt })));
}
