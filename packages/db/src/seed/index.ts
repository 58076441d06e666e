export { demonstrationAccounts, type DemonstrationAccount, demonstrationTenants } from "./accounts.ts";
export { seedDemonstration, type SeedOptions } from "./demonstration.ts";
export { type DemonstrationPlan, PlanFile, readPlanFiles } from "./plan-files.ts";
export { seedReference } from "./reference.ts";
