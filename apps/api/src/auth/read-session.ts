import { withIdentity } from "@salus/db";
import type { Deps } from "../deps.ts";
import { lucia, sessionIdOf } from "./session.ts";
import { type Person, presentSession, type SessionView } from "./session-view.ts";

export const readSession = (deps: Deps, person: Person): Promise<SessionView> =>
  withIdentity(deps.db, (tx) => presentSession(tx, person, { demonstration: deps.demo !== null, now: deps.now() }));

/** The session of a token that was just made. */
export function sessionOfToken(deps: Deps, token: string): Promise<SessionView> {
  const clock = { now: deps.now(), limits: deps.sessionLimits };
  return withIdentity(deps.db, async (tx) => {
    const { session, user } = await lucia(tx, clock).validateSession(sessionIdOf(token));
    if (!session) throw new Error("a session that was just opened is not there");
    const { name, email, locale } = user;
    const actor = { userId: user.id, tenantId: session.tenantId };
    return presentSession(tx, { actor, name, email, locale }, { demonstration: deps.demo !== null, now: clock.now });
  });
}
