import type { Db } from "@salus/db";
import type { CurrentSession } from "./authenticate.ts";
import type { SessionLimits, Visitor } from "./session.ts";

/** What the verbs about sessions and accounts need; most of them run before a tenant is known. */
export type AuthCtx = { db: Db; now: Date; limits: SessionLimits; visitor: Visitor; token: string | null };

/** The same, when somebody is signed in. */
export type PersonCtx = AuthCtx & { session: CurrentSession };
