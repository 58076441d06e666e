import { verifyAudit } from "@salus/db";
import { trailActions } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { read } from "./gate/answer.ts";
import { everyRow } from "./gate/digest.ts";
import { type Draft, requestOf } from "./gate/requests.ts";
import type { Route } from "./gate/route-table.ts";
import { setStage, type Stage } from "./gate/stage.ts";
import { alteredApp } from "./world/altered-app.ts";
import type { Scene } from "./world/scene.ts";

let stage: Stage;
beforeAll(async () => void (stage = await setStage()));
afterAll(() => stage[Symbol.asyncDispose]());

/** Routes that leave no entry, each with the reason. */
const leaveNothing: Record<string, string> = {
  "POST /imports": "reads a file into a proposal; nothing is stored before it is accepted",
  "POST /federal/frameworks/{draftId}/participants/read": "reads a file into a proposal, as an import does",
  "POST /plans/{planId}/presence": "says where somebody is at this moment; nothing is stored",
  "POST /plans/{planId}/comments/{commentId}/read": "what a person has read is nobody else's business",
  "PUT /opinions/{opinionToken}/draft": "what a third party has not sent is nobody else's business",
  "POST /messages/{threadId}/read": "what a person has read is nobody else's business",
  "POST /federal/messages/{threadId}/read": "what a person has read is nobody else's business",
  "POST /mailbox/digest": "writes a mail to oneself, in the demonstration only",
};

/** Entries that cannot say what changed, each with the reason. */
const withoutValues: Record<string, string> = {
  "POST /auth/sign-in": "opens a session, whose values are secrets",
  "POST /auth/sign-out": "ends a session, whose values are secrets",
  "DELETE /auth/sessions/{sessionId}": "ends a session, whose values are secrets",
  "POST /auth/password": "the values are passwords",
  "POST /calendar-link": "the value is a secret address",
  "DELETE /calendar-link": "the value is a secret address",
};

/** Whoever holds the link of an opinion has no account: the entry is nobody's, in the chain of who asked. */
const byNobody = ["POST /opinions/{opinionToken}/give"];

/** Reading that is an event for whoever is read, by what it leaves. A new one is said here, and in its route. */
const leaveAnEntry: Record<string, "saw" | "exported"> = {
  "GET /federal/plans/{submissionId}": "saw",
  "GET /federal/plans/{submissionId}/difference": "saw",
  "GET /federal/plans/{submissionId}/timeline": "saw",
  "GET /federal/plans/{submissionId}/analysis": "saw",
  "GET /federal/compare": "saw",
  "GET /plans/{planId}/versions/{version}/paper": "exported",
  "GET /plans/{planId}/versions/{version}/receipt/paper": "exported",
  "GET /plans/{planId}/versions/{version}/signing/files/{fileId}": "exported",
  "GET /plans/{planId}/difference/paper": "exported",
  "GET /plans/{planId}/decision-draft": "exported",
  "GET /plans/{planId}/attachments/{attachmentId}": "exported",
  "GET /federal/plans/{submissionId}/paper": "exported",
  "GET /federal/plans/{submissionId}/difference/paper": "exported",
  "GET /federal/plans/{submissionId}/signing/files/{fileId}": "exported",
  "GET /federal/frameworks/{draftId}/participants/sheet": "exported",
};

/** About no municipality: the entry stands in the chain of who took it along, as a page. */
const aboutNobody = ["GET /federal/frameworks/{draftId}/participants/sheet"];

/** The scene's own request; an agreement in a language in which it was not laid out yet. */
function draftOf(route: Route, scene: Scene): Draft {
  const draft = stage.draft(route, scene);
  return route.name.endsWith("/signing/agreements") ? { ...draft, body: { language: "fr" } } : draft;
}

type Entry = {
  seq: number;
  tenant_id: string;
  at: Date;
  actor_id: string | null;
  actor_tenant_id: string | null;
  action: string;
  before: unknown;
  after: unknown;
};

/** Of the tenant of the actor, and of the municipality of the scene. */
const trailOf = ({ tenantId, nis }: Scene) => stage.ground.database.superuser<Entry[]>`
  select * from audit_entry where tenant_id = ${tenantId} or tenant_id = (select id from tenant where nis = ${nis})
  order by seq`;

const writing = () => stage.table.routes.filter(({ mutating }) => mutating);
const rows = () => everyRow(stage.ground.database.superuser);

/** The attempt to give a password is counted before anybody looks at the password. */
async function rowsButAttempts(): Promise<Record<string, string>> {
  const { sign_in_attempt: _, ...others } = await rows();
  return others;
}

/** What is wrong with the trail that a request left. */
async function complaints(route: Route): Promise<string[]> {
  const scene = await stage.sceneFor(route);
  const answer = await stage.send(route, draftOf(route, scene), scene.actor.token);
  if (answer.status >= 300) return [`answered ${answer.status} ${answer.code}`];
  const trail = await trailOf(scene);
  if (route.name in leaveNothing) return trail.length === 0 ? [] : ["left an entry"];
  if (trail.length === 0) return ["left no entry"];
  const isNewcomer = route.name === "POST /invitations/{token}/accept";
  const isNobody = byNobody.includes(route.name);
  const [userId, tenantId] = isNobody ? [null, null] : [scene.actor.actor.userId, scene.tenantId];
  return trail.flatMap(({ at, actor_id, actor_tenant_id, action, before, after }) => [
    ...(at.getTime() === stage.ground.clock.now.getTime() ? [] : ["another time"]),
    ...((isNewcomer ? actor_id !== null : actor_id === userId) ? [] : ["another actor"]),
    ...(actor_tenant_id === tenantId ? [] : ["another tenant"]),
    ...((trailActions as readonly string[]).includes(action) ? [] : [`an action without words: ${action}`]),
    ...(before !== null || after !== null || route.name in withoutValues ? [] : ["no values"]),
  ]);
}

// Every route in one test takes its time where the machine is busy.
describe("a request that writes", { timeout: 120_000 }, () => {
  it("leaves who, for which tenant, when and what, whatever the route", async () => {
    const found: string[] = [];
    for (const route of writing()) {
      for (const what of await complaints(route)) found.push(`${route.name}: ${what}`);
    }
    expect(found).toEqual([]);
    const reports = await verifyAudit(stage.ground.database.owner);
    expect(reports.filter(({ broken }) => broken !== null)).toEqual([]);
    expect(reports.reduce((sum, { entries }) => sum + entries, 0)).toBeGreaterThanOrEqual(
      writing().length - Object.keys(leaveNothing).length,
    );
  });

  it("writes nothing at all when its entry cannot be written, whatever the route", async () => {
    const rewrite = (query: string) => query.replace('insert into "audit_entry"', 'insert into "no_such_table"');
    const ask = alteredApp(stage.ground, { rewrite });
    const routes = writing().filter(({ name }) => !(name in leaveNothing));
    const scenes = new Map<Route, Scene>();
    for (const route of routes) scenes.set(route, await stage.sceneFor(route));
    const before = await rowsButAttempts();
    const written: string[] = [];
    for (const [route, scene] of scenes) {
      const { status } = await read(await ask(requestOf(route, draftOf(route, scene), scene.actor.token)));
      if (status !== 500) written.push(`${route.name} answered ${status}`);
    }
    expect(written).toEqual([]);
    expect(await rowsButAttempts()).toEqual(before);
  });
});

describe("a request that reads", { timeout: 120_000 }, () => {
  it("is marked in its description where it leaves an entry", () => {
    const marked = stage.table.routes.flatMap(({ name, operation }) => {
      const mark = operation["x-trail"];
      return mark === undefined ? [] : [[name, mark] as const];
    });
    expect(Object.fromEntries(marked)).toEqual(leaveAnEntry);
  });

  it("leaves who looked, once a day, and who took something along, each time, in the trail of whom it is about", async () => {
    const found: string[] = [];
    for (const [name, mark] of Object.entries(leaveAnEntry)) {
      const route = stage.route(name);
      const scene = await stage.sceneFor(route);
      const draft = draftOf(route, scene);
      const statuses = [];
      for (let time = 0; time < 2; time++) statuses.push((await stage.send(route, draft, scene.actor.token)).status);
      const served = statuses.filter((status) => status === 200).length;
      const [municipality] = await stage.ground.database.superuser<{ id: string }[]>`
        select id from tenant where nis = ${scene.nis}`;
      const trail = await trailOf(scene);
      const [chain, exported] = aboutNobody.includes(name)
        ? [scene.tenantId, "page.export"]
        : [municipality?.id, "dossier.export"];
      const expected = served === 0 ? 0 : mark === "saw" ? 1 : served;
      const fits = trail.filter(
        ({ tenant_id, actor_id, action }) =>
          tenant_id === chain &&
          actor_id === scene.actor.actor.userId &&
          action === (mark === "saw" ? "dossier.see" : exported),
      );
      if (fits.length !== expected || trail.length !== expected)
        found.push(`${name} answered ${statuses.join(", ")} and left ${trail.map(({ action }) => action).join(", ")}`);
    }
    expect(found).toEqual([]);
  });

  it.each(["GET", "HEAD"] as const)("changes no row, whatever the route (%s)", async (method) => {
    const routes = stage.table.routes.filter(({ name, mutating }) => !mutating && !(name in leaveAnEntry));
    const scenes = await Promise.all(
      (["municipality", "federal"] as const).map((kind) =>
        stage.press({ kind, roles: kind === "federal" ? ["adviser"] : ["coordinator", "administrator"], mark: "own" }),
      ),
    );
    const before = await rows();
    for (const route of routes) {
      for (const scene of scenes) {
        const answer = await stage.send({ ...route, method }, stage.draft(route, scene), scene.actor.token);
        expect(answer.status).toBeLessThan(500);
      }
      await stage.send({ ...route, method }, stage.draft(route, scenes[0]!), null);
    }
    expect(await rows()).toEqual(before);
  });
});
