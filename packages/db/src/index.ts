export { type FoundSession, literal, readInTenant, readSession } from "./at-once.ts";
export { appendAudit, type AuditEntry, type AuditReport, type BrokenLink, verifyAudit, verifyChain } from "./audit.ts";
export { connect, type ConnectOptions, type Db, poolSizes } from "./client.ts";
export {
  type AnyTx,
  asUser,
  type DoingsTx,
  type FederalTx,
  type IdentityTx,
  type PublishedTx,
  type TenantTx,
  withDoings,
  withFederal,
  withIdentity,
  withPublished,
  withTenant,
} from "./doors.ts";
export { prepared } from "./prepared.ts";
export { health } from "./health.ts";
export { documentNames, recordsOf } from "./organisation.ts";
export { announce, type LiveMessage, liveChannel, listen, type Listening } from "./live.ts";
export * from "./schema/index.ts";
export { serverProblems, type ServerProblem } from "./server-check.ts";
export { handOver, hashDocument, inhabitantsIn, insertInParts, type Submitting } from "./submission.ts";
export {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gt,
  gte,
  ilike,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  max,
  ne,
  not,
  notInArray,
  or,
  type SQL,
  sql,
  sum,
} from "drizzle-orm";
export { alias } from "drizzle-orm/pg-core";
