import { migrate } from "@salus/db/migrate";
import { type Command, print, readArgs } from "./command.ts";
import { openDoors } from "./database.ts";

export const migrateDatabase: Command = async (args) => {
  readArgs(args, {});
  const doors = await openDoors();
  try {
    const applied = await migrate(doors.owner);
    await print(applied.length === 0 ? "up to date" : applied.join("\n"));
  } finally {
    await doors.stop();
  }
};
