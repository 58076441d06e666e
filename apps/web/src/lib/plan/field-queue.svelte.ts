import { type ErrorCode, type GrantLine, type PlanNode, sameValue } from "@salus/domain";
import { SvelteMap } from "svelte/reactivity";
import { type Link, type Pace, usualPace } from "./link.svelte.ts";
import type { Answer, FieldClash, Packet, SavedRecord, SubjectKey, Transport } from "./transport.ts";
import type { Edit, Entry, UnsavedStore } from "./unsaved-store.ts";

/** A field that somebody else saved while it was written here. It stays here until one text is chosen. */
export type Clash = FieldClash & {
  readonly subject: SubjectKey;
  readonly base: unknown;
  readonly theirRevision: number;
};
export type Refused = ErrorCode | "internal";
type Row = PlanNode | GrantLine;

/** What the queue must know about the plan it works for. */
export type FieldOwner = {
  /** The subject as the server has it now. */
  readonly saved: (subject: SubjectKey, row: Row) => void;
  /** Nobody else saved the field after `revision`, as far as this row tells. */
  readonly isUntouched: (row: Row, field: string, revision: number) => boolean;
  /** The subject is not on the server yet. */
  readonly isWaiting: (subject: SubjectKey) => boolean;
  /** Nothing of the subject is under way any more. */
  readonly settled: (subject: SubjectKey) => void;
};

const clashKey = (subject: SubjectKey, field: string): string => `${subject} ${field}`;
const same = (field: string, a: unknown, b: unknown): boolean =>
  field === "targets" ? JSON.stringify(a) === JSON.stringify(b) : sameValue(a, b);

/**
 * Fields that are written here and not on the server yet. One request per subject at a time; a field goes out with the
 * revision its writing began from; what got no answer is sent again under the same key. A field only leaves when it is
 * stored, or when a person gives it up.
 */
export class FieldQueue {
  readonly entries = new SvelteMap<SubjectKey, Entry>();
  readonly clashes = new SvelteMap<string, Clash>();
  readonly refusals = new SvelteMap<SubjectKey, Refused>();
  /** The browser has no room left to keep what is not stored. */
  isStoreFull = $state(false);

  readonly #link: Link;
  readonly #transport: Transport;
  readonly #owner: FieldOwner;
  readonly #store: UnsavedStore | null;
  readonly #pace: Pace;
  readonly #inFlight = new Set<SubjectKey>();
  readonly #timers = new Map<SubjectKey, ReturnType<typeof setTimeout>>();

  constructor(given: { link: Link; transport: Transport; owner: FieldOwner; store: UnsavedStore | null; pace?: Pace }) {
    this.#link = given.link;
    this.#transport = given.transport;
    this.#owner = given.owner;
    this.#store = given.store;
    this.#pace = given.pace ?? usualPace;
  }

  /** How many fields are not stored. */
  get count(): number {
    let count = 0;
    for (const { edits } of this.entries.values()) count += Object.keys(edits).length;
    return count;
  }

  edit(subject: SubjectKey, field: string): Edit | undefined {
    return this.entries.get(subject)?.edits[field];
  }

  clash(subject: SubjectKey, field: string): Clash | undefined {
    return this.clashes.get(clashKey(subject, field));
  }

  /** Takes what was written; `current` is what the server has, as shown here, at `revision`. */
  write(subject: SubjectKey, field: string, value: unknown, from: { current: unknown; revision: number }): void {
    const entry = this.entries.get(subject) ?? { edits: {}, packet: null };
    const before = entry.edits[field];
    const began = before ?? { base: from.current, baseRevision: from.revision };
    this.refusals.delete(subject);
    const isSent = entry.packet !== null && field in entry.packet.changes;
    const isBack = same(field, value, began.base) && !isSent && !this.clash(subject, field);
    this.#put(subject, {
      ...entry,
      edits: isBack
        ? without(entry.edits, field)
        : {
            ...entry.edits,
            [field]: { value, base: began.base, baseRevision: began.baseRevision, at: this.#pace.now() },
          },
    });
    this.#plan(subject, this.#pace.debounceMs);
  }

  /** Saves a field as it stands: a translation that was looked at and is still right. */
  confirm(subject: SubjectKey, field: string, value: unknown, revision: number): void {
    const entry = this.entries.get(subject) ?? { edits: {}, packet: null };
    if (field in entry.edits) return;
    const edit = { value, base: value, baseRevision: revision, at: this.#pace.now() };
    this.#put(subject, { ...entry, edits: { ...entry.edits, [field]: edit } });
    void this.#send(subject);
  }

  /** Takes over what a closed tab left behind. */
  adopt(subject: SubjectKey, left: Entry): void {
    const mine = this.entries.get(subject);
    this.#put(subject, mine ? { edits: { ...left.edits, ...mine.edits }, packet: mine.packet ?? left.packet } : left);
    this.#plan(subject, 0);
  }

  /** Sends what waits, now. */
  flush(subject?: SubjectKey): void {
    for (const each of subject ? [subject] : [...this.entries.keys()]) {
      clearTimeout(this.#timers.get(each));
      void this.#send(each);
    }
  }

  isSettled(subject: SubjectKey): boolean {
    const entry = this.entries.get(subject);
    if (!entry || this.refusals.has(subject)) return true;
    return entry.packet === null && Object.keys(entry.edits).every((field) => this.clash(subject, field));
  }

  /** Settles a conflict: the chosen value was written with both texts in sight. Null: theirs stays. */
  resolve(subject: SubjectKey, field: string, chosen: { value: unknown } | null): void {
    const clash = this.clash(subject, field);
    const entry = this.entries.get(subject);
    const edit = entry?.edits[field];
    if (!clash || !entry || !edit) return;
    this.clashes.delete(clashKey(subject, field));
    const isTheirs = chosen === null || same(field, chosen.value, clash.theirs);
    this.#put(subject, {
      ...entry,
      edits: isTheirs
        ? without(entry.edits, field)
        : {
            ...entry.edits,
            [field]: {
              value: chosen.value,
              base: clash.theirs,
              baseRevision: clash.theirRevision,
              at: this.#pace.now(),
            },
          },
    });
    this.#plan(subject, 0);
  }

  /** Gives up what is not stored of a subject. Only a person decides that. */
  discard(subject: SubjectKey): void {
    this.refusals.delete(subject);
    for (const [key, clash] of this.clashes) if (clash.subject === subject) this.clashes.delete(key);
    this.#put(subject, null);
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #put(subject: SubjectKey, entry: Entry | null): void {
    const isEmpty = entry === null || (entry.packet === null && Object.keys(entry.edits).length === 0);
    if (isEmpty) this.entries.delete(subject);
    else this.entries.set(subject, entry);
    if (this.#store) this.isStoreFull = !this.#store.put(subject, isEmpty ? null : entry);
  }

  #plan(subject: SubjectKey, waitMs: number): void {
    clearTimeout(this.#timers.get(subject));
    this.#timers.set(
      subject,
      setTimeout(() => void this.#send(subject), waitMs),
    );
  }

  async #send(subject: SubjectKey): Promise<void> {
    this.#timers.delete(subject);
    if (this.#inFlight.has(subject) || !this.#link.isOpen || this.#owner.isWaiting(subject)) return;
    const entry = this.entries.get(subject);
    if (!entry || this.refusals.has(subject)) return;
    const packet = entry.packet ?? this.#nextPacket(subject, entry);
    if (!packet) return;
    this.#inFlight.add(subject);
    this.#put(subject, { ...entry, packet });
    const answer = await this.#link.ask(() => this.#transport.save(subject, packet));
    this.#inFlight.delete(subject);
    const again = this.#answered(subject, packet, answer);
    if (this.isSettled(subject)) this.#owner.settled(subject);
    else if (again !== null && !this.#timers.has(subject)) this.#plan(subject, again);
  }

  /** The fields that were begun from the oldest revision; the others follow in the next request. */
  #nextPacket(subject: SubjectKey, { edits }: Entry): Packet | null {
    const open = Object.entries(edits).filter(([field]) => !this.clash(subject, field));
    if (open.length === 0) return null;
    const baseRevision = Math.min(...open.map(([, edit]) => edit.baseRevision));
    const changes = Object.fromEntries(
      open.filter(([, edit]) => edit.baseRevision === baseRevision).map(([field, edit]) => [field, edit.value]),
    );
    return { key: crypto.randomUUID(), baseRevision, changes };
  }

  /** Takes the answer in; how long to wait before what is left goes out, null when it has to wait for the link. */
  #answered(subject: SubjectKey, packet: Packet, answer: Answer<SavedRecord>): number | null {
    const entry = this.entries.get(subject);
    if (!entry) return null;
    if (answer.kind === "done") {
      this.#put(subject, { packet: null, edits: this.#afterSave(entry, packet, answer.body.record) });
      this.#owner.saved(subject, answer.body.record);
      this.#link.saved();
      return this.#pace.debounceMs;
    }
    if (answer.kind === "conflict") {
      this.#put(subject, { packet: null, edits: this.#afterConflict(subject, entry, answer) });
      this.#owner.saved(subject, answer.record);
      return 0;
    }
    if (answer.kind === "refused") {
      this.#put(subject, { ...entry, packet: null });
      this.refusals.set(subject, answer.code);
    }
    return null;
  }

  #afterSave(entry: Entry, packet: Packet, row: Row): Entry["edits"] {
    const left: Record<string, Edit> = {};
    for (const [field, edit] of Object.entries(entry.edits)) {
      if (field in packet.changes) {
        if (same(field, edit.value, packet.changes[field])) continue;
        // Written on while it was under way: the next save starts from our own.
        left[field] = { ...edit, base: packet.changes[field], baseRevision: row.revision };
      } else left[field] = this.#rebased(row, field, edit);
    }
    return left;
  }

  #afterConflict(
    subject: SubjectKey,
    entry: Entry,
    { record, clashes }: { record: Row; clashes: readonly FieldClash[] },
  ): Entry["edits"] {
    const left: Record<string, Edit> = {};
    for (const [field, edit] of Object.entries(entry.edits)) {
      const met = clashes.find((clash) => clash.field === field);
      if (!met) left[field] = this.#rebased(record, field, edit);
      else if (!same(field, edit.value, met.theirs)) {
        left[field] = edit;
        const { base } = edit;
        this.clashes.set(clashKey(subject, field), { ...met, subject, base, theirRevision: record.revision });
      }
    }
    return left;
  }

  #rebased(row: Row, field: string, edit: Edit): Edit {
    return this.#owner.isUntouched(row, field, edit.baseRevision) ? { ...edit, baseRevision: row.revision } : edit;
  }
}

const without = (edits: Entry["edits"], field: string): Entry["edits"] =>
  Object.fromEntries(Object.entries(edits).filter(([name]) => name !== field));
