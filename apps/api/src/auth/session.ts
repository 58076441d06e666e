import { createHash, randomBytes } from "node:crypto";
import {
  account,
  and,
  type Db,
  eq,
  type FoundSession,
  gt,
  type IdentityTx,
  isNull,
  lte,
  readSession,
  session,
  type TenantTx,
  withIdentity,
} from "@salus/db";
import type { Locale, TenantId, UserId } from "@salus/domain";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";

declare module "lucia" {
  interface Register {
    Lucia: Lucia<SessionAttributes, UserAttributes>;
    UserId: AccountId;
    DatabaseUserAttributes: UserAttributes;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

/** Inside the declaration above `UserId` would mean lucia's own. */
type AccountId = UserId;
type UserAttributes = { email: string; name: string; locale: Locale };
type SessionAttributes = {
  /** The tenant the person works in. */
  tenantId: TenantId;
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string | null;
  ipHash: string | null;
};

/** When a session ends: some time after the last sign of life, and in any case some time after signing in. */
export type SessionLimits = { idleMs: number; absoluteMs: number; perAccount: number };
export const sessionLimits: SessionLimits = {
  idleMs: 8 * 60 * 60 * 1000,
  absoluteMs: 24 * 60 * 60 * 1000,
  perAccount: 10,
};

/** A sign of life is written down at most this often. */
const REFRESH_MS = 60_000;

export type SessionTx = IdentityTx | TenantTx;
type Clock = { now: Date; limits: SessionLimits };

export const newToken = (): string => randomBytes(32).toString("base64url");
/** What the database knows of a token. */
export const sessionIdOf = (token: string): string => createHash("sha256").update(token).digest("hex");
/** Names a session to its owner without giving away the key of its row. */
export const handleOf = (sessionId: string): string =>
  createHash("sha256").update(`handle:${sessionId}`).digest("base64url").slice(0, 22);

/**
 * Lucia on our table and our clock. It keeps a sliding end only and reads the system clock, so the adapter adds the
 * absolute end and translates instants (decision 0011).
 */
export const lucia = (tx: SessionTx, clock: Clock) => luciaOn(adapter(tx, clock), clock);

function luciaOn(sessions: Adapter, clock: Clock) {
  return new Lucia(sessions, {
    sessionExpiresIn: new TimeSpan(clock.limits.idleMs, "ms"),
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
}

const endOf = (createdAt: Date, { now, limits }: Clock): Date =>
  new Date(Math.min(now.getTime() + limits.idleMs, createdAt.getTime() + limits.absoluteMs));

const onSystemClock = (instant: Date, { now }: Clock): Date => new Date(Date.now() + instant.getTime() - now.getTime());

function adapter(tx: SessionTx, clock: Clock): Adapter {
  const { now, limits } = clock;
  const fromRow = (row: typeof session.$inferSelect): DatabaseSession | null =>
    row.tenantId === null
      ? null
      : {
          id: row.id,
          userId: row.accountId,
          expiresAt: onSystemClock(row.expiresAt, clock),
          attributes: {
            tenantId: row.tenantId,
            createdAt: row.createdAt,
            lastSeenAt: row.lastSeenAt,
            userAgent: row.userAgent,
            ipHash: row.ipHash,
          },
        };

  return {
    async getSessionAndUser(id) {
      const [found] = await tx
        .select({ session, account })
        .from(session)
        .innerJoin(account, eq(account.id, session.accountId))
        .where(
          and(
            eq(session.id, id),
            isNull(account.disabledAt),
            gt(session.expiresAt, now),
            gt(session.absoluteExpiresAt, now),
          ),
        );
      if (!found) return [null, null];
      const { email, name, locale } = found.account;
      return [fromRow(found.session), { id: found.account.id, attributes: { email, name, locale } }];
    },
    async getUserSessions(userId) {
      const rows = await tx
        .select()
        .from(session)
        .where(and(eq(session.accountId, userId), gt(session.expiresAt, now), gt(session.absoluteExpiresAt, now)))
        .orderBy(session.createdAt, session.id);
      return rows.flatMap((row) => fromRow(row) ?? []);
    },
    async setSession({ id, userId, attributes }) {
      const absoluteExpiresAt = new Date(attributes.createdAt.getTime() + limits.absoluteMs);
      const expiresAt = endOf(attributes.createdAt, clock);
      await tx.insert(session).values({ id, accountId: userId, ...attributes, absoluteExpiresAt, expiresAt });
    },
    async updateSessionExpiration(id) {
      const [row] = await tx.select({ createdAt: session.createdAt }).from(session).where(eq(session.id, id));
      if (!row) return;
      await tx
        .update(session)
        .set({ lastSeenAt: now, expiresAt: endOf(row.createdAt, clock) })
        .where(eq(session.id, id));
    },
    async deleteSession(id) {
      await tx.delete(session).where(eq(session.id, id));
    },
    async deleteUserSessions(userId) {
      await tx.delete(session).where(eq(session.accountId, userId));
    },
    async deleteExpiredSessions() {
      await tx.delete(session).where(lte(session.expiresAt, now));
    },
  };
}

/**
 * The session of a token, kept alive by being asked for; null when it has ended or never was. Read in one message; only
 * a sign of life that is written down, or the removal of a session that has ended, opens a transaction.
 */
export async function findSession(db: Db, token: string, clock: Clock): Promise<FoundSession | null> {
  const found = await readSession(db, sessionIdOf(token));
  if (!found) return null;
  const { id, userId, email, name, locale, expiresAt, absoluteExpiresAt, until: _until, ...attributes } = found;
  const hasEnded = expiresAt <= clock.now || absoluteExpiresAt <= clock.now;
  // A person's own sessions go on elsewhere: what ended is the access of support to this tenant.
  if (!hasEnded && !isLetIn(found, clock.now)) return null;
  const session = { id, userId, expiresAt: onSystemClock(expiresAt, clock), attributes };
  const user = { id: userId, attributes: { email, name, locale } };
  const known: Adapter = {
    ...inOwnTransactions(db, clock),
    getSessionAndUser: () => Promise.resolve(hasEnded ? [null, null] : [session, user]),
  };
  const { session: valid } = await luciaOn(known, clock).validateSession(id);
  if (!valid) return null;
  if (!valid.fresh && clock.now.getTime() - found.lastSeenAt.getTime() >= REFRESH_MS) {
    await known.updateSessionExpiration(id, valid.expiresAt);
  }
  return found;
}

/** The session of a token, asked for without keeping it alive; null when it has ended. */
export async function findLivingSession(db: Db, token: string, now: Date): Promise<FoundSession | null> {
  const found = await readSession(db, sessionIdOf(token));
  return found && found.expiresAt > now && found.absoluteExpiresAt > now && isLetIn(found, now) ? found : null;
}

/** Support is let in for a while; everybody else belongs to the tenant. */
const isLetIn = ({ until }: FoundSession, now: Date): boolean => until === null || until > now;

/** The adapter where no transaction is open: each call opens one. */
function inOwnTransactions(db: Db, clock: Clock): Adapter {
  const on = <T>(work: (adapter: Adapter) => Promise<T>): Promise<T> =>
    withIdentity(db, (tx) => work(adapter(tx, clock)));
  return {
    getSessionAndUser: (id) => on((own) => own.getSessionAndUser(id)),
    getUserSessions: (userId) => on((own) => own.getUserSessions(userId)),
    setSession: (session) => on((own) => own.setSession(session)),
    updateSessionExpiration: (id, expiresAt) => on((own) => own.updateSessionExpiration(id, expiresAt)),
    deleteSession: (id) => on((own) => own.deleteSession(id)),
    deleteUserSessions: (userId) => on((own) => own.deleteUserSessions(userId)),
    deleteExpiredSessions: () => on((own) => own.deleteExpiredSessions()),
  };
}

export type Visitor = { userAgent: string | null; ipHash: string | null };

/** Opens a session under a new token; the oldest ones beyond the limit end, and so does the one it replaces. */
export async function openSession(
  tx: SessionTx,
  of: { userId: UserId; tenantId: TenantId; createdAt: Date; visitor: Visitor; replaces: string | null },
  clock: Clock,
): Promise<string> {
  const auth = lucia(tx, clock);
  if (of.replaces !== null) await auth.invalidateSession(sessionIdOf(of.replaces));
  await auth.deleteExpiredSessions();
  const others = await auth.getUserSessions(of.userId);
  for (const { id } of others.slice(0, Math.max(0, others.length + 1 - clock.limits.perAccount))) {
    await auth.invalidateSession(id);
  }
  const token = newToken();
  const { tenantId, createdAt, visitor } = of;
  await auth.createSession(
    of.userId,
    { tenantId, createdAt, lastSeenAt: clock.now, ...visitor },
    { sessionId: sessionIdOf(token) },
  );
  return token;
}
