import { randomBytes } from "node:crypto";
import { EmbeddedDatabaseError } from "@salus/db/embedded";
import { demonstrationAccounts } from "@salus/db/seed";
import { createApp } from "./app.ts";
import type { Demonstration } from "./deps.ts";
import { LiveHub } from "./features/live/live-hub.ts";
import { consoleLog, faultsOnly } from "./log.ts";
import { announcement } from "./program/announce.ts";
import { demonstrationPassword, openDatabase } from "./program/database.ts";
import { type Environment, readEnvironment } from "./program/environment.ts";
import { closeServer, handlerOf, takePort } from "./program/http.ts";
import { keepHouseDaily } from "./program/housekeeping.ts";
import { mailHourly, outboxOf, postOf } from "./program/mail.ts";
import { Refusal } from "./program/refusal.ts";
import { openStorage } from "./storage/storage.ts";

const demonstration: Demonstration = {
  accounts: demonstrationAccounts.flatMap(({ email, name, locale, memberships }) =>
    memberships.slice(0, 1).flatMap(({ tenant, roles }) => {
      const [role] = roles;
      return role === undefined ? [] : [{ email, name, role, tenant, locale }];
    }),
  ),
  password: demonstrationPassword,
};

async function run(env: Environment): Promise<void> {
  const { server, serve } = await takePort(env);
  const database = await openDatabase(env, new Date(), console.error);
  const demo = env.demonstration ? demonstration : null;
  const log = env.logsRequests ? consoleLog : faultsOnly;
  const live = new LiveHub({ db: database.app, log });
  const storage = await openStorage(env.storage);
  const origin = env.publicUrl?.origin ?? `http://localhost:${env.port}`;
  const fail = (error: unknown) => consoleLog.fault("", error);
  const post = postOf({ origin, isDemo: demo !== null, smtp: env.smtp });
  const app = createApp({
    db: database.app,
    federalDb: database.federal,
    now: () => new Date(),
    demo,
    log,
    live,
    sessionLimits: { idleMs: env.sessionIdleMs, absoluteMs: env.sessionMs, perAccount: 10 },
    publicOrigins: env.publicUrl === null ? [] : [env.publicUrl.origin],
    storage,
    attachments: { maxBytes: env.attachmentBytes },
    support: { maxHours: env.supportHours },
    mail: outboxOf(post, fail),
    addressKey: randomBytes(32).toString("hex"),
  });
  serve(await handlerOf(app, env));
  const stopHousekeeping = keepHouseDaily({ db: database.app, storage, now: () => new Date() }, fail);
  const stopMail = mailHourly({ app: database.app, federal: database.federal, ...post }, fail);
  console.log(announcement(env, demo));

  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    stopHousekeeping();
    stopMail();
    await live.close();
    await closeServer(server);
    await database.close();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void stop());
}

try {
  await run(readEnvironment(process.env));
} catch (error) {
  const isExpected = error instanceof Refusal || error instanceof EmbeddedDatabaseError;
  console.error(isExpected ? error.message : error);
  process.exit(1);
}
