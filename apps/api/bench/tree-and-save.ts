// node apps/api/bench/tree-and-save.ts: reading a whole plan and saving a node over HTTP, beside the bare statements, in one run.
import { connect } from "@salus/db";
import { type Answer, loop, openConnection, type Round } from "./http-loop.ts";
import { aPlace, aRealPlan, type Sender } from "./place.ts";

const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 3);
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 5);
const READERS = 8;
const WRITERS = 32;

const place = await aPlace(WRITERS);
const sql = connect({ ...place.superuser, max: READERS }).$client;
const writingSql = connect({ ...place.superuser, max: WRITERS }).$client;
type Plan = { planId: string; nodeIds: string[]; versionId: string };

function request(
  method: string,
  path: string,
  { cookie }: Sender,
  headers: Record<string, string> = {},
  body = "",
): string {
  const all = { host: `127.0.0.1:${place.port}`, cookie, ...headers };
  if (method !== "GET") {
    Object.assign(all, {
      origin: `http://127.0.0.1:${place.port}`,
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
    });
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${method} /api/v1${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
}

async function aPlanFor(sender: Sender): Promise<Plan> {
  const connection = await openConnection(place.port);
  const created = await connection.ask(request("POST", "/plans/import", sender, {}, JSON.stringify(await aRealPlan())));
  const { id: planId } = json<{ id: string }>(created, 201);
  const tree = json<{ version: { id: string }; nodes: { lineageId: string; kind: string; code: string | null }[] }>(
    await connection.ask(request("GET", `/plans/${planId}/tree`, sender)),
    200,
  );
  connection.close();
  const own = tree.nodes.filter(({ kind, code }) => kind === "indicator" && code === null);
  return { planId, versionId: tree.version.id, nodeIds: own.map(({ lineageId }) => lineageId) };
}

function json<Body>({ status, body }: Answer, expected: number): Body {
  if (status !== expected) throw new Error(`answered ${status}: ${body.toString()}`);
  return JSON.parse(body.toString()) as Body;
}

async function main(): Promise<void> {
  const plans: Plan[] = [];
  for (const sender of place.senders) plans.push(await aPlanFor(sender));
  await sql.unsafe("vacuum analyze");
  const results = new Map<string, Round[]>();
  const measure = async (name: string, run: () => Promise<Round>) => {
    results.set(name, [...(results.get(name) ?? []), await run()]);
  };
  const [reader, plan] = [place.senders[0], plans[0]];
  if (!reader || !plan) throw new Error("there is nobody to measure with");
  for (let round = 0; round < ROUNDS; round += 1) {
    await measure("query", () => bareQuery(reader, plan));
    await measure("uncached", () => readTree(reader, plan, {}));
    await measure("gzip", () => readTree(reader, plan, { "accept-encoding": "gzip" }));
    await measure("304", () => readUnchanged(reader, plan));
    await measure("update", () => bareUpdate(plans));
    await measure("save", () => saveNodes(plans));
  }
  report(results);
}

/** The same tree, asked without HTTP, tenant or row-level security. */
const bareQuery = (sender: Sender, { versionId }: Plan): Promise<Round> =>
  loop(READERS, SECONDS, async () => {
    await sql`
      select json_agg(json_build_object(
        'lineageId', lineage_id, 'parentId', parent_id, 'kind', kind, 'orderKey', order_key, 'code', code, 'text', text,
        'intro', intro, 'unit', unit, 'original', original, 'targets', targets, 'revision', revision,
        'reviews', reviews, 'fieldRevisions', field_revisions
      ) order by order_key)::text as text
      from node where tenant_id = ${sender.tenantId} and version_id = ${versionId} and removed_at is null`;
    return 200;
  });

async function readTree(sender: Sender, { planId }: Plan, headers: Record<string, string>): Promise<Round> {
  const asked = request("GET", `/plans/${planId}/tree`, sender, headers);
  return withConnections(READERS, async (connection) => (await connection.ask(asked)).status);
}

async function readUnchanged(sender: Sender, { planId }: Plan): Promise<Round> {
  const response = await fetch(`http://127.0.0.1:${place.port}/api/v1/plans/${planId}/tree`, {
    headers: { cookie: sender.cookie },
  });
  await response.arrayBuffer();
  return readTree(
    sender,
    { planId, versionId: "", nodeIds: [] },
    { "if-none-match": response.headers.get("etag") ?? "" },
  );
}

type Connection = Awaited<ReturnType<typeof openConnection>>;

async function withConnections(
  count: number,
  work: (connection: Connection, worker: number) => Promise<number>,
): Promise<Round> {
  const connections = await Promise.all(Array.from({ length: count }, () => openConnection(place.port)));
  const round = await loop(count, SECONDS, (worker) => work(connections[worker] as Connection, worker));
  for (const connection of connections) connection.close();
  return round;
}

/** One autocommitted `UPDATE` of a node by its key, on a copy of the table without triggers and policies. */
async function bareUpdate(plans: Plan[]): Promise<Round> {
  await sql.unsafe(`
    drop table if exists bench_node;
    create table bench_node as select * from node;
    alter table bench_node add primary key (tenant_id, version_id, lineage_id);
    analyze bench_node`);
  let count = 0;
  return loop(WRITERS, SECONDS, async (worker) => {
    const { versionId, nodeIds } = plans[worker] as Plan;
    const { tenantId } = place.senders[worker] as Sender;
    const nodeId = nodeIds[count % nodeIds.length] as string;
    count += 1;
    await writingSql`
      update bench_node set text = ${JSON.stringify({ nl: `Aantal bezoeken ${count}` })}::text::jsonb, revision = revision + 1
      where tenant_id = ${tenantId} and version_id = ${versionId} and lineage_id = ${nodeId}`;
    return 200;
  });
}

const revisions = new Map<string, number>();

/** Everything a save does: key, lock, merge, policy, write, revision, trail. Every writer in a municipality of their own. */
function saveNodes(plans: Plan[]): Promise<Round> {
  let count = 0;
  return withConnections(WRITERS, async (connection, worker) => {
    const { planId, nodeIds } = plans[worker] as Plan;
    const nodeId = nodeIds[count % nodeIds.length] as string;
    count += 1;
    const baseRevision = revisions.get(nodeId) ?? 1;
    const body = JSON.stringify({ baseRevision, changes: { "text.nl": `Aantal bezoeken ${count} ${Date.now()}` } });
    const key = { "idempotency-key": crypto.randomUUID() };
    const sender = place.senders[worker] as Sender;
    const answer = await connection.ask(request("PATCH", `/plans/${planId}/nodes/${nodeId}`, sender, key, body));
    if (answer.status === 200) revisions.set(nodeId, json<{ node: { revision: number } }>(answer, 200).node.revision);
    return answer.status;
  });
}

function report(results: Map<string, Round[]>): void {
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const rate = (name: string) => median((results.get(name) ?? []).map(({ perSecond }) => perSecond));
  console.log(`\n${ROUNDS} interleaved rounds of ${SECONDS} s, medians`);
  for (const [name, rounds] of results) {
    const p50 = median(rounds.map(({ p50Ms }) => p50Ms));
    const p99 = median(rounds.map(({ p99Ms }) => p99Ms));
    const statuses = [...new Set(rounds.flatMap(({ statuses: seen }) => [...seen.keys()]))].join(" ");
    const columns = [
      name.padEnd(10),
      rate(name).toFixed(0).padStart(7),
      p50.toFixed(1).padStart(7),
      p99.toFixed(1).padStart(7),
    ];
    console.log(`${columns.join("  ")}   ${statuses}`);
  }
  const bars: [string, number, number][] = [
    ["uncached tree over HTTP / bare json_agg", rate("uncached") / rate("query"), 0.85],
    ["stored gzip / uncached", rate("gzip") / rate("uncached"), 6],
    ["304 / uncached", rate("304") / rate("uncached"), 10],
    ["save over HTTP / bare UPDATE", rate("save") / rate("update"), 0.12],
    ["saves per second", rate("save"), 1000],
  ];
  console.log("");
  for (const [name, value, bar] of bars) {
    console.log(
      `${name.padEnd(42)} ${value.toFixed(2).padStart(9)}   bar ${bar}   ${value >= bar ? "met" : "not met"}`,
    );
  }
}

try {
  await main();
} finally {
  await Promise.all([sql.end(), writingSql.end()]);
  await place.stop();
}
