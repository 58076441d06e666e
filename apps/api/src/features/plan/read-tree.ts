import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { literal } from "@salus/db";
import { AppError, authorize, type PlanId, type PlanStatus, type TenantId, type VersionId } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import type { TreeCache } from "./tree-cache.ts";

const compress = promisify(gzip);

/** Which variant of the tree a reader gets. Part of every key: one reader's tree is never another's by accident. */
type ReaderView = "municipality";

type Head = { tenantId: TenantId; versionId: VersionId; treeRevision: number; status: PlanStatus };

export type TreeAnswer =
  | { kind: "unchanged"; etag: string }
  | { kind: "json"; etag: string; body: string }
  | { kind: "gzip"; etag: string; body: Uint8Array };

type Asked = {
  planId: PlanId;
  /** Number of a version; the latest when it is absent. */
  number?: number | undefined;
  ifNoneMatch: string | undefined;
  acceptsGzip: boolean;
};

/**
 * The tree of a version, by the cheapest way that serves: unchanged since the reader has it, compressed before, or one
 * `json_agg` whose text is passed on untouched. Each way is one message to the database (decision 14).
 */
export async function readTree(ctx: Ctx, trees: TreeCache, asked: Asked): Promise<TreeAnswer> {
  const view: ReaderView = "municipality";
  if (asked.ifNoneMatch !== undefined || asked.acceptsGzip) {
    const head = await getHead(ctx, asked);
    authorize(ctx.actor, "plan.read");
    const etag = etagOf(head, view);
    if (matches(asked.ifNoneMatch, etag)) return { kind: "unchanged", etag };
    const stored = asked.acceptsGzip ? trees.get(keyOf(head, view)) : undefined;
    if (stored) return { kind: "gzip", etag, body: stored };
  }
  const { text, ...head } = await getText(ctx, asked);
  authorize(ctx.actor, "plan.read");
  const etag = etagOf(head, view);
  if (!asked.acceptsGzip) return { kind: "json", etag, body: text };
  const body = await compress(text, { level: 4 });
  trees.set(keyOf(head, view), body);
  return { kind: "gzip", etag, body };
}

const keyOf = ({ tenantId, versionId, treeRevision, status }: Head, view: ReaderView): string =>
  [tenantId, versionId, treeRevision, status, view].join(":");

/** Weak: the compressed and the plain answer are the same tree. */
const etagOf = ({ versionId, treeRevision, status }: Head, view: ReaderView): string =>
  `W/"${versionId}.${treeRevision}.${status}.${view}"`;

const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.split(",").some((candidate) => candidate.trim().replace(/^(W\/)?/, "W/") === etag) ?? false;

const headColumns = `v.tenant_id as "tenantId", v.id as "versionId", v.tree_revision as "treeRevision", v.status`;

/** The asked version, or the latest. The number was checked to be one. */
const askedVersion = ({ actor: { tenantId } }: Ctx, { planId, number }: Asked): string => `
  from version v
  where v.tenant_id = ${literal(tenantId)} and v.plan_id = ${literal(planId)}
    ${number === undefined ? "" : `and v.number = ${Math.trunc(number)}`}
  order by v.status not in ('returned', 'refused', 'withdrawn') desc, v.number desc limit 1`;

async function getHead(ctx: Ctx, asked: Asked): Promise<Head> {
  const [row] = await ctx.readAtOnce<Head>(`select ${headColumns} ${askedVersion(ctx, asked)}`);
  if (!row) throw new AppError("plan.not_found");
  return row;
}

/** One statement, so that the tree and the revision it is filed under are of the same moment. */
async function getText(ctx: Ctx, asked: Asked): Promise<Head & { text: string }> {
  const [row] = await ctx.readAtOnce<Head & { text: string }>(`
    select ${headColumns},
      json_build_object(
        'version', json_build_object(
          'id', v.id, 'number', v.number, 'status', v.status, 'treeRevision', v.tree_revision, 'language', v.language,
          'frozenAt', to_char(v.frozen_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'createdAt', to_char(v.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'scope', v.scope
        ),
        'nodes', (
          select coalesce(json_agg(json_build_object(
            'lineageId', n.lineage_id, 'parentId', n.parent_id, 'kind', n.kind, 'orderKey', n.order_key, 'code', n.code,
            'text', n.text, 'intro', n.intro, 'unit', n.unit, 'original', n.original, 'targets', n.targets,
            'links', n.links, 'reviews', n.reviews,
            'revision', n.revision, 'fieldRevisions', n.field_revisions
          ) order by n.order_key), '[]')
          from node n where n.tenant_id = v.tenant_id and n.version_id = v.id and n.removed_at is null
        ),
        'grantLines', (
          select coalesce(json_agg(json_build_object(
            'id', g.id, 'scheme', g.scheme, 'fte', g.fte, 'amountCents', g.amount_cents,
            'equipmentCents', g.equipment_cents, 'note', g.note, 'revision', g.revision
          ) order by g.scheme, g.id), '[]')
          from grant_line g where g.tenant_id = v.tenant_id and g.version_id = v.id
        )
      )::text as text
    ${askedVersion(ctx, asked)}`);
  if (!row) throw new AppError("plan.not_found");
  return row;
}
