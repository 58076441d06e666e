import { randomUUID } from "node:crypto";
import type { Db } from "@salus/db";
import { handleOf, newToken, sessionIdOf } from "../../src/auth/session.ts";
import type { Ground } from "./ground.ts";
import { aScene, type Scene, type SceneOf } from "./scene.ts";

/** Makes scenes that differ in nothing but their ids; a hundred times one scene costs little more than one. */
export type Press = (of: SceneOf) => Promise<Scene>;

/** Parents before children. */
const tables = [
  "municipality",
  "tenant",
  "account",
  "membership",
  "session",
  "invitation",
  "plan",
  "version",
  "plan_event",
  "node",
  "grant_line",
  "comment",
  "assignment",
  "attachment",
  "renewal_item",
  "dismissal",
  "submission",
  "submission_fact",
  "submission_event",
  "remark",
  "federal_note",
  "federal_opinion",
  "shared_opinion",
  "paper_file",
  "deadline_exception",
  "framework_draft",
  "obligation",
  "message_thread",
  "message",
  "newsletter",
  "newsletter_copy",
  "calendar_link",
  "organisation_record",
  "organisation_reference",
  "word",
] as const;

type Plate = { scene: Scene; rows: Record<string, string> };

export function openPress(ground: Pick<Ground, "database" | "clock" | "pool">): Press {
  const plates = new Map<string, Promise<Plate>>();
  const db = ground.pool("postgres", 1);
  let nextNis = 50_000;
  return async (of) => {
    const key = JSON.stringify(of);
    const plate = plates.get(key) ?? aPlate(db, ground, of);
    plates.set(key, plate);
    const { scene, rows } = printed(await plate, String(nextNis++));
    const statements = tables
      .filter((table) => rows[table] !== "[]")
      .map((table) => `insert into ${table} select * from json_populate_recordset(null::${table}, '${rows[table]}');`);
    // The rows were checked when the plate was made; here the triggers would only cost time.
    await db.$client.unsafe(`begin; set local session_replication_role = replica; ${statements.join("\n")} commit;`);
    return scene;
  };
}

/** A scene and its rows, as text in which ids are replaced. */
async function aPlate(db: Db, ground: Pick<Ground, "database" | "clock">, of: SceneOf): Promise<Plate> {
  const scene = await aScene(ground, of);
  const rows: Record<string, string> = {};
  for (const table of tables) {
    const [found] = await db.$client.unsafe<{ rows: string }[]>(
      `select coalesce(json_agg(t), '[]')::text as rows from ${table} t where ${whereOf(table)}`,
      [scene.nis, scene.tenantId],
    );
    rows[table] = (found?.rows ?? "[]").replaceAll("'", "''");
  }
  return { scene, rows };
}

const own = "select id from tenant where nis = $1 or id = $2::uuid";

function whereOf(table: (typeof tables)[number]): string {
  if (table === "municipality") return "nis = $1 and $2 <> ''";
  if (table === "tenant") return `id in (${own})`;
  if (table === "account") return `id in (select account_id from membership where tenant_id in (${own}))`;
  return `tenant_id in (${own})`;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const sha256 = /"[0-9a-f]{64}"/g;

function printed({ scene, rows }: Plate, nis: string): Plate {
  const ids = new Map<string, string>();
  const renamed = (text: string) =>
    text.replaceAll(uuid, (id) => {
      const name = ids.get(id) ?? randomUUID();
      ids.set(id, name);
      return name;
    });
  const tokens = new Map([scene.actor, scene.colleague].map(({ token }) => [sessionIdOf(token), newToken()]));
  const handles = new Map<string, string>();
  const sessions = (rows["session"] ?? "").replaceAll(sha256, (quoted) => {
    const id = quoted.slice(1, -1);
    const next = sessionIdOf(tokens.get(id) ?? newToken());
    handles.set(handleOf(id), handleOf(next));
    return `"${next}"`;
  });
  const tokenOf = (token: string): string => tokens.get(sessionIdOf(token)) ?? token;
  const { actor, colleague, session, ...rest } = scene;
  return {
    scene: JSON.parse(
      renamed(
        JSON.stringify({
          ...rest,
          nis,
          actor: { ...actor, token: tokenOf(actor.token) },
          colleague: { ...colleague, token: tokenOf(colleague.token) },
          session: handles.get(session) ?? session,
        }),
      ),
    ) as Scene,
    rows: Object.fromEntries(
      Object.entries({ ...rows, session: sessions }).map(([table, text]) => [
        table,
        renamed(text).replaceAll(`"${scene.nis}"`, `"${nis}"`),
      ]),
    ),
  };
}
