import { z } from "zod";
import { Refusal } from "./refusal.ts";

const yes = z.stringbool({ truthy: ["yes", "on", "true", "1"], falsy: ["no", "off", "false", "0"] });
const minutes = z.coerce
  .number()
  .int()
  .min(1)
  .max(60 * 24 * 30);

const Variables = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** The database as `salus_app`, as `salus_federal`, and, for migrations and seeds, as `salus_owner`. */
  DATABASE_URL: z.url().optional(),
  DATABASE_FEDERAL_URL: z.url().optional(),
  DATABASE_OWNER_URL: z.url().optional(),
  /** The address people type, when a proxy stands in front. */
  SALUS_PUBLIC_URL: z.url().optional(),
  SALUS_DEMO: yes.optional(),
  SALUS_DEMO_PUBLIC: yes.optional(),
  /** A line per request on standard output. */
  SALUS_LOG: yes.optional(),
  SALUS_SESSION_IDLE_MINUTES: minutes.default(8 * 60),
  SALUS_SESSION_MINUTES: minutes.default(24 * 60),
});

export type Environment = {
  host: string;
  port: number;
  publicUrl: URL | null;
  demonstration: boolean;
  logsRequests: boolean;
  sessionIdleMs: number;
  sessionMs: number;
  /** Null: the embedded database. */
  urls: { app: string; federal: string; owner: string | null } | null;
};

const loopback = ["127.0.0.1", "localhost", "::1", "[::1]"];

/** Refuses what does not go together, in one line that says what to do. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const given = Object.entries(variables).filter(([, value]) => value !== "");
  const parsed = Variables.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const names = parsed.error.issues.map(({ path }) => path.join("."));
    throw new Refusal(`The environment is not right: look at ${[...new Set(names)].join(", ")}.`);
  }
  const env = parsed.data;
  const isPublic = env.SALUS_PUBLIC_URL !== undefined || !loopback.includes(env.HOST);
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.SALUS_PUBLIC_URL === undefined ? null : new URL(env.SALUS_PUBLIC_URL),
    demonstration: demonstrationIn(env, isPublic),
    logsRequests: env.SALUS_LOG ?? isPublic,
    sessionIdleMs: env.SALUS_SESSION_IDLE_MINUTES * 60_000,
    sessionMs: env.SALUS_SESSION_MINUTES * 60_000,
    urls: urlsOf(env),
  };
}

/** On by itself only with the embedded database on this computer; known passwords on a public address need two words. */
function demonstrationIn(env: z.infer<typeof Variables>, isPublic: boolean): boolean {
  const isWanted = env.SALUS_DEMO ?? (env.DATABASE_URL === undefined && !isPublic);
  if (isWanted && isPublic && env.SALUS_DEMO_PUBLIC !== true) {
    throw new Refusal(
      "The demonstration has passwords that everybody knows and this address is public: leave SALUS_DEMO out, or say it twice with SALUS_DEMO=yes SALUS_DEMO_PUBLIC=yes.",
    );
  }
  return isWanted;
}

function urlsOf(env: z.infer<typeof Variables>): Environment["urls"] {
  if (env.DATABASE_URL === undefined) return null;
  if (env.DATABASE_FEDERAL_URL === undefined) {
    throw new Refusal("With DATABASE_URL also set DATABASE_FEDERAL_URL: the same database as the role salus_federal.");
  }
  return { app: env.DATABASE_URL, federal: env.DATABASE_FEDERAL_URL, owner: env.DATABASE_OWNER_URL ?? null };
}
