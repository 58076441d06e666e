import { join, resolve } from "node:path";
import { z } from "zod";
import { defaultSupportHours } from "../deps.ts";
import type { StorageChoice } from "../storage/storage.ts";
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
  SALUS_DATA_DIR: z.string().optional(),
  /** How large an attachment may be. */
  SALUS_ATTACHMENT_MB: z.coerce.number().int().min(1).max(500).default(20),
  /** How many hours support is let in at most. */
  SALUS_SUPPORT_HOURS: z.coerce.number().int().min(1).max(24).default(defaultSupportHours),
  /** S3-compatible storage for attachments; without it they lie in the data folder. */
  SALUS_S3_ENDPOINT: z.url().optional(),
  SALUS_S3_BUCKET: z.string().optional(),
  SALUS_S3_REGION: z.string().default("us-east-1"),
  SALUS_S3_KEY: z.string().optional(),
  SALUS_S3_SECRET: z.string().optional(),
  /** `smtp://user:password@host:587`; without it no mail leaves the machine. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_FROM: z.string().default("Salus <salus@localhost>"),
});

export type Environment = {
  host: string;
  port: number;
  publicUrl: URL | null;
  demonstration: boolean;
  logsRequests: boolean;
  sessionIdleMs: number;
  sessionMs: number;
  attachmentBytes: number;
  supportHours: number;
  storage: StorageChoice;
  /** Null: mails are written and kept, and none is sent. */
  smtp: { url: string; from: string } | null;
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
    attachmentBytes: env.SALUS_ATTACHMENT_MB * 1024 * 1024,
    supportHours: env.SALUS_SUPPORT_HOURS,
    storage: storageIn(env),
    smtp: env.SMTP_URL === undefined ? null : { url: env.SMTP_URL, from: env.SMTP_FROM },
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

function storageIn(env: z.infer<typeof Variables>): StorageChoice {
  if (env.SALUS_S3_ENDPOINT === undefined)
    return { kind: "disk", folder: join(dataFolder(env.SALUS_DATA_DIR), "files") };
  const { SALUS_S3_BUCKET: bucket, SALUS_S3_KEY: accessKeyId, SALUS_S3_SECRET: secretAccessKey } = env;
  if (bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) {
    throw new Refusal("With SALUS_S3_ENDPOINT also set SALUS_S3_BUCKET, SALUS_S3_KEY and SALUS_S3_SECRET.");
  }
  return {
    kind: "s3",
    endpoint: env.SALUS_S3_ENDPOINT,
    region: env.SALUS_S3_REGION,
    bucket,
    accessKeyId,
    secretAccessKey,
  };
}

/** Where the program keeps what is its own. */
export const dataFolder = (given: string | undefined): string =>
  given ? resolve(given) : join(import.meta.dirname, "../../../../.salus");

function urlsOf(env: z.infer<typeof Variables>): Environment["urls"] {
  if (env.DATABASE_URL === undefined) return null;
  if (env.DATABASE_FEDERAL_URL === undefined) {
    throw new Refusal("With DATABASE_URL also set DATABASE_FEDERAL_URL: the same database as the role salus_federal.");
  }
  return { app: env.DATABASE_URL, federal: env.DATABASE_FEDERAL_URL, owner: env.DATABASE_OWNER_URL ?? null };
}
