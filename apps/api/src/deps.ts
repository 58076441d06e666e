import type { Db } from "@salus/db";
import { type SigningService, testSigningService } from "@salus/documents/signing";
import type { Locale, Role } from "@salus/domain";
import { type SessionLimits, sessionLimits } from "./auth/session.ts";
import type { LiveHub } from "./features/live/live-hub.ts";
import type { Outbox } from "./features/mail/deliver.ts";
import type { FrameworkMemory } from "./features/framework/framework.queries.ts";
import type { TreeCache } from "./features/plan/tree-cache.ts";
import { type Log, silentLog } from "./log.ts";
import type { Storage } from "./storage/storage.ts";
import { inMemory } from "./storage/in-memory.ts";

/** Accounts that everybody may use, in a demonstration. */
export type Demonstration = {
  accounts: readonly { email: string; name: string; role: Role; tenant: string; locale: Locale }[];
  password: string;
};

/** Everything the outside world gives the app. Tests pass their own; `server.ts` passes the real ones. */
export type Deps = {
  /** The pool of `salus_app`. */
  db: Db;
  /** The pool of `salus_federal`. */
  federalDb: Db;
  now: () => Date;
  demo: Demonstration | null;
  log: Log;
  sessionLimits: SessionLimits;
  /** Origins under which browsers know us, when a proxy stands in between. */
  publicOrigins: readonly string[];
  /** Where the bytes of attachments lie. */
  storage: Storage;
  attachments: { maxBytes: number };
  /** How long support is let in at most. */
  support: { maxHours: number };
  /** Signs a PDF for a person; null where none is set up. */
  signing: SigningService | null;
  mail: Outbox;
  /** Key of the hashes of visitors' addresses; unknown outside the process. */
  addressKey: string;
};

/** What one application keeps for itself, beside what it was given. */
export type Services = Deps & { frameworks: FrameworkMemory; trees: TreeCache; live: LiveHub };

export type GivenDeps = Pick<Deps, "db" | "federalDb" | "now" | "addressKey"> &
  Partial<Deps> & {
    /** Given by a program that ends its streams when it stops. */
    live?: LiveHub;
  };

export const defaultSupportHours = 4;

export const withDefaults = (deps: GivenDeps): Deps => ({
  demo: null,
  log: silentLog,
  sessionLimits,
  publicOrigins: [],
  storage: inMemory(),
  attachments: { maxBytes: 20 * 1024 * 1024 },
  support: { maxHours: defaultSupportHours },
  // A demonstration signs with certificates of its own making.
  signing: deps.demo ? testSigningService() : null,
  mail: { origin: "http://localhost", isShown: deps.demo !== undefined && deps.demo !== null, post: null },
  ...deps,
});
