import type { Operation, Packet, SubjectKey } from "./transport.ts";

/** One field that differs from what the server has: the text, and what it was when the writing began. */
export type Edit = {
  readonly value: unknown;
  readonly base: unknown;
  readonly baseRevision: number;
  /** When it was last touched, in milliseconds. */
  readonly at: number;
};
/** What of one node or money line is not stored yet. */
export type Entry = { readonly edits: Readonly<Record<string, Edit>>; readonly packet: Packet | null };

export type Unsaved = { entries: Map<SubjectKey, Entry>; operations: readonly Operation[] };

/** Text of an earlier version of the plan that never reached the server. */
export type Leftover = { readonly subject: SubjectKey; readonly entry: Entry; readonly discard: () => void };

const prefixOf = ({ tenantId, userId, planId }: Omit<Owner, "versionId">): string =>
  `salus.unsaved:${tenantId}:${userId}:${planId}:`;

type Owner = { tenantId: string; userId: string; planId: string; versionId: string };

/**
 * What is not stored on the server yet, kept by the browser: it outlives a reload, a closed tab and an expired session.
 * Every tab writes under a name of its own and holds a lock with that name; what a closed tab left behind is taken over.
 */
export class UnsavedStore {
  readonly #tab: string = crypto.randomUUID();
  readonly #plan: string;
  readonly #versionId: string;
  readonly #storage: Storage;
  readonly #closed = new AbortController();

  constructor(owner: Owner, storage: Storage = localStorage) {
    this.#plan = prefixOf(owner);
    this.#versionId = owner.versionId;
    this.#storage = storage;
  }

  /** Keeps an entry, or forgets it when it is null. False when the browser has no room for it. */
  put(subject: SubjectKey, entry: Entry | null): boolean {
    return this.#write(subject, entry);
  }

  putOperations(operations: readonly Operation[]): boolean {
    return this.#write("operations", operations.length > 0 ? operations : null);
  }

  /** Calls `adopt` with what closed tabs left behind, now and whenever another tab closes. */
  watch(adopt: (unsaved: Unsaved) => void): void {
    const take = (tab: string): void => {
      const { unsaved, keys } = this.#leftBy(tab);
      if (keys.length === 0) return;
      adopt(unsaved);
      // Only now that it is kept under our own name.
      for (const key of keys) this.#storage.removeItem(key);
    };
    const others = this.#tabs().filter((tab) => tab !== this.#tab);
    if (!("locks" in navigator)) {
      others.forEach(take);
      return;
    }
    const { signal } = this.#closed;
    const hold = (): Promise<void> =>
      new Promise((resolve) => {
        if (signal.aborted) resolve();
        else signal.addEventListener("abort", () => resolve(), { once: true });
      });
    const quiet = (failure: unknown): void => {
      if (!signal.aborted) throw failure;
    };
    navigator.locks.request(this.#lock(this.#tab), { signal }, hold).catch(quiet);
    for (const tab of others) navigator.locks.request(this.#lock(tab), { signal }, () => take(tab)).catch(quiet);
  }

  /** Text of earlier versions: it belongs nowhere any more, but it is not ours to throw away. */
  leftovers(): Leftover[] {
    return this.#keys()
      .filter(({ versionId, subject }) => versionId !== this.#versionId && subject !== "operations")
      .flatMap(({ key, subject }) => {
        const entry = this.#read(key) as Entry | null;
        const discard = (): void => this.#storage.removeItem(key);
        return entry ? [{ subject: subject as SubjectKey, entry, discard }] : [];
      });
  }

  close(): void {
    this.#closed.abort();
  }

  #lock(tab: string): string {
    return `${this.#plan}${tab}`;
  }

  #write(subject: string, value: unknown): boolean {
    const key = `${this.#plan}${this.#versionId}:${this.#tab}:${subject}`;
    try {
      if (value === null) this.#storage.removeItem(key);
      else this.#storage.setItem(key, JSON.stringify(value));
      return true;
    } catch (failure) {
      if (failure instanceof DOMException) return false;
      throw failure;
    }
  }

  #read(key: string): unknown {
    const text = this.#storage.getItem(key);
    return text === null ? null : (JSON.parse(text) as unknown);
  }

  #keys(): { key: string; versionId: string; tab: string; subject: string }[] {
    return Object.keys(this.#storage)
      .filter((key) => key.startsWith(this.#plan))
      .map((key) => {
        const [versionId = "", tab = "", ...subject] = key.slice(this.#plan.length).split(":");
        return { key, versionId, tab, subject: subject.join(":") };
      });
  }

  #tabs(): string[] {
    return [...new Set(this.#keys().map(({ tab }) => tab))];
  }

  #leftBy(tab: string): { unsaved: Unsaved; keys: string[] } {
    const unsaved: Unsaved = { entries: new Map(), operations: [] };
    const left = this.#keys().filter((each) => each.tab === tab && each.versionId === this.#versionId);
    for (const { key, subject } of left) {
      const value = this.#read(key);
      if (subject === "operations") unsaved.operations = value as Operation[];
      else unsaved.entries.set(subject as SubjectKey, value as Entry);
    }
    return { unsaved, keys: left.map(({ key }) => key) };
  }
}

/** Whether this browser still keeps text of a plan that is not on the server. */
export const hasUnsaved = ({ tenantId, userId, planId }: Omit<Owner, "versionId">): boolean =>
  Object.keys(localStorage).some((key) => key.startsWith(prefixOf({ tenantId, userId, planId })));
