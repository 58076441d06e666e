import type { Ask, Ground } from "../world/ground.ts";
import type { Press } from "../world/press.ts";
import type { Scene } from "../world/scene.ts";
import { type Answer, difference, fingerprint, read } from "./answer.ts";
import { rowsOfTenant } from "./digest.ts";
import { inTurns } from "./in-turns.ts";
import { type IdKind, otherId, type Position, positionsOf, type Variant, variants } from "./kinds.ts";
import { type Draft, ownRequest, passwordHash, requestOf, withId } from "./requests.ts";
import type { Route, RouteTable } from "./route-table.ts";
import { everyone, greeting, type Greeting, nameOf, type Somebody, whoMay } from "./who.ts";
import { canariesFor, type Witness } from "./witness.ts";

/** What the gate found: who asked what, and what was wrong about the answer. */
export type Leak = { route: string; who: string; what: string };

export type Gate = {
  /** The app under test, or the app behind a seeded defect. */
  ask: Ask;
  ground: Pick<Ground, "database" | "clock">;
  press: Press;
  table: RouteTable;
  witness: Witness;
  people?: readonly Somebody[];
  /** Stop at the first leak: enough to know that a defect is seen. */
  first?: boolean;
};

type Asked = Answer & { print: string };

export type Report = { leaks: Leak[]; requests: number; reached: Set<string> };

const atOnce = 6;

/** What a submission brings along, when both are named together. */
const ofSubmission: readonly IdKind[] = [
  "submission",
  "replaceable",
  "thread",
  "event",
  "remark",
  "note",
  "opinion",
  "node",
  "chapter",
  "paperFile",
];

/**
 * Asks every route as everybody, with ids of their own, of another municipality (a draft, a submitted plan), of another
 * plan, of nobody, and with no id at all: in the path, the query, the body and the headers. What is not one's own must
 * answer exactly as what does not exist, and no word of the other municipality may stand in any answer.
 */
export async function findLeaks(gate: Gate): Promise<Report> {
  const { table, ground, witness, people = everyone } = gate;
  const report: Report = { leaks: [], requests: 0, reached: new Set() };
  // Their own people read first: what they have read is noted as theirs.
  await witness.lookAround(gate.ask, table.routes);
  const before = await rowsOfTenant(ground.database.superuser, witness.foreign.tenantId);
  const stood = await trailOf(ground, witness.foreign.tenantId);
  const visitors = people.map((who) => new Visitor(gate, report, who));
  for (const visitor of visitors) await visitor.settle();
  // What only reads goes first: while nothing is written, lists of the federal side answer alike twice.
  for (const mutating of [false, true]) {
    const routes = table.routes.filter((route) => route.mutating === mutating);
    await inTurns(visitors, atOnce, (visitor) => visitor.visit(routes));
  }
  const after = await rowsOfTenant(ground.database.superuser, witness.foreign.tenantId);
  const written = (await trailOf(ground, witness.foreign.tenantId)).slice(stood.length);
  for (const { action, kind } of written) {
    // What the federal side read of them stands in their own trail, and nothing else may.
    if (kind !== "federal" || !["dossier.see", "dossier.export"].includes(action))
      report.leaks.push({ route: "any", who: kind, what: `wrote ${action} in the trail of another` });
  }
  for (const [name, rows] of Object.entries(before)) {
    if (after[name] !== rows && !name.startsWith("audit_"))
      report.leaks.push({ route: "any", who: "somebody", what: `wrote in ${name} of another` });
  }
  return report;
}

const trailOf = (ground: Pick<Ground, "database">, tenantId: string) => ground.database.superuser<
  { action: string; kind: string }[]
>`
  select e.action, coalesce(t.kind, 'nobody') as kind from audit_entry e left join tenant t on t.id = e.actor_tenant_id
  where e.tenant_id = ${tenantId} order by e.seq`;

/** One person, or nobody in particular, who walks past all routes. */
class Visitor {
  readonly #gate: Gate;
  readonly #report: Report;
  readonly #who: Somebody;
  #scene: Scene | null = null;

  constructor(gate: Gate, report: Report, who: Somebody) {
    [this.#gate, this.#report, this.#who] = [gate, report, who];
  }

  async settle(): Promise<void> {
    await this.#own();
  }

  async visit(routes: readonly Route[]): Promise<void> {
    // What was read stands in the trail, and would tell one answer from the next.
    if (routes.some(({ mutating }) => mutating)) this.#scene = null;
    for (const route of routes) {
      if (this.#gate.first && this.#report.leaks.length > 0) return;
      await this.#visit(route);
    }
  }

  async #visit(route: Route): Promise<void> {
    const { positions } = positionsOf(route, this.#gate.table.document);
    const own = await this.#greets(route, positions);
    const places = positions.map((position) => [position]);
    if (positions.length > 1) places.push(positions);
    for (const place of places) await this.#answersLikeNothing(route, positions, place);
    await this.#ignoresWhatNobodyAsked(route, positions, own);
  }

  /** Somebody who may do it is let through, everybody else is refused. */
  async #greets(route: Route, positions: Position[]): Promise<Asked> {
    const scene = await this.#own();
    const answer = await this.#send(route, await this.#ownDraft(route, positions));
    const rule = whoMay[route.name];
    if (rule === undefined) this.#leak(route, "nobody says who may call it");
    else {
      const expected = greeting(rule, this.#who, scene.actor, route);
      if (expected === "through" && answer.status < 400) this.#report.reached.add(route.name);
      if (!isGreeting(answer.status, expected)) this.#leak(route, `answered ${answer.status}, not ${expected}`);
    }
    return answer;
  }

  async #answersLikeNothing(route: Route, all: Position[], place: Position[]): Promise<void> {
    const nothing = await this.#sendWith(route, all, place, "nobodys");
    if (nothing === null) return;
    for (const variant of variants) {
      if (variant === "nobodys" || this.#mayHave(place, variant)) continue;
      const answer = await this.#sendWith(route, all, place, variant);
      if (answer === null) continue;
      const where = place.map(({ where, key }) => `${where} ${key}`).join(", ");
      if (variant === "malformed") {
        if (answer.status < 400) this.#leak(route, `answered ${answer.status} to nonsense in ${where}`);
      } else if (answer.print !== nothing.print) {
        this.#leak(route, `tells ${variant} in ${where} from nothing: ${difference(answer.print, nothing.print)}`);
      }
    }
  }

  /** The federal side reads what any municipality submitted, with what was recorded of it. */
  #mayHave(place: readonly Position[], variant: Variant): boolean {
    const kinds = place.map(({ kind }) => kind);
    const isSubmission =
      kinds.some((kind) => kind === "submission" || kind === "thread") &&
      kinds.every((kind) => ofSubmission.includes(kind));
    // What it granted to a municipality is its own to withdraw, whatever the municipality wrote since.
    const isException = kinds.every((kind) => kind === "exception") && variant.startsWith("foreign");
    return this.#who?.kind === "federal" && (isException || (variant === "foreignSubmitted" && isSubmission));
  }

  /** Fields, parameters and headers that name another tenant change nothing. */
  async #ignoresWhatNobodyAsked(route: Route, positions: Position[], own: Asked): Promise<void> {
    const { foreign, foreignEtag, foreignKey } = this.#gate.witness;
    const draft = await this.#ownDraft(route, positions);
    draft.headers["x-tenant-id"] = foreign.tenantId;
    if (route.mutating) draft.headers["idempotency-key"] = foreignKey;
    else draft.headers["if-none-match"] = foreignEtag;
    const smuggled = {
      tenantId: foreign.tenantId,
      tenant_id: foreign.tenantId,
      accountId: foreign.actor.actor.userId,
      versionId: foreign.draft.version,
      status: "approved",
      permittedActions: ["plan.approve"],
    };
    if (route.body?.mediaType === "application/json") draft.body = { ...smuggled, ...(draft.body as object) };
    else Object.assign(draft.query, { tenantId: smuggled.tenantId, accountId: smuggled.accountId });
    const answer = await this.#send(route, draft);
    if (answer.print !== own.print)
      this.#leak(route, `listens to what nobody described: ${difference(answer.print, own.print)}`);
  }

  async #sendWith(route: Route, all: Position[], place: Position[], variant: Variant): Promise<Asked | null> {
    const scene = await this.#own();
    let draft = await this.#ownDraft(route, all);
    for (const position of place) {
      const id = otherId(position.kind, variant, { scene, foreign: this.#gate.witness.foreign });
      if (id === null) return null;
      draft = withId(draft, position, id);
    }
    if (!route.mutating) draft.headers["if-none-match"] = this.#gate.witness.foreignEtag;
    return this.#send(route, draft);
  }

  async #ownDraft(route: Route, positions: Position[]): Promise<Draft> {
    return ownRequest(route, positions, await this.#own(), this.#gate.table.document);
  }

  /** The scene stays until a request changed it. */
  async #own(): Promise<Scene> {
    const { kind, role } = this.#who ?? { kind: "municipality", role: "reader" };
    return (this.#scene ??= await this.#gate.press({
      kind,
      roles: [role].flat(),
      mark: "own",
      passwordHash: await passwordHash(),
    }));
  }

  async #send(route: Route, draft: Draft): Promise<Asked> {
    const scene = await this.#own();
    const request = requestOf(route, draft, this.#who === null ? null : scene.actor.token);
    const answer = await read(await this.#gate.ask(request));
    this.#report.requests += 1;
    if (route.mutating && answer.status < 400) this.#scene = null;
    const said = JSON.stringify(draft);
    for (const word of canariesFor(this.#gate.witness, this.#who)) {
      const isTold = answer.text.includes(word) || answer.headers.includes(word);
      // Giving back what was sent tells nothing.
      if (isTold && !said.includes(word)) this.#leak(route, `${answer.status} names ${word}`);
    }
    if (answer.status === 500) this.#leak(route, "broke");
    return { ...answer, print: fingerprint(answer, scene.nis) };
  }

  #leak(route: Route, what: string): void {
    this.#report.leaks.push({ route: route.name, who: nameOf(this.#who), what });
  }
}

const isGreeting = (status: number, expected: Greeting): boolean => {
  if (expected === "through") return status < 400 || status === 404;
  // Who may not do something need not learn that it exists.
  return expected === "out" ? status === 403 || status === 404 : status === 401;
};
