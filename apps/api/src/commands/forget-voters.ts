import { tenant } from "@salus/db";
import { forgetVoters } from "../features/timeline/forget-voters.ts";
import { type Command, print, readArgs, UsageError } from "./command.ts";
import { findTenant, withDatabase } from "./database.ts";

/** The term has no default: no law that we know sets it. */
export const forgetNames: Command = async (args) => {
  const { values } = readArgs(args, { years: { type: "string" }, tenant: { type: "string" } });
  if (!/^\d{1,2}$/.test(values.years ?? "")) throw new UsageError("say with --years how long names are kept");
  const keptYears = Number(values.years);
  await withDatabase(async ({ owner }) => {
    const tenants =
      values.tenant === undefined ? await owner.select().from(tenant) : [await findTenant(owner, values.tenant)];
    let decisions = 0;
    for (const { id } of tenants) decisions += await forgetVoters(owner, id, { keptYears, now: new Date() });
    await print(`names forgotten in ${decisions} decisions`);
  });
};
