import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";

/** How many a run may need; `de` has nine municipalities in all. */
const wanted = { mechelen: 40, molenbeek: 15, namur: 20, eupen: 5 };
type Model = keyof typeof wanted;
export type Town = `${Model}-${number}`;

const folder = (): string => join(process.env["E2E_DATA"] ?? "", "towns");

/** Before the first test, beside the server: the municipalities that tests may take. Each is a folder, so that one test only can take it. */
export default function openTowns(): void {
  const program = join(import.meta.dirname, "../../../packages/db/src/testing/open-towns.ts");
  const counts = Object.entries(wanted).map(([like, count]) => `${like}=${count}`);
  const towns = execFileSync(process.execPath, [program, process.env["E2E_DATA"] ?? "", ...counts], {
    encoding: "utf8",
  });
  for (const town of towns.trim().split("\n")) mkdirSync(join(folder(), town), { recursive: true });
}

/**
 * A municipality of the test's own, without a plan: its language and its people (`coordinator@…`) are those of the
 * municipality of the demonstration that it is like.
 */
export function freshTown(like: Model): Town {
  const taken = readdirSync(folder()).find((town) => town.startsWith(`${like}-`) && take(town));
  if (!taken) throw new Error(`no municipality like ${like} is left: open more of them in e2e/towns.ts`);
  return taken as Town;
}

function take(town: string): boolean {
  try {
    rmdirSync(join(folder(), town));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
