import type { PlanId, TenantId, UserId, VersionId } from "@salus/domain";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./client.ts";

/** The one channel. A trigger announces changed plans on it (migration 0007), the programs where people are. */
export const liveChannel = "salus_live";

const id = <Id extends string>() => z.uuid().transform((value) => value as Id);

/**
 * What goes over the channel. PostgreSQL lets every role listen, so these are ids and numbers: never a name, never a
 * text. Whoever hears of something reads it under a tenant of their own.
 */
export const LiveMessage = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("plan"),
    tenantId: id<TenantId>(),
    planId: id<PlanId>(),
    versionId: id<VersionId>(),
    treeRevision: z.number().int(),
  }),
  z.object({
    kind: z.literal("presence"),
    tenantId: id<TenantId>(),
    planId: id<PlanId>(),
    userId: id<UserId>(),
    /** One page of a browser. */
    tab: z.string(),
    /** Where the person is; null when the page is gone. */
    at: z.object({ nodeId: z.string().nullable(), field: z.string().nullable() }).nullable(),
    /** A sign of life: who knows better where the person is does not change that. */
    isRepeat: z.boolean(),
    /** Milliseconds since 1970, by the clock of the program that says it. */
    saidAt: z.number(),
  }),
  /** A program asks itself whether it still hears. */
  z.object({ kind: z.literal("echo"), program: z.string() }),
]);
export type LiveMessage = z.infer<typeof LiveMessage>;

/** Says something on the channel, outside any transaction. */
export async function announce(db: Db, message: LiveMessage): Promise<void> {
  await db.execute(sql`select pg_notify(${liveChannel}, ${JSON.stringify(message)})`);
}

export type Listening = {
  /** The connection was lost in silence: end it and make another. */
  renew: () => void;
  close: () => Promise<void>;
};

const RETRY_MS = 1000;

/**
 * Listens on a connection of its own until closed, and again whenever that breaks. `heard` gets what others say,
 * `connected` is called each time the line stands: what was said before was missed.
 */
export function listen(
  db: Db,
  { heard, connected }: { heard: (message: LiveMessage) => void; connected: () => void },
): Listening {
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let client: ReturnType<Db["apart"]> | null = null;

  const receive = (text: string): void => {
    const message = LiveMessage.safeParse(readJson(text));
    if (message.success) heard(message.data);
  };
  const open = (): void => {
    if (isClosed) return;
    const mine = db.apart();
    client = mine;
    mine
      .listen(liveChannel, receive, () => {
        if (client === mine) connected();
      })
      .catch(() => {
        // The server is away; it is asked again until it is back.
        if (client === mine && !isClosed) timer = setTimeout(renew, RETRY_MS);
      });
  };
  const end = async (): Promise<void> => {
    clearTimeout(timer);
    const old = client;
    client = null;
    await old?.end({ timeout: 1 });
  };
  const renew = (): void => {
    void end();
    open();
  };
  open();
  return {
    renew,
    close: async () => {
      isClosed = true;
      await end();
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (failure) {
    if (failure instanceof SyntaxError) return null;
    throw failure;
  }
}
