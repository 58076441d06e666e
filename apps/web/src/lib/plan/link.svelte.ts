import type { Answer, Transport } from "./transport.ts";

/** How the server can be reached just now. */
export type Reach = "ok" | "unreachable" | "signed-out" | "other-account";

export type Pace = {
  /** After the last key, before a field goes out. */
  readonly debounceMs: number;
  /** Waiting times after failures; the last one repeats. */
  readonly retryMs: readonly number[];
  readonly now: () => number;
};
export const usualPace: Pace = { debounceMs: 600, retryMs: [1000, 2000, 5000, 10_000, 30_000], now: () => Date.now() };

/** The line to the server: who may try, what the last answer said, when to try again. */
export class Link {
  reach = $state<Reach>("ok");
  /** Since when something is under way, in milliseconds; null when nothing is. */
  busySince = $state<number | null>(null);
  lastSavedAt = $state<Date | null>(null);

  /** Called when waiting work may go out. */
  onopen: () => void = () => undefined;

  readonly #transport: Transport;
  readonly #me: { userId: string; tenantId: string };
  readonly #pace: Pace;
  #underWay = 0;
  #failures = 0;
  #isTrying = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;

  constructor(transport: Transport, me: { userId: string; tenantId: string }, pace: Pace = usualPace) {
    this.#transport = transport;
    this.#me = me;
    this.#pace = pace;
  }

  get isOpen(): boolean {
    return !this.#isClosed && (this.reach === "ok" || (this.reach === "unreachable" && this.#isTrying));
  }

  /** False when the session is over or somebody else's. */
  get isOurs(): boolean {
    return this.reach !== "signed-out" && this.reach !== "other-account";
  }

  /** Sends one request and learns from its answer. */
  async ask<Body>(request: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
    this.#underWay += 1;
    this.busySince ??= this.#pace.now();
    const answer = await request();
    this.#underWay -= 1;
    if (this.#underWay === 0) this.busySince = null;
    this.learn(answer);
    return answer;
  }

  /** What an answer says about the line, whoever asked. */
  learn(answer: Answer<unknown>): void {
    if (answer.kind === "unreachable") this.#failed();
    else if (answer.kind === "signed-out") this.#lost("signed-out");
    // An answer after signing out may be an answer to somebody else: first ask who is there.
    else if (!this.isOurs) void this.wake();
    else this.#reached();
  }

  saved(): void {
    this.lastSavedAt = new Date(this.#pace.now());
  }

  /** Something changed for the better: the network is back, the page is looked at again, somebody signed in elsewhere. */
  async wake(): Promise<void> {
    if (this.#isClosed) return;
    if (this.reach === "unreachable") this.#try();
    if (this.reach !== "signed-out" && this.reach !== "other-account") return;
    const answer = await this.#transport.whoAmI();
    if (answer.kind === "signed-out") this.reach = "signed-out";
    if (answer.kind !== "done") return;
    const { userId, tenantId } = answer.body;
    // Never save one person's words in the name of another.
    if (userId === this.#me.userId && tenantId === this.#me.tenantId) this.#reached();
    else this.reach = "other-account";
  }

  close(): void {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #reached(): void {
    const wasClosed = this.reach !== "ok";
    this.reach = "ok";
    this.#failures = 0;
    this.#isTrying = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (wasClosed) this.onopen();
  }

  #failed(): void {
    if (this.reach === "ok") this.reach = "unreachable";
    this.#isTrying = false;
    if (this.#timer !== null || this.#isClosed) return;
    const waits = this.#pace.retryMs;
    const wait = waits[Math.min(this.#failures, waits.length - 1)] ?? 1000;
    this.#failures += 1;
    this.#timer = setTimeout(() => this.#try(), wait);
  }

  #lost(reach: Reach): void {
    this.reach = reach;
    this.#isTrying = false;
  }

  #try(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.reach !== "unreachable" || this.#isClosed) return;
    this.#isTrying = true;
    this.onopen();
    // Nothing was waiting: the next piece of work finds out by itself.
    if (this.#underWay === 0) {
      this.reach = "ok";
      this.#isTrying = false;
    }
  }
}
