import { tenant, verifyAudit } from "@salus/db";
import { type Command, print, printError, readArgs } from "./command.ts";
import { findTenant, withDatabase } from "./database.ts";

export const verifyTrail: Command = async (args) => {
  const { values } = readArgs(args, { tenant: { type: "string" } });
  await withDatabase(async ({ owner }) => {
    const wanted = values.tenant === undefined ? undefined : await findTenant(owner, values.tenant);
    const reports = await verifyAudit(owner, wanted?.id);
    const tenants = await owner.select({ id: tenant.id, name: tenant.name }).from(tenant);
    for (const { tenantId, entries, broken } of reports) {
      const name = tenants.find(({ id }) => id === tenantId)?.name;
      const label = name?.nl ?? name?.fr ?? tenantId;
      if (broken === null) await print(`${label}: ${entries} entries, whole`);
      else printError(`${label}: broken at entry ${broken.seq} (${broken.reason})`);
    }
    if (reports.some(({ broken }) => broken !== null)) process.exitCode = 1;
  });
};
