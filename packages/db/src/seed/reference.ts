import { earlierRevisions, frameworks, municipalities } from "@salus/templates";
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { CasingCache } from "drizzle-orm/casing";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { NisCode } from "@salus/domain";
import type { Db } from "../client.ts";
import { framework, frameworkRevision, municipality } from "../schema/index.ts";

/** Brings the reference data of the templates into the database and answers how many rows that changed. */
export function seedReference(owner: Db): Promise<{ municipalities: number; frameworks: number }> {
  return owner.transaction(async (tx) => {
    const changedMunicipalities = await tx
      .insert(municipality)
      .values(
        municipalities().map(({ nis, successorNis, ...row }) => ({
          nis: nis as NisCode,
          name: row.name,
          languageRegime: row.languageRegime,
          regionNis: row.regionNis,
          provinceNis: row.provinceNis,
          validFrom: row.validFrom,
          validTo: row.validTo,
          successorNis: successorNis as NisCode | null,
          population: row.population,
        })),
      )
      .onConflictDoUpdate({ target: municipality.nis, ...whatDiffers(municipality, municipality.nis) })
      .returning({ nis: municipality.nis });
    const changedFrameworks = await tx
      .insert(framework)
      .values(
        frameworks.map((body) => ({
          code: body.code,
          instrument: body.instrument,
          demonstration: body.demonstration,
          periodFrom: body.period.from,
          periodTo: body.period.to,
          body,
        })),
      )
      .onConflictDoUpdate({ target: framework.code, ...unlessPublished(whatDiffers(framework, framework.code)) })
      .returning({ code: framework.code });
    // A revision never changes once it is there: versions of plans are pinned to it.
    await tx
      .insert(frameworkRevision)
      .values([...earlierRevisions, ...frameworks].map((body) => ({ code: body.code, revision: body.revision, body })))
      .onConflictDoNothing();
    return { municipalities: changedMunicipalities.length, frameworks: changedFrameworks.length };
  });
}

/** What the federal side published since is newer than what came with the program. */
const unlessPublished = ({ set, setWhere }: ReturnType<typeof whatDiffers>) => ({
  set,
  setWhere: sql`${setWhere} and not exists (
    select from ${frameworkRevision} newer where newer.code = ${framework.code} and newer.published_by is not null
      and newer.revision >= (excluded.body ->> 'revision')::integer)`,
});

const casing = new CasingCache("snake_case");

/** Every column but the key takes the new value, only where one of them is another: the same data write nothing. */
function whatDiffers(table: PgTable, key: PgColumn): { set: Record<string, SQL>; setWhere: SQL } {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => column !== key);
  const incoming = (column: PgColumn) => sql`excluded.${sql.identifier(casing.getColumnCasing(column))}`;
  const join = (parts: SQL[]) => sql.join(parts, sql`, `);
  return {
    set: Object.fromEntries(columns.map(([name, column]) => [name, incoming(column)])),
    setWhere: sql`(${join(columns.map(([, column]) => sql`${column}`))}) is distinct from
      (${join(columns.map(([, column]) => incoming(column)))})`,
  };
}
