import { municipalRoles } from "@salus/domain";
import type { Ask, Ground } from "../world/ground.ts";
import { aScene, type Scene } from "../world/scene.ts";
import { read } from "./answer.ts";
import { positionsOf } from "./kinds.ts";
import { ownRequest, requestOf } from "./requests.ts";
import type { Route, RouteTable } from "./route-table.ts";
import { greeting, type Somebody, whoMay } from "./who.ts";

/** The municipality whose words must reach nobody else, and what may be used against it. */
export type Witness = {
  foreign: Scene;
  /** Of a tree of the foreign municipality. */
  foreignEtag: string;
  /** Used there for a save. */
  foreignKey: string;
  /** Words and ids that nobody else may read, and those that the federal side may. */
  secret: string[];
  handedOver: string[];
  /** The foreign people and a federal adviser read what is theirs, through the app under test. */
  lookAround: (ask: Ask, routes: readonly Route[]) => Promise<void>;
};

export async function aWitness(
  ground: Pick<Ground, "database" | "clock" | "ask">,
  table: RouteTable,
): Promise<Witness> {
  const mark = `kanarie-${crypto.randomUUID().slice(0, 8)}`;
  const foreign = await aScene(ground, { kind: "municipality", roles: municipalRoles, mark });
  const adviser = await aScene(ground, { kind: "federal", roles: ["adviser"], mark: `${mark}-adviser` });
  const { draft, other, submitted, actor, colleague, invitation } = foreign;
  const foreignKey = `key-${mark}`;
  const save = await send(ground.ask, table, "PATCH /plans/{planId}/nodes/{nodeId}", foreign, {
    "idempotency-key": foreignKey,
  });
  const tree = await send(ground.ask, table, "GET /plans/{planId}/tree", foreign);
  const returned = await send(
    ground.ask,
    table,
    "POST /federal/plans/{submissionId}/return",
    {
      ...adviser,
      submission: foreign.submission,
    },
    {},
    { reason: `${mark}-reason` },
  );
  for (const { status } of [save, tree, returned]) {
    if (status !== 200) throw new Error(`the foreign municipality could not be prepared: ${status}`);
  }
  return {
    foreign,
    foreignEtag: tree.headers.get("etag") ?? "",
    foreignKey,
    secret: [
      `${mark}-draft`,
      `${mark}-other`,
      `${mark}-people`,
      // What colleagues tell one another stays theirs, of a plan that was submitted as well.
      `${mark}-submitted-internal`,
      ...Object.values(draft),
      ...Object.values(other),
      submitted.comment,
      submitted.assignment,
      submitted.attachment,
      ...[actor, colleague].map((person) => person.actor.userId),
      invitation.id,
      invitation.secret,
      foreign.session,
      foreign.word,
      ...Object.values(foreign.records),
    ],
    handedOver: [
      `${mark}-submitted`,
      `${mark}-reason`,
      `${mark}-adviser`,
      foreign.tenantId,
      foreign.submission,
      foreign.exception,
      ...Object.values(submitted).filter(
        (id) => ![submitted.comment, submitted.assignment, submitted.attachment].includes(id),
      ),
    ],
    async lookAround(ask, routes) {
      for (const route of routes.filter(({ mutating }) => !mutating)) {
        for (const scene of [foreign, { ...adviser, submission: foreign.submission }]) {
          const rule = whoMay[route.name] ?? "anybody";
          if (greeting(rule, { kind: scene.actor.actor.tenantKind, role: "reader" }, scene.actor, route) !== "through")
            continue;
          const { positions } = positionsOf(route, table.document);
          await read(
            await ask(requestOf(route, ownRequest(route, positions, scene, table.document), scene.actor.token)),
          );
        }
      }
    },
  };
}

/** A request of the scene's actor to a route by its name. */
async function send(
  ask: Ask,
  table: RouteTable,
  name: string,
  scene: Scene,
  headers: Record<string, string> = {},
  body?: unknown,
): Promise<Response> {
  const route = table.routes.find((each) => each.name === name);
  if (!route) throw new Error(`there is no route ${name}`);
  const draft = ownRequest(route, positionsOf(route, table.document).positions, scene, table.document);
  Object.assign(draft.headers, headers);
  if (body !== undefined) draft.body = body;
  return ask(requestOf(route, draft, scene.actor.token));
}

/** What must stand in no answer to this person. */
export const canariesFor = ({ secret, handedOver }: Witness, who: Somebody): string[] =>
  who?.kind === "federal" ? secret : [...secret, ...handedOver];
