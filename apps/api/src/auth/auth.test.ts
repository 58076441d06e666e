import { account, auditEntry, eq, session, signInAttempt, withTenant } from "@salus/db";
import { aMembership, anAccount, aTenant } from "@salus/db/testing";
import type { TenantId } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aMember, createTestApp, type TestApp } from "../testing.ts";
import { hashPassword } from "./password.ts";
import { attemptLimits, hashEmail } from "./rate-limit.ts";
import { sessionIdOf, sessionLimits } from "./session.ts";

const password = "vier paarden eten hooi";
let passwordHash: string;
let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
  passwordHash = await hashPassword(password);
});
afterAll(() => test[Symbol.asyncDispose]());

const begin = new Date("2026-03-02T09:00:00.000Z");
const later = (ms: number) => (test.clock.now = new Date(begin.getTime() + ms));

async function aPerson(roles: ["coordinator"] | ["administrator"] = ["coordinator"]) {
  test.clock.now = begin;
  const { id: tenantId } = await aTenant(test.database.owner);
  return { tenantId, ...(await aMember(test, { tenantId, roles, passwordHash })) };
}

const signIn = (email: string, given = password, options: { token?: string; address?: string } = {}) =>
  test.app.request(
    "http://salus.test/api/v1/auth/sign-in",
    {
      method: "POST",
      headers: {
        origin: "http://salus.test",
        "content-type": "application/json",
        ...(options.token && { cookie: `__Host-salus=${options.token}` }),
      },
      body: JSON.stringify({ email, password: given }),
    },
    { clientAddress: options.address ?? "192.0.2.1" },
  );

const tokenIn = (response: Response): string =>
  /__Host-salus=([^;]+)/.exec(response.headers.get("set-cookie") ?? "")![1]!;
const statusOf = async (token: string) => (await test.ask("/auth/session", { token })).status;
const codeOf = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;
const trail = (tenantId: TenantId) =>
  withTenant(test.database.owner, tenantId, (tx) => tx.select().from(auditEntry).orderBy(auditEntry.seq));

describe("signing in", () => {
  it("opens a session, answers who and what one is, and leaves a trace", async () => {
    const person = await aPerson();
    const response = await signIn(person.email.toUpperCase());

    expect(response.status).toBe(200);
    expect(await response.clone().json()).toMatchObject({
      user: { id: person.actor.userId, email: person.email },
      active: { tenantId: person.tenantId, kind: "municipality", roles: ["coordinator"] },
      demonstration: false,
    });
    expect(await statusOf(tokenIn(response))).toBe(200);
    expect(await trail(person.tenantId)).toMatchObject([
      { action: "account.sign_in", entityId: person.actor.userId, actorId: person.actor.userId },
    ]);
  });

  it("sends the cookie as __Host-, HttpOnly, Secure, SameSite=Lax, and keeps only a hash of it", async () => {
    const person = await aPerson();
    const response = await signIn(person.email);
    const cookie = response.headers.get("set-cookie");
    expect(cookie).toMatch(/^__Host-salus=[\w-]{43}; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const rows = await test.database.superuser`select * from session where account_id = ${person.actor.userId}`;
    expect(JSON.stringify(rows)).not.toContain(tokenIn(response));
    expect(rows.map(({ id }) => id as string)).toContain(sessionIdOf(tokenIn(response)));
  });

  it("gives a new token, also to a browser that brings a planted one, and kills the old one", async () => {
    const person = await aPerson();
    const planted = tokenIn(await signIn(person.email));
    const fresh = tokenIn(await signIn(person.email, password, { token: planted }));
    expect(fresh).not.toBe(planted);
    expect(await statusOf(planted)).toBe(401);
    expect(await statusOf(fresh)).toBe(200);
    expect(await statusOf("a".repeat(43))).toBe(401);
  });

  it("answers alike to a wrong password, an unknown address and a disabled account", async () => {
    const person = await aPerson();
    const disabled = await aPerson();
    await test.database.owner.update(account).set({ disabledAt: begin }).where(eq(account.id, disabled.actor.userId));
    const responses = [
      await signIn(person.email, "een ander wachtwoord"),
      await signIn("nobody@nowhere.example"),
      await signIn(disabled.email),
    ];
    for (const response of responses) {
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: { code: "session.wrong_credentials", params: {} } });
      expect(response.headers.get("set-cookie")).toBeNull();
    }
    expect(await statusOf(disabled.token)).toBe(401);
  });

  it("does the same work for an unknown address as for a known one", async () => {
    const person = await aPerson();
    const time = async (email: string, address: string) => {
      const started = performance.now();
      await signIn(email, "een ander wachtwoord", { address });
      return performance.now() - started;
    };
    const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let round = 0; round < 6; round += 1) {
      known.push(await time(person.email, `198.51.100.${round}`));
      unknown.push(await time(`nobody-${round}@nowhere.example`, `198.51.100.${round}`));
    }
    // An argon2 check takes about ten times the rest; leaving it out would show as a factor, not as noise.
    expect(median(unknown)).toBeGreaterThan(median(known) / 3);
    expect(median(unknown)).toBeLessThan(median(known) * 3);
  });
});

describe("guessing", () => {
  const failures = async (email: string) =>
    (
      await test.database.owner
        .select()
        .from(signInAttempt)
        .where(eq(signInAttempt.emailHash, hashEmail(email)))
    ).filter(({ succeeded }) => !succeeded).length;

  it("is cut off after ten checks of one account, however many ask at once and from wherever", async () => {
    const person = await aPerson();
    const codes = await Promise.all(
      Array.from({ length: 200 }, async (_, index) =>
        codeOf(await signIn(person.email, `guess number ${index}`, { address: `203.0.113.${index % 250}` })),
      ),
    );
    expect(codes.filter((code) => code === "session.wrong_credentials").length).toBeLessThanOrEqual(
      attemptLimits.perAccount,
    );
    expect(codes.filter((code) => code === "session.too_many_attempts").length).toBeGreaterThanOrEqual(190);
    expect(await failures(person.email)).toBeLessThanOrEqual(attemptLimits.perAccount);
  });

  it("lets the owner in meanwhile from where the owner worked before, and everybody after a quarter of an hour", async () => {
    const person = await aPerson();
    expect((await signIn(person.email, password, { address: "192.0.2.77" })).status).toBe(200);
    for (let guess = 0; guess < 12; guess += 1)
      await signIn(person.email, `guess ${guess}`, { address: "203.0.113.9" });

    expect((await signIn(person.email, password, { address: "203.0.113.9" })).status).toBe(429);
    expect((await signIn(person.email, password, { address: "192.0.2.77" })).status).toBe(200);
    later(attemptLimits.windowMs + 1000);
    expect((await signIn(person.email, password, { address: "203.0.113.9" })).status).toBe(200);
  });

  it("is cut off for an address that tries many accounts, and unknown accounts are locked like known ones", async () => {
    test.clock.now = new Date("2026-03-05T09:00:00.000Z");
    const codes = await Promise.all(
      Array.from({ length: 120 }, async (_, index) =>
        codeOf(await signIn(`person-${index}@nowhere.example`, "x", { address: "203.0.113.200" })),
      ),
    );
    expect(codes.filter((code) => code === "session.wrong_credentials")).toHaveLength(attemptLimits.perAddress);
    const unknown = [];
    for (let guess = 0; guess < 8; guess += 1) {
      unknown.push(await codeOf(await signIn("ghost@nowhere.example", "x", { address: `203.0.114.${guess}` })));
    }
    expect(unknown.at(-1)).toBe("session.too_many_attempts");
  });
});

describe("a session", () => {
  it("dies when nobody was seen for eight hours, to the second", async () => {
    const { token } = await aPerson();
    later(sessionLimits.idleMs - 1000);
    expect(await statusOf(token)).toBe(200);
    later(2 * sessionLimits.idleMs - 2000);
    expect(await statusOf(token)).toBe(200);
    later(3 * sessionLimits.idleMs - 2000);
    expect(await statusOf(token)).toBe(401);
    later(0);
    const { token: untouched } = await aPerson();
    later(sessionLimits.idleMs);
    expect(await statusOf(untouched)).toBe(401);
  });

  it("dies twenty-four hours after signing in, also in use, also after a switch of tenant", async () => {
    const person = await aPerson();
    const { id: other } = await aTenant(test.database.owner);
    await aMembership(test.database.owner, other, person.actor.userId, ["evaluator"]);
    let { token } = person;
    for (let hour = 1; hour < 24; hour += 1) {
      later(hour * 3_600_000);
      expect(await statusOf(token)).toBe(200);
      if (hour === 12) {
        const switched = await test.client(token).auth.tenant.$post({ json: { tenantId: other } });
        expect(switched.status).toBe(200);
        expect(await statusOf(token)).toBe(401);
        token = tokenIn(switched);
      }
    }
    later(sessionLimits.absoluteMs - 1000);
    expect(await statusOf(token)).toBe(200);
    later(sessionLimits.absoluteMs);
    expect(await statusOf(token)).toBe(401);
  });

  it("ends at signing out, on the server", async () => {
    const person = await aPerson();
    const response = await test.client(person.token).auth["sign-out"].$post();
    expect(response.status).toBe(204);
    expect(response.headers.get("set-cookie")).toMatch(/^__Host-salus=; Max-Age=0;/);
    expect(await statusOf(person.token)).toBe(401);
    expect(await trail(person.tenantId)).toMatchObject([{ action: "account.sign_out" }]);
  });

  it("ends when the account is disabled and when the membership is taken away", async () => {
    const [disabled, removed] = [await aPerson(), await aPerson()];
    await test.database.owner.update(account).set({ disabledAt: begin }).where(eq(account.id, disabled.actor.userId));
    await test.database.superuser`delete from membership where account_id = ${removed.actor.userId}`;
    expect(await statusOf(disabled.token)).toBe(401);
    expect(await statusOf(removed.token)).toBe(401);
  });

  it("is one of ten at most: the oldest ends", async () => {
    const person = await aPerson();
    const tokens: string[] = [];
    for (let nth = 1; nth <= sessionLimits.perAccount; nth += 1) {
      later(nth * 1000);
      tokens.push(tokenIn(await signIn(person.email)));
    }
    expect(await statusOf(person.token)).toBe(401);
    expect(await Promise.all(tokens.map(statusOf))).toEqual(tokens.map(() => 200));
  });

  it("is listed and can be ended by its owner only, under a handle that is no key", async () => {
    const [person, stranger] = [await aPerson(), await aPerson()];
    later(1000);
    const elsewhere = tokenIn(await signIn(person.email));
    const api = test.client(person.token);
    const { sessions } = (await (await api.auth.sessions.$get()).json()) as {
      sessions: { id: string; current: boolean }[];
    };
    expect(sessions.map(({ current }) => current)).toEqual([true, false]);
    const handle = sessions[1]!.id;
    expect(sessionIdOf(elsewhere)).not.toContain(handle);

    const byStranger = await test
      .client(stranger.token)
      .auth.sessions[":sessionId"].$delete({ param: { sessionId: handle } });
    expect(await codeOf(byStranger)).toBe("session.not_found");
    expect((await api.auth.sessions[":sessionId"].$delete({ param: { sessionId: handle } })).status).toBe(204);
    expect(await statusOf(elsewhere)).toBe(401);
    expect(await statusOf(person.token)).toBe(200);
  });
});

describe("a tenant", () => {
  it("can only be switched to by its members", async () => {
    const [person, other] = [await aPerson(), await aPerson()];
    for (const tenantId of [other.tenantId, crypto.randomUUID()]) {
      const response = await test.client(person.token).auth.tenant.$post({ json: { tenantId } });
      expect([response.status, await codeOf(response)]).toEqual([404, "membership.not_found"]);
    }
    expect(await statusOf(person.token)).toBe(200);
  });
});

describe("one's own account", () => {
  it("changes name and language, and the trail names the fields without the name", async () => {
    const person = await aPerson();
    const response = await test
      .client(person.token)
      .auth.profile.$patch({ json: { name: "Nieuwe Naam", locale: "fr" } });
    expect(await response.json()).toMatchObject({ user: { name: "Nieuwe Naam", locale: "fr" } });
    const entries = await trail(person.tenantId);
    expect(entries).toMatchObject([{ action: "account.change_profile", after: { fields: ["locale", "name"] } }]);
    expect(JSON.stringify(entries)).not.toContain("Nieuwe Naam");
  });

  it("changes the password, ends the other sessions and leaves a trace", async () => {
    const person = await aPerson();
    const elsewhere = tokenIn(await signIn(person.email));
    const next = "drie ezels lopen weg";
    const response = await test.client(person.token).auth.password.$post({ json: { current: password, next } });
    expect(response.status).toBe(204);
    expect(await statusOf(person.token)).toBe(200);
    expect(await statusOf(elsewhere)).toBe(401);
    expect((await signIn(person.email)).status).toBe(401);
    expect((await signIn(person.email, next)).status).toBe(200);
    expect((await trail(person.tenantId)).map(({ action }) => action)).toContain("account.change_password");
  });

  it("keeps the password when the present one is wrong or the next one is weak, and counts the checks", async () => {
    const person = await aPerson();
    const change = (current: string, next: string) =>
      test.client(person.token).auth.password.$post({ json: { current, next } });
    expect(await codeOf(await change(password, "kort"))).toBe("password.too_short");
    const codes = [];
    for (let guess = 0; guess < 12; guess += 1)
      codes.push(await codeOf(await change(`guess ${guess}`, "drie ezels lopen weg")));
    expect(codes[0]).toBe("password.wrong");
    expect(codes.at(-1)).toBe("session.too_many_attempts");
    const [row] = await test.database.owner.select().from(account).where(eq(account.id, person.actor.userId));
    expect(row!.passwordHash).toBe(passwordHash);
  });
});

it("has no session for a cookie that is none of ours", async () => {
  for (const token of ["", "x", "a".repeat(5000), "%00", "__proto__"]) expect(await statusOf(token)).toBe(401);
  expect(await test.database.owner.select().from(session).where(eq(session.id, ""))).toEqual([]);
  await anAccount(test.database.owner);
});
