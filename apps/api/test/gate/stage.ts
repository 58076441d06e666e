import { breakGround, type Ground } from "../world/ground.ts";
import { aNeighbour } from "../world/neighbour.ts";
import { openPress, type Press } from "../world/press.ts";
import type { Scene, SceneOf } from "../world/scene.ts";
import { type Answer, read } from "./answer.ts";
import { type Position, positionsOf } from "./kinds.ts";
import { type Draft, ownRequest, passwordHash, requestOf } from "./requests.ts";
import { readRoutes, type Route, type RouteTable } from "./route-table.ts";
import { greeting, whoMay } from "./who.ts";

/** The app, its routes, and scenes to play on it. */
export type Stage = {
  ground: Ground;
  table: RouteTable;
  press: Press;
  positions: (route: Route) => Position[];
  /** The request of the scene's actor that succeeds. */
  draft: (route: Route, scene: Scene) => Draft;
  send: (route: { method: string; path: string }, draft: Draft, token: string | null) => Promise<Answer>;
  /** A scene of somebody who may call the route; of anybody where anybody may. */
  sceneFor: (route: Route) => Promise<Scene>;
  route: (name: string) => Route;
  [Symbol.asyncDispose]: () => Promise<void>;
};

const strongest: Omit<SceneOf, "passwordHash">[] = [
  { kind: "municipality", roles: ["coordinator", "administrator"], mark: "own" },
  { kind: "federal", roles: ["adviser", "administrator", "framework-manager"], mark: "own" },
];

export async function setStage(): Promise<Stage> {
  const ground = await breakGround();
  await aNeighbour(ground);
  const table = await readRoutes(ground.app);
  const press = openPress(ground);
  const positions = (route: Route) => positionsOf(route, table.document).positions;
  return {
    ground,
    table,
    press,
    positions,
    draft: (route, scene) => ownRequest(route, positions(route), scene, table.document),
    send: async (route, draft, token) => read(await ground.ask(requestOf(route, draft, token))),
    async sceneFor(route) {
      const rule = whoMay[route.name];
      if (rule === undefined) throw new Error(`nobody says who may call ${route.name}`);
      // Only the federal side asks opinions, and so only beside it there is a link of one.
      const isAsked = positions(route).some(({ kind }) => kind === "opinionLink");
      for (const of of strongest.filter(({ kind }) => kind === "federal" || !isAsked)) {
        const scene = await press({ ...of, passwordHash: await passwordHash() });
        if (greeting(rule, { kind: of.kind, role: of.roles }, scene.actor, route) === "through") return scene;
      }
      throw new Error(`nobody may call ${route.name}`);
    },
    route(name) {
      const found = table.routes.find((each) => each.name === name);
      if (!found) throw new Error(`there is no route ${name}`);
      return found;
    },
    [Symbol.asyncDispose]: () => ground[Symbol.asyncDispose](),
  };
}
