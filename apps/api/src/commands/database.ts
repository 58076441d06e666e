import { asc, type Db, connect, tenant } from "@salus/db";
import { migrate } from "@salus/db/migrate";
import { findDatabase } from "../program/database.ts";
import { readEnvironment } from "../program/environment.ts";
import { Refusal } from "../program/refusal.ts";
import { printError, UsageError } from "./command.ts";

type Roles = { app: Db; owner: Db };

/** Work on the database of this place, migrated; everything is closed afterwards. */
export async function withDatabase<T>(work: (roles: Roles) => Promise<T>): Promise<T> {
  const doors = await openDoors();
  const app = connect({ ...doors.app, max: 2, applicationName: "salus cli" });
  const owner = connect({ ...doors.owner, max: 2, applicationName: "salus cli owner" });
  try {
    await migrate(doors.owner);
    return await work({ app, owner });
  } finally {
    await Promise.all([app.close(), owner.close()]);
    await doors.stop();
  }
}

/** A server that serves requests never has the owner's password, so commands may have only that one. */
export function readCommandEnvironment() {
  const ownerUrl = process.env["DATABASE_OWNER_URL"];
  const urls = ownerUrl ? { ...process.env, DATABASE_URL: process.env["DATABASE_URL"] ?? ownerUrl } : process.env;
  return readEnvironment({ ...urls, DATABASE_FEDERAL_URL: urls["DATABASE_FEDERAL_URL"] ?? urls["DATABASE_URL"] });
}

/** The commands that change the schema or read all of it need the owner. */
export async function openDoors() {
  const doors = await findDatabase(readCommandEnvironment().urls, printError);
  const { owner } = doors;
  if (owner === null) throw new Refusal("Set DATABASE_OWNER_URL: the same database as the role salus_owner.");
  return { ...doors, owner };
}

const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");

/** A tenant by its NIS code or its name in any language: `12025`, `mechelen`, `malines`. */
export async function findTenant(db: Db, wanted: string): Promise<typeof tenant.$inferSelect> {
  const tenants = await db.select().from(tenant).orderBy(asc(tenant.createdAt));
  const found = tenants.filter(
    ({ nis, name }) => nis === wanted || Object.values(name).some((each) => slugOf(each) === slugOf(wanted)),
  );
  const partly = tenants.filter(({ name }) =>
    Object.values(name).some((each) => slugOf(each).split("-").includes(slugOf(wanted))),
  );
  const [only, ...others] = found.length > 0 ? found : partly;
  if (!only || others.length > 0) {
    const known = tenants.map(({ name }) => slugOf(name.nl ?? name.fr ?? "")).join(", ");
    throw new UsageError(`${wanted} is none of the tenants: ${known || "there are none yet"}`);
  }
  return only;
}
