import { randomUUID } from "node:crypto";
import { announce, type Db, listen, type Listening, type LiveMessage } from "@salus/db";
import { AppError, type PlanId, type TenantId } from "@salus/domain";
import type { Log } from "../../log.ts";
import { type Listener, LiveRoom } from "./live-room.ts";

const TICK_MS = 5_000;
const ECHO_MS = 10_000;
/** An echo that takes longer: the line is dead, whatever the driver believes. */
const SILENCE_MS = 25_000;
const REPEAT_MS = 20_000;
const CATCH_UP_MS = 30_000;
/** Browsers keep a stream per page that is looked at; more is a program gone wild. */
const PER_PERSON = 12;
const PER_PROGRAM = 2_000;

type Presence = Extract<LiveMessage, { kind: "presence" }>;
const roomKey = ({ tenantId, planId }: { tenantId: TenantId; planId: PlanId }): string => `${tenantId} ${planId}`;

/**
 * All pages that listen in this program, by municipality and plan, on one connection to the database. It is opened for
 * the first page and closed after the last.
 */
export class LiveHub {
  readonly #db: Db;
  readonly #log: Log;
  readonly #rooms = new Map<string, LiveRoom>();
  readonly #program = randomUUID();
  #listening: Listening | null = null;
  #timer: NodeJS.Timeout | null = null;
  #at = { echo: 0, heard: 0, repeat: 0, catchUp: 0 };

  constructor({ db, log }: { db: Db; log: Log }) {
    this.#db = db;
    this.#log = log;
  }

  /** Lets a page listen; the answer ends that. The oldest page of somebody with too many is ended. */
  join(listener: Listener): () => void {
    const all = this.#listeners();
    if (all.length >= PER_PROGRAM) throw new AppError("service.unavailable");
    const { tenantId, userId } = listener.ctx.actor;
    const own = all.filter(({ ctx }) => ctx.actor.userId === userId);
    for (const old of own.slice(0, Math.max(0, own.length + 1 - PER_PERSON))) old.end();
    const key = roomKey({ tenantId, planId: listener.planId });
    const room = this.#rooms.get(key) ?? new LiveRoom((error) => this.#log.fault("", error));
    this.#rooms.set(key, room);
    room.add(listener);
    this.#open();
    this.#repeat(room, listener);
    // What happened between the first answer and this moment.
    void room.wake();
    return () => this.#leave(key, room, listener);
  }

  /** Says to all programs where somebody is. */
  async stand(presence: Omit<Presence, "kind" | "saidAt">): Promise<void> {
    const message = { kind: "presence", saidAt: Date.now(), ...presence } as const;
    // At home at once: our own line may not stand yet.
    this.#heard(message);
    await announce(this.#db, message);
  }

  /** Ends every stream: the program stops. */
  async close(): Promise<void> {
    for (const listener of this.#listeners()) listener.end();
    await this.#shut();
  }

  #listeners(): Listener[] {
    return [...this.#rooms.values()].flatMap(({ listeners }) => [...listeners]);
  }

  #leave(key: string, room: LiveRoom, listener: Listener): void {
    room.remove(listener);
    const { tab, planId } = listener;
    const { tenantId, userId } = listener.ctx.actor;
    if (room.listeners.size === 0 && this.#rooms.get(key) === room) this.#rooms.delete(key);
    if (this.#rooms.size === 0) void this.#shut();
    // The same page may be back already on another line.
    if (tab === null || room.has(userId, tab)) return;
    this.#try(this.stand({ tenantId, planId, userId, tab, at: null, isRepeat: false }));
  }

  #open(): void {
    this.#listening ??= listen(this.#db, {
      heard: (message) => this.#heard(message),
      connected: () => {
        this.#at.heard = Date.now();
        // Nobody heard what was said before, ourselves included.
        this.#repeatAll();
        this.#wakeAll();
      },
    });
    if (this.#timer) return;
    const now = Date.now();
    this.#at = { echo: now, heard: now, repeat: now, catchUp: now };
    this.#timer = setInterval(() => this.#tick(Date.now()), TICK_MS).unref();
  }

  async #shut(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    const listening = this.#listening;
    this.#listening = null;
    await listening?.close();
  }

  #heard(message: LiveMessage): void {
    if (message.kind === "echo") {
      if (message.program === this.#program) this.#at.heard = Date.now();
      return;
    }
    const room = this.#rooms.get(roomKey(message));
    if (!room) return;
    if (message.kind === "presence") room.stands(message, Date.now());
    else void room.wake();
  }

  #wakeAll(): void {
    for (const room of this.#rooms.values()) void room.wake();
  }

  #tick(now: number): void {
    for (const room of this.#rooms.values()) room.expire(now);
    for (const listener of this.#listeners()) this.#try(listener.isWelcome());
    if (this.#isDue("repeat", now, REPEAT_MS)) this.#repeatAll();
    // A message that was missed all the same is made good here.
    if (this.#isDue("catchUp", now, CATCH_UP_MS)) this.#wakeAll();
    if (this.#isDue("echo", now, ECHO_MS)) this.#try(announce(this.#db, { kind: "echo", program: this.#program }));
    if (now - this.#at.heard > SILENCE_MS) {
      this.#at.heard = now;
      this.#listening?.renew();
    }
  }

  #isDue(what: "repeat" | "catchUp" | "echo", now: number, every: number): boolean {
    if (now - this.#at[what] < every) return false;
    this.#at[what] = now;
    return true;
  }

  /** Says where the people of this program are. */
  #repeatAll(): void {
    for (const room of this.#rooms.values()) for (const listener of room.listeners) this.#repeat(room, listener);
  }

  #repeat(room: LiveRoom, { ctx, planId, tab }: Listener): void {
    const { tenantId, userId } = ctx.actor;
    if (tab === null) return;
    const at = room.placeOf(userId, tab);
    this.#try(this.stand({ tenantId, planId, userId, tab, at, isRepeat: true }));
  }

  /** Work beside any request: it is tried again soon, so that it went wrong is only written down. */
  #try(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#log.fault("", error));
  }
}
