import { type Db, verifyChain, withDoings } from "@salus/db";
import { authorize, type TenantId, type UserId } from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Ctx, FederalCtx } from "../../context.ts";
import {
  type KnownPerson,
  listActorIds,
  listDoers,
  listDoings,
  listEntries,
  listPlanNames,
  peopleOf,
  readChain,
  submissionsOf,
  tenantNames,
} from "./trail.queries.ts";
import { type ChainView, planName, presentEntry, type TrailAnswer, type TrailQuery } from "./trail.view.ts";

/** One more than asked for: whether there is another page. */
function pageOf<Row>(rows: Row[], limit: number, keyOf: (row: Row) => string): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? keyOf(last) : null };
}

const byId = <Each extends { id: string }>(list: readonly Each[]) => new Map(list.map((each) => [each.id, each]));
const ownOnly = <Row extends { actorId: UserId | null; actorTenantId: string | null }>(rows: Row[], of: TenantId) =>
  rows.flatMap(({ actorId, actorTenantId }) => (actorId !== null && actorTenantId === of ? [actorId] : []));
const namesOf = (people: readonly KnownPerson[]) => people.map(({ id, name }) => ({ id, name }));

/** The chain of one's own tenant. Who acted for the federal side has no name here. */
export function readTrail(ctx: Ctx, query: TrailQuery): Promise<TrailAnswer> {
  authorize(ctx.actor, "trail.read");
  const { tenantId } = ctx.actor;
  return ctx.read(async (tx) => {
    const found = await listEntries(tx, tenantId, { ...query, limit: query.limit + 1 });
    const { rows, next } = pageOf(found, query.limit, ({ seq }) => String(seq));
    const people = await peopleOf(tx, tenantId, await listActorIds(tx, tenantId));
    const plans = (await listPlanNames(tx, tenantId)).map(planName);
    const [known, plansById] = [byId(people), byId(plans)];
    return {
      entries: rows.map(({ before, after, planId, hash, ...row }) => {
        const isOwn = row.actorTenantId === tenantId;
        return presentEntry(row, {
          side: row.actorTenantId === null ? "system" : isOwn ? "own" : "federal",
          person: (isOwn && row.actorId !== null && known.get(row.actorId)) || null,
          plan: (planId !== null && plansById.get(planId)) || null,
          tenant: null,
          payload: { ...(before as object | null), ...(after as object | null) },
          hash,
        });
      }),
      next,
      people: namesOf(people),
      plans,
      chain: await readChain(tx, tenantId),
    };
  });
}

/** What one's own people did, at home and in every municipality; what stood before and after is not theirs to read. */
export async function readDoings(
  { ctx, own, federalDb }: { ctx: FederalCtx; own: Ctx; federalDb: Db },
  query: TrailQuery,
): Promise<TrailAnswer> {
  authorize(ctx.actor, "trail.read");
  const { tenantId } = ctx.actor;
  const [found, doers] = await withDoings(federalDb, tenantId, async (tx) => [
    await listDoings(tx, tenantId, { ...query, limit: query.limit + 1 }),
    await listDoers(tx, tenantId),
  ]);
  const { rows, next } = pageOf(found, query.limit, (row) => `${row.at.getTime()}.${row.tenantId}.${row.seq}`);
  const ofPlans = rows.flatMap(({ entity, entityId, tenantId: inTenant }) =>
    entity === "plan" ? [{ tenantId: inTenant, planId: entityId }] : [],
  );
  const [submissions, tenants] = await ctx.read(async (tx) => [
    await submissionsOf(tx, ofPlans),
    await tenantNames(tx, [...new Set(rows.map((row) => row.tenantId))]),
  ]);
  const [people, chain] = await own.read(async (tx) => [
    await peopleOf(tx, tenantId, [...new Set([...doers, ...ownOnly(rows, tenantId)])]),
    await readChain(tx, tenantId),
  ]);
  const [known, names] = [byId(people), byId(tenants)];
  return {
    entries: rows.map(({ tenantId: inTenant, ...row }) => {
      const sent = submissions.find(({ tenantId: of, planId }) => of === inTenant && planId === row.entityId);
      return presentEntry(row, {
        side: "own",
        person: (row.actorId !== null && known.get(row.actorId)) || null,
        plan: sent ? planName(sent) : null,
        tenant: inTenant === tenantId ? null : (names.get(inTenant)?.name ?? null),
        payload: null,
        hash: null,
      });
    }),
    next,
    people: namesOf(people),
    plans: [],
    chain,
  };
}

/** Proves the chain of the own tenant; the proof is the next link of it. */
export function verifyTrail(ctx: Ctx): Promise<ChainView> {
  authorize(ctx.actor, "trail.keep");
  const { tenantId } = ctx.actor;
  return ctx.write(async (tx) => {
    const { entries, broken } = await verifyChain(tx, tenantId);
    const after = { entries, broken };
    await audit(tx, ctx, { action: "trail.verify", entity: "tenant", entityId: tenantId, after });
    return readChain(tx, tenantId);
  });
}
