import { readFile, readdir } from "node:fs/promises";
import { PlainDate, PlanDocument } from "@salus/domain";
import { z } from "zod";

const folder = new URL("plans/", import.meta.url);

/** A calendar day, or so many days before the day of seeding ("-40d") where deadlines must be alive. */
const Day = z.union([PlainDate, z.string().regex(/^-\d{1,4}d$/)]);

/** One plan of the demonstration: a plan document in this folder, and how far it came. */
export const PlanFile = z
  .object({
    file: z.string().regex(/^[a-z0-9-]+\.json$/),
    nis: z.string().regex(/^\d{5}$/),
    framework: z.string(),
    created: Day,
    /** From here on the version is frozen. */
    submitted: Day.nullable().default(null),
    returned: z
      .object({ on: Day, reason: z.string().min(1) })
      .nullable()
      .default(null),
    approved: Day.nullable().default(null),
    inForce: Day.nullable().default(null),
  })
  .strict()
  .refine(({ submitted, returned, approved }) => submitted !== null || (returned === null && approved === null))
  .refine(({ returned, approved }) => returned === null || approved === null)
  .refine(({ approved, inForce }) => approved !== null || inForce === null);
export type PlanFile = z.infer<typeof PlanFile>;

export type DemonstrationPlan = PlanFile & { document: PlanDocument };

/** The plans of the manifest with their documents; a file that the manifest does not name is an error. */
export async function readPlanFiles(): Promise<DemonstrationPlan[]> {
  const manifest = z.array(PlanFile).parse(await readJson("manifest.json"));
  const named = new Set(["manifest.json", ...manifest.map(({ file }) => file)]);
  const stray = (await readdir(folder)).filter((name) => name.endsWith(".json") && !named.has(name));
  if (stray.length > 0) throw new Error(`The manifest of the demonstration does not name ${stray.join(", ")}.`);
  return Promise.all(
    manifest.map(async (entry) => ({ ...entry, document: PlanDocument.parse(await readJson(entry.file)) })),
  );
}

const readJson = async (name: string): Promise<unknown> => JSON.parse(await readFile(new URL(name, folder), "utf8"));

/** The day an entry of the manifest means. */
export function dayOf(day: string, now: Date): PlainDate {
  if (!day.startsWith("-")) return day;
  return new Date(now.getTime() - Number.parseInt(day.slice(1), 10) * 86_400_000).toISOString().slice(0, 10);
}

/** Nine o'clock in the morning of a day, universal time, and some minutes. */
export const instantOn = (day: PlainDate, minutes = 0): Date =>
  new Date(Date.parse(`${day}T09:00:00Z`) + minutes * 60_000);
