import { officialLanguages } from "@salus/domain";
import { openClient } from "../client.ts";
import { startEmbedded } from "../embedded/index.ts";
import { demonstrationTenants } from "../seed/index.ts";

/**
 * A program for tests: opens municipalities beside those of the demonstration, in the database of the folder it is
 * given, `mechelen=20` for twenty like Mechelen: of its language regime, with the same people and no plan yet. Prints
 * their names, `mechelen-1` and on; the coordinator is `coordinator@mechelen-1.demo.salus.example`.
 */
const [dataDir = "", ...wanted] = process.argv.slice(2);
const embedded = await startEmbedded({ dataDir });
const sql = openClient({ ...embedded.connection("postgres", "salus"), max: 1 });
for (const each of wanted) {
  const [like = "", count = ""] = each.split("=");
  const nis = demonstrationTenants.find(({ slug }) => slug === like)?.nis;
  if (!nis) throw new Error(`the demonstration has no municipality ${like}`);
  const free = await sql`
    select m.nis, m.name, m.language_regime from municipality m join tenant model on model.language_regime = m.language_regime
    where model.nis = ${nis} and m.valid_to is null and not exists (select from tenant t where t.nis = m.nis)
    order by m.nis limit ${Number(count)}`;
  if (free.length < Number(count)) throw new Error(`there are only ${String(free.length)} municipalities like ${like}`);
  for (const [index, { nis: code, name, language_regime: regime }] of free.entries()) {
    const town = `${like}-${String(index + 1)}`;
    await sql`
      with opened as (
        insert into tenant (kind, nis, name, language_regime, demonstration, created_at)
        values ('municipality', ${code}, ${sql.json(officialLanguages(name))}, ${regime}, true, now()) returning id
      ), people as (
        insert into account (email, name, locale, password_hash, created_at)
        select replace(email, ${`@${like}.`}, ${`@${town}.`}), name, locale, password_hash, now()
        from account where email like ${`%@${like}.%`} returning id, email
      )
      insert into membership (tenant_id, account_id, roles, created_at)
      select opened.id, people.id, array[split_part(people.email, '@', 1)], now() from opened, people`;
    process.stdout.write(`${town}\n`);
  }
}
await sql.end();
await embedded.stop();
