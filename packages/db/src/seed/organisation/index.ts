import { mechelen } from "./mechelen.ts";
import { molenbeek } from "./molenbeek.ts";
import { namur } from "./namur.ts";
import type { SeedRecord } from "./organisation-seed.ts";

/** What the municipalities of the demonstration keep, by tenant. */
export const demonstrationOrganisations: Readonly<Record<string, readonly SeedRecord[]>> = {
  mechelen,
  molenbeek,
  namur,
};
export { type SeedRecord } from "./organisation-seed.ts";
export { writeOrganisation } from "./write-organisation.ts";
