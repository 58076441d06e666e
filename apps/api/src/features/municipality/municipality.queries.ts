import { and, asc, isNull, municipality, or, sql, type TenantTx } from "@salus/db";

/** By a part of a name in any language, or the beginning of the code. */
export function listMunicipalities(tx: TenantTx, { q, current }: { q: string; current: boolean }) {
  const part = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const name = sql`lower(concat_ws(' ', ${municipality.name} ->> 'nl', ${municipality.name} ->> 'fr', ${municipality.name} ->> 'de'))`;
  return tx
    .select()
    .from(municipality)
    .where(
      and(
        current ? isNull(municipality.validTo) : undefined,
        q === ""
          ? undefined
          : or(sql`${name} like lower(${part})`, sql`${municipality.nis} like ${`${q.replace(/[\\%_]/g, "\\$&")}%`}`),
      ),
    )
    .orderBy(asc(municipality.nis))
    .limit(1000);
}
