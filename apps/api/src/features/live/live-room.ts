import { setTimeout as pause } from "node:timers/promises";
import { type LiveMessage } from "@salus/db";
import type { PlanId, UserId } from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { listColleagues } from "../together/people.queries.ts";
import type { PeopleView } from "./live.view.ts";
import { readChanges } from "./read-changes.ts";

export type Place = NonNullable<Extract<LiveMessage, { kind: "presence" }>["at"]>;

/** One page that listens to a plan. */
export type Listener = {
  readonly ctx: Pick<Ctx, "actor" | "read">;
  readonly planId: PlanId;
  readonly tab: string | null;
  /** Up to where the page knows the tree, and the head it was last told of. */
  known: { treeRevision: number; head: string };
  /** False when the person may not listen any more; then the listener has been sent away. */
  readonly isWelcome: () => Promise<boolean>;
  readonly tell: (event: "changes" | "people", data: string, id?: string) => void;
  readonly end: () => void;
};

/** A presence that nobody repeats is over after this. */
const PRESENCE_MS = 50_000;
/** Changes that follow each other fast are told together. */
const GATHER_MS = 100;

/** `place`: null once they left, so that an older word that comes after does not bring them back. */
type Present = { userId: UserId; tab: string; place: Place | null; saidAt: number; until: number };

/** Everybody of one municipality who has one plan open in this program. */
export class LiveRoom {
  readonly #listeners = new Set<Listener>();
  readonly #present = new Map<string, Present>();
  #names: ReadonlyMap<string, string> = new Map();
  #isTelling = false;
  #hasNews = false;
  #peopleTimer: NodeJS.Timeout | null = null;
  readonly #failed: (error: unknown) => void;

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  get listeners(): ReadonlySet<Listener> {
    return this.#listeners;
  }

  add(listener: Listener): void {
    this.#listeners.add(listener);
    this.#sayWho();
  }

  remove(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0 && this.#peopleTimer) clearTimeout(this.#peopleTimer);
  }

  has(userId: UserId, tab: string): boolean {
    return [...this.#listeners].some((each) => each.tab === tab && each.ctx.actor.userId === userId);
  }

  placeOf(userId: UserId, tab: string): Place {
    return this.#present.get(`${userId} ${tab}`)?.place ?? { nodeId: null, field: null };
  }

  stands({ userId, tab, at, isRepeat, saidAt }: Extract<LiveMessage, { kind: "presence" }>, now: number): void {
    const key = `${userId} ${tab}`;
    const known = this.#present.get(key);
    // Two words of one page may overtake each other on the way.
    if (known && known.saidAt > saidAt) return;
    const before = known?.place ?? null;
    const place = isRepeat ? (before ?? at) : at;
    this.#present.set(key, { userId, tab, place, saidAt, until: now + PRESENCE_MS });
    if (before?.nodeId !== place?.nodeId || before?.field !== place?.field) this.#sayWho();
  }

  /** Forgets who gave no sign of life. */
  expire(now: number): void {
    const gone = [...this.#present].filter(([, { until }]) => until < now);
    for (const [key] of gone) this.#present.delete(key);
    if (gone.length > 0) this.#sayWho();
  }

  /** Tells everybody what changed since they were told. News that comes meanwhile is told after. */
  async wake(): Promise<void> {
    this.#hasNews = true;
    if (this.#isTelling) return;
    this.#isTelling = true;
    try {
      while (this.#hasNews && this.#listeners.size > 0) {
        this.#hasNews = false;
        await this.#tellChanges();
        if (this.#hasNews) await pause(GATHER_MS);
      }
    } catch (error) {
      // Nothing is lost: everybody is told from where they are, the next time.
      this.#failed(error);
    } finally {
      this.#isTelling = false;
    }
  }

  /** Read once for all who know as much. They are of one tenant and read with the same eyes. */
  async #tellChanges(): Promise<void> {
    for (const [since, group] of Map.groupBy(this.#listeners, ({ known }) => known.treeRevision)) {
      const answers = await Promise.all(group.map((listener) => listener.isWelcome()));
      const welcome = group.filter((_, index) => answers[index]);
      const [first] = welcome;
      if (!first) continue;
      const changes = await readChanges(first.ctx, first.planId, since);
      const { id, status, treeRevision } = changes.version;
      const head = `${id} ${status} ${treeRevision}`;
      const data = JSON.stringify(changes);
      for (const listener of welcome) {
        if (listener.known.head !== head) listener.tell("changes", data, String(treeRevision));
        listener.known = { treeRevision, head };
      }
    }
  }

  #sayWho(): void {
    this.#peopleTimer ??= setTimeout(() => {
      this.#peopleTimer = null;
      this.#tellPeople().catch(this.#failed);
    }, GATHER_MS);
  }

  async #tellPeople(): Promise<void> {
    const present = [...this.#present.values()].flatMap(({ userId, place }) => (place ? { userId, place } : []));
    const [first] = this.#listeners;
    if (!first) return;
    if (present.some(({ userId }) => !this.#names.has(userId))) {
      const colleagues = await first.ctx.read((tx) => listColleagues(tx, first.ctx.actor));
      this.#names = new Map(colleagues.map(({ id, name }) => [id, name]));
    }
    // Somebody without a name here is no member: told to nobody.
    const people: PeopleView["people"] = present.flatMap(({ userId, place }) => {
      const name = this.#names.get(userId);
      return name === undefined ? [] : [{ userId, name, ...place }];
    });
    const data = JSON.stringify({ people });
    for (const listener of this.#listeners) listener.tell("people", data);
  }
}
