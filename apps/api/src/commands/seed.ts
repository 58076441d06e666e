import { seedDemonstration, seedReference } from "@salus/db/seed";
import { hashPassword } from "../auth/password.ts";
import { demonstrationPassword } from "../program/database.ts";
import { readEnvironment } from "../program/environment.ts";
import { type Command, print, readArgs } from "./command.ts";
import { withDatabase } from "./database.ts";

export const seed: Command = async (args) => {
  const { values } = readArgs(args, { demonstration: { type: "boolean" } });
  // The same refusals as for the program that would serve it.
  if (values.demonstration) readEnvironment({ ...process.env, SALUS_DEMO: "yes" });
  await withDatabase(async ({ owner }) => {
    const { municipalities, frameworks } = await seedReference(owner);
    await print(`${municipalities} municipalities and ${frameworks} frameworks written`);
    if (!values.demonstration) return;
    await seedDemonstration(owner, { now: new Date(), passwordHash: await hashPassword(demonstrationPassword) });
    await print("the demonstration is there");
  });
};
