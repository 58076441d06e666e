export * from "./audit.ts";
export * from "./idempotency.ts";
export * from "./identity.ts";
export * from "./plan.ts";
export * from "./reference.ts";
export * from "./submission.ts";
export * from "./tenant.ts";
export * from "./together.ts";
