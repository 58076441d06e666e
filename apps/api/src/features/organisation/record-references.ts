import type { TenantTx } from "@salus/db";
import {
  type Actor,
  AppError,
  isBelowItself,
  type LinkedKind,
  linkedKinds,
  type NodeLinks,
  type OrganisationRecord,
  type RecordField,
  type RecordId,
  recordValue,
  refKinds,
  type RefName,
  refNames,
} from "@salus/domain";
import { isMember, keepRecords, lockUnits } from "./organisation.queries.ts";

type Who = Pick<Actor, "tenantId">;

/** What a record refers to must be there, be of the right kind and not be the record itself. */
export async function requireReferences(
  tx: TenantTx,
  actor: Who,
  record: OrganisationRecord,
  changed: readonly RecordField[],
): Promise<void> {
  const names = refNames.filter((name) => changed.includes(`refs.${name}`));
  await requireParent(tx, actor, record, names);
  const ids = names.flatMap((name) => record.refs[name] ?? []);
  const found = await keepRecords(tx, actor, ids);
  for (const name of names) {
    const isThere = (id: RecordId) => found.get(id) === refKinds[name] && id !== record.id;
    if (!(record.refs[name] ?? []).every(isThere)) throw unknownReference(`refs.${name}`);
  }
  const accountId = changed.includes("accountId") ? recordValue(record, "accountId") : null;
  if (typeof accountId === "string" && !(await isMember(tx, actor, accountId))) throw unknownReference("accountId");
}

const unknownReference = (field: RecordField) => new AppError("organisation.unknown_reference", { field });

async function requireParent(tx: TenantTx, actor: Who, record: OrganisationRecord, names: readonly RefName[]) {
  const parent = record.refs.parent?.[0];
  if (!names.includes("parent") || parent === undefined) return;
  const units = await lockUnits(tx, actor);
  if (isBelowItself(units, record.id, parent)) throw new AppError("organisation.wrong_parent");
}

/** New links of nodes must name what the municipality keeps, each of its kind. What stood there before may stay. */
export async function requireLinks(
  tx: TenantTx,
  actor: Who,
  linked: readonly { readonly links: NodeLinks }[],
  before: NodeLinks = {},
): Promise<void> {
  const added = linkedKinds.flatMap((kind: LinkedKind) =>
    linked.flatMap(({ links }) =>
      (links[kind] ?? []).filter((id) => !before[kind]?.includes(id)).map((id) => ({ kind, id: id as RecordId })),
    ),
  );
  const found = await keepRecords(tx, actor, [...new Set(added.map(({ id }) => id))]);
  const strange = added.find(({ kind, id }) => found.get(id) !== kind);
  if (strange) throw new AppError("node.unknown_link", { field: `links.${strange.kind}` });
}
