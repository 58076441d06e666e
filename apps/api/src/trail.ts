import { and, auditEntry, eq, gte, inArray, sql, submission, type TenantTx } from "@salus/db";
import {
  type Actor,
  AppError,
  dayInBelgium,
  isSupport,
  type PlanId,
  type SubmissionId,
  type TenantId,
  type TrailAction,
} from "@salus/domain";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import { z } from "zod";
import { audit } from "./audit.ts";
import { startOfDay } from "./belgian-day.ts";
import { type AppEnv, contextOf, federalContextOf } from "./context.ts";
import type { Services } from "./deps.ts";

/** What reading a route leaves in the trail: that somebody looked at a dossier, or that somebody took it along. */
type Mark = "saw" | "exported";

/** Stands in the description of a route. The entry is written here, whatever the route (decision 79). */
export const leaves = <M extends Mark>(mark: M) => ({ "x-trail": mark }) as const;

/** A page that makes a file of what it reads says so with this header: `export`. */
export const PURPOSE = "salus-purpose";

export type Marks = ReadonlyMap<string, { mark: Mark | null; isOfTenant: boolean }>;

type Definition = { method: string; path: string; tags?: string[]; security?: unknown; "x-trail"?: Mark };

/** Nothing of a tenant: whoever looks at these learns nothing about one. */
const tagsOfNobody = ["session", "account", "reference", "system"];

/** By method and pattern of the routes, as the router names them. */
export const marksOf = (definitions: readonly Definition[], basePath: string): Marks =>
  new Map(
    definitions.map(({ method, path, tags = [], security, "x-trail": mark = null }) => [
      `${method.toUpperCase()} ${basePath}${path.replaceAll(/\{(\w+)\}/g, ":$1")}`,
      { mark, isOfTenant: security !== undefined && !tags.some((tag) => tagsOfNobody.includes(tag)) },
    ]),
  );

/** All that somebody of support may change: to go. */
const waysOut = ["/auth/sign-out", "/auth/tenant"];

/**
 * Entries of reading. Before: support changes nothing and takes nothing along. After: what was seen or exported stands
 * in the trail before the answer leaves, or there is no answer.
 */
export const readingTrail = (services: Services, marks: Marks, basePath: string) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const actor = c.var.session?.actor;
    const route = marks.get(`${c.req.method} ${routePath(c, -1)}`);
    if (!actor || !route) return next();
    const isExport = route.mark === "exported" || c.req.header(PURPOSE) === "export";
    if (isSupport(actor)) {
      const isReading = ["GET", "HEAD"].includes(c.req.method);
      const isWayOut = waysOut.includes(c.req.path.slice(basePath.length));
      if (isReading ? isExport : !isWayOut) throw new AppError("support.read_only");
    }
    await next();
    if (c.req.method !== "GET" || !(c.res.ok || c.res.status === 304)) return;
    const what = routePath(c, -1).slice(basePath.length);
    if (isExport) await leave(services, c, actor, { kind: "export", what });
    else if (isSupport(actor)) {
      if (route.isOfTenant) await leave(services, c, actor, { kind: "visit", what });
    } else if (route.mark === "saw") await leave(services, c, actor, { kind: "see", what });
  });

type Reading = { kind: "see" | "export" | "visit"; what: string };
type Subject = { tenantId: TenantId; entity: "plan" | "page"; entityId: string };

async function leave(services: Services, c: Context<AppEnv>, actor: Actor, reading: Reading): Promise<void> {
  const request = { actor, now: services.now(), frameworks: services.frameworks };
  const federal = federalContextOf({ app: services.db, federal: services.federalDb }, request);
  for (const { tenantId, ...about } of await subjectsOf(c, federal.read, actor, reading)) {
    const own = contextOf(services.db, { ...request, requestKey: null });
    const write = (work: (tx: TenantTx) => Promise<void>) =>
      tenantId === actor.tenantId ? own.write(work) : federal.writeIn(tenantId, work);
    await write(async (tx) => {
      const entry = { ...about, action: actionOf(reading, about.entity), after: afterOf(reading, actor) };
      if (reading.kind !== "export" && (await stoodToday(tx, { tenantId, actor, reading, entry, now: request.now })))
        return;
      await audit(tx, request, entry);
    });
  }
}

function actionOf({ kind }: Reading, entity: Subject["entity"]): TrailAction {
  if (kind === "visit") return "support.see";
  if (kind === "see") return "dossier.see";
  return entity === "plan" ? "dossier.export" : "page.export";
}

/** The roles as they were: they may be others when somebody reads the trail. */
const afterOf = ({ what }: Reading, { roles }: Actor) => ({ what, roles });

/** The parts of a path by the names of its pattern. */
function namedIn(pattern: string, path: string): Partial<Record<string, string>> {
  const parts = path.split("/");
  return Object.fromEntries(
    pattern.split("/").flatMap((name, at) => (name.startsWith(":") ? [[name.slice(1), parts[at]]] : [])),
  );
}

const Uuid = z.uuid();
const isUuid = (text: string | undefined): text is string => Uuid.safeParse(text).success;

/** Whose chain, and about what: the plan in the path, the submissions that a federal page shows, or the page itself. */
async function subjectsOf(
  c: Context<AppEnv>,
  read: ReturnType<typeof federalContextOf>["read"],
  actor: Actor,
  { what }: Reading,
): Promise<Subject[]> {
  const { planId, submissionId } = namedIn(routePath(c, -1), c.req.path);
  if (isUuid(planId)) return [{ tenantId: actor.tenantId, entity: "plan", entityId: planId }];
  const ids = [submissionId, ...(c.req.query("submissions")?.split(",") ?? [])].filter(isUuid) as SubmissionId[];
  if (ids.length === 0 || actor.tenantKind !== "federal")
    return [{ tenantId: actor.tenantId, entity: "page", entityId: what }];
  const found = await read((tx) =>
    tx
      .selectDistinct({ tenantId: submission.tenantId, planId: submission.planId })
      .from(submission)
      .where(inArray(submission.id, ids)),
  );
  return found.map(({ tenantId, planId: entityId }: { tenantId: TenantId; planId: PlanId }) => ({
    ...{ tenantId, entityId },
    entity: "plan" as const,
  }));
}

type Seen = {
  tenantId: TenantId;
  actor: Actor;
  reading: Reading;
  entry: { action: TrailAction; entity: string; entityId: string };
  now: Date;
};

/** A person and a subject, once a day: the trail must not drown. Two requests at once wait for each other. */
async function stoodToday(tx: TenantTx, { tenantId, actor, reading, entry, now }: Seen): Promise<boolean> {
  const stands = async (): Promise<boolean> => {
    const [found] = await tx
      .select({ seq: auditEntry.seq })
      .from(auditEntry)
      .where(
        and(
          eq(auditEntry.tenantId, tenantId),
          eq(auditEntry.entity, entry.entity),
          eq(auditEntry.entityId, entry.entityId),
          eq(auditEntry.action, entry.action),
          eq(auditEntry.actorId, actor.userId),
          gte(auditEntry.at, startOfDay(dayInBelgium(now))),
          // Of support every part of a dossier that was looked at is named.
          reading.kind === "visit" ? sql`${auditEntry.after} ->> 'what' = ${reading.what}` : undefined,
        ),
      )
      .limit(1);
    return found !== undefined;
  };
  if (await stands()) return true;
  const key = [tenantId, actor.userId, entry.entityId, reading.what].join(" ");
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
  return stands();
}
