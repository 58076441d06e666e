import {
  applyChanges,
  buildTree,
  childrenOf,
  fieldRevision,
  type GrantLine,
  type Language,
  type LineageId,
  matchTemplate,
  type NodeChanges,
  type NodeField,
  numbering,
  opensAmounts,
  type PlanNode,
  type PlanTree,
  sameValue,
  type TemplateNode,
  valueOf,
} from "@salus/domain";
import { createContext } from "svelte";
import { keepingMap } from "./kept.ts";
import { FieldQueue, type Refused } from "./field-queue.svelte.ts";
import type { Live } from "./live/live.svelte.ts";
import { Link, type Pace, usualPace } from "./link.svelte.ts";
import type { Notice } from "./notice.ts";
import { OperationLane } from "./operation-lane.svelte.ts";
import type { PlanData } from "./plan-data.ts";
import { lineKey, type NewOperation, nodeKey, type Operation, type Performed, subjectId } from "./transport.ts";
import type { Adopted, Answer, BinEntry, ChangesBody, SubjectKey, Transport, TreeBody } from "./transport.ts";
import { applyOperation, applyToLines, type Nodes } from "./tree-operations.ts";
import { UndoStack } from "./undo-stack.svelte.ts";
import { type Leftover, type UnsavedStore } from "./unsaved-store.ts";

/**
 * The open field with what it held when it was opened, or when it was last saved from here: what others save meanwhile
 * waits until it is left. Null while something is written in it, because then that is what it holds.
 */
export type Editing = {
  readonly subject: SubjectKey;
  readonly field: string;
  readonly held: { readonly current: unknown; readonly revision: number } | null;
};

const isNode = (row: PlanNode | GrantLine): row is PlanNode => "lineageId" in row;

/**
 * One version of a plan while somebody works on it: what the server has, what is written here on top of it, and the way
 * between the two. Made per page, handed down by context.
 */
export class PlanEditor {
  readonly data: PlanData;
  readonly canEdit: boolean;
  readonly canEditMoney: boolean;
  readonly link: Link;
  readonly fields: FieldQueue;
  readonly lane: OperationLane;
  readonly undoStack = new UndoStack();

  #nodes = $state.raw<Nodes>(new Map());
  #lines = $state.raw<readonly GrantLine[]>([]);
  /** Grows with every adopted answer: a tree that was asked for before is stale. */
  #answers = 0;
  #treeRevision: number;
  /** Something was shown here that the server refused. */
  #mustRead = false;

  readonly tree: PlanTree = $derived(buildTree([...this.#nodes.values()]));
  readonly #keepLabels = keepingMap<LineageId, string>();
  readonly #keepPlaces = keepingMap<LineageId, TemplateNode>();
  readonly labels = $derived.by(() => {
    const { instrument, template } = this.data.framework;
    return this.#keepLabels(numbering(this.tree, instrument, template));
  });
  readonly places = $derived.by(() => this.#keepPlaces(matchTemplate(this.tree, this.data.framework.template)));
  /** The money lines, with those that are being added and without those that go. */
  readonly lines: readonly GrantLine[] = $derived.by(() => this.lane.waiting.reduce(applyToLines, this.#lines));

  /** The one field that is open for writing. */
  editing = $state.raw<Editing | null>(null);
  notice = $state.raw<Notice | null>(null);
  /** What to do besides when the server refuses to change the shape. */
  onrefused: ((operation: Operation) => void) | null = null;
  leftovers = $state.raw<readonly Leftover[]>([]);
  /** Who else is here; null until the page listens. */
  live = $state.raw<Live | null>(null);

  readonly #transport: Transport;
  readonly #store: UnsavedStore | null;
  #before: unknown = undefined;

  constructor(data: PlanData, transport: Transport, options: { store?: UnsavedStore | null; pace?: Pace } = {}) {
    this.data = data;
    this.canEdit = data.permittedActions.includes("plan.edit") && data.version.status === "draft";
    const { scope, status } = data.version;
    this.canEditMoney =
      data.permittedActions.includes("plan.editMoney") && status === "draft" && (!scope || opensAmounts(scope));
    this.#nodes = new Map(data.nodes.map((node) => [node.lineageId, node]));
    this.#lines = data.grantLines;
    this.#treeRevision = data.version.treeRevision;
    this.#transport = transport;
    this.#store = options.store ?? null;
    const pace = options.pace ?? usualPace;
    const shared = { transport, store: this.#store, link: new Link(transport, data.me, pace) };
    this.link = shared.link;
    this.fields = new FieldQueue({
      ...shared,
      pace,
      owner: {
        saved: (subject, row) => this.#adoptRow(subject, row),
        isUntouched: (row, field, revision) => isNode(row) && fieldRevision(row, field as NodeField) <= revision,
        isWaiting: (subject) => this.#isWaiting(subject),
        settled: () => void this.lane.run(),
      },
    });
    this.lane = new OperationLane({
      ...shared,
      owner: {
        performed: (operation, done) => this.#performed(operation, done),
        refused: (operation, code) => this.#refused(operation, code),
        mustWait: (operation) => this.#mustWait(operation),
      },
    });
    this.link.onopen = () => {
      void this.lane.run();
      this.fields.flush();
    };
  }

  /** Begins to listen, in the browser. The answer stops it. */
  start(): () => void {
    this.#store?.watch(({ entries, operations }) => {
      for (const operation of operations) this.#nodes = applyOperation(this.#nodes, operation);
      if (operations.length > 0) this.lane.adopt(operations);
      for (const [subject, entry] of entries) this.fields.adopt(subject, entry);
    });
    this.leftovers = this.#store?.leftovers() ?? [];
    return () => {
      this.leave();
      this.fields.flush();
      this.link.close();
      this.fields.close();
      this.#store?.close();
    };
  }

  get nodes(): Nodes {
    return this.#nodes;
  }
  get transport(): Transport {
    return this.#transport;
  }
  get unsavedCount(): number {
    return this.fields.count + this.lane.waiting.length;
  }

  node(id: LineageId | null): PlanNode | null {
    return id === null ? null : (this.#nodes.get(id) ?? null);
  }
  label(id: LineageId): string {
    return this.labels.get(id) ?? "";
  }
  place(id: LineageId): TemplateNode | null {
    return this.places.get(id) ?? null;
  }
  children(id: LineageId | null): readonly PlanNode[] {
    return childrenOf(this.tree, id);
  }

  /** The node with what is written here on top: what the reader sees. */
  shown(node: PlanNode): PlanNode {
    const subject = nodeKey(node.lineageId);
    const edits = this.fields.entries.get(subject)?.edits ?? {};
    const changes = Object.fromEntries(Object.entries(edits).map(([field, { value }]) => [field, value]));
    const { editing } = this;
    if (editing?.subject === subject && editing.held && !(editing.field in edits))
      changes[editing.field] = editing.held.current;
    if (Object.keys(changes).length === 0) return node;
    return applyChanges(node, changes as NodeChanges, node.revision).node ?? node;
  }

  /** The line with what is written here on top. */
  shownLine(line: GrantLine): GrantLine {
    const edits = this.fields.entries.get(lineKey(line.id))?.edits ?? {};
    return { ...line, ...Object.fromEntries(Object.entries(edits).map(([field, { value }]) => [field, value])) };
  }

  /** What a field holds now, written here or stored. */
  value(subject: SubjectKey, field: string): unknown {
    const edit = this.fields.edit(subject, field);
    return edit ? edit.value : this.#stored(subject, field).current;
  }

  write(subject: SubjectKey, field: string, value: unknown): void {
    if (this.fields.edit(subject, field) === undefined && sameValue(value, this.#stored(subject, field).current))
      return;
    this.fields.write(subject, field, value, this.#stored(subject, field));
    const { editing } = this;
    if (editing?.held && editing.subject === subject && editing.field === field)
      this.editing = { ...editing, held: null };
  }

  /** Writes and sends at once, as one step that can be undone. */
  change(subject: SubjectKey, field: string, value: unknown): void {
    const before = this.value(subject, field);
    if (sameValue(before, value)) return;
    this.write(subject, field, value);
    this.undoStack.record({ kind: "field", subject, field, before, after: value });
    this.fields.flush(subject);
  }

  /** The translation was looked at and is still right: saving it as it stands says so. */
  confirm(node: PlanNode, field: NodeField): void {
    const subject = nodeKey(node.lineageId);
    this.fields.confirm(subject, field, valueOf(node, field), node.revision);
  }

  enter(subject: SubjectKey, field: string): void {
    if (this.editing?.subject === subject && this.editing.field === field) return;
    this.leave();
    this.#before = this.value(subject, field);
    this.editing = { subject, field, held: this.#stored(subject, field) };
  }

  /** Leaves the open field. What was written goes out and becomes one step. */
  leave(): void {
    if (!this.editing) return;
    const { subject, field } = this.editing;
    const [before, after] = [this.#before, this.value(subject, field)];
    this.editing = null;
    if (sameValue(before, after)) return;
    this.undoStack.record({ kind: "field", subject, field, before, after });
    this.fields.flush(subject);
  }

  /** Changes the shape here at once and tells the server. */
  perform(operation: NewOperation): void {
    this.#nodes = applyOperation(this.#nodes, { ...operation, key: "" });
    this.lane.add(operation);
  }

  say(notice: Notice): void {
    this.notice = notice;
  }

  /** What was removed from this version. */
  readonly bin = (): Promise<Answer<readonly BinEntry[]>> => this.#transport.bin();

  /** Reads what others did meanwhile. What is written here stays on top. */
  async refresh(): Promise<void> {
    const asked = this.#answers;
    const answer = await this.#transport.tree();
    if (answer.kind === "done" && asked === this.#answers) this.#adoptTree(answer.body);
  }

  /** Language of a new text: the one the plan is drawn up in. */
  get language(): Language {
    return this.data.version.language;
  }

  #stored(subject: SubjectKey, field: string): { current: unknown; revision: number } {
    const { editing } = this;
    if (editing?.subject === subject && editing.field === field && editing.held) return editing.held;
    const id = subjectId(subject);
    const node = this.#nodes.get(id as LineageId);
    if (node) return { current: valueOf(node, field as NodeField), revision: node.revision };
    const line = this.lines.find((each) => each.id === id);
    return line
      ? { current: line[field as keyof GrantLine], revision: line.revision }
      : { current: undefined, revision: 1 };
  }

  #adoptRow(subject: SubjectKey, row: PlanNode | GrantLine): void {
    this.#answers += 1;
    const { editing } = this;
    if (isNode(row) && editing?.subject === subject && !editing.held)
      this.editing = {
        ...editing,
        held: { current: valueOf(row, editing.field as NodeField), revision: row.revision },
      };
    if (isNode(row)) {
      const known = this.#nodes.get(row.lineageId);
      if (!known) return void this.refresh();
      if (known.revision > row.revision) return;
      const isMoving = this.lane.waiting.some((each) => each.kind === "moveNode" && each.id === row.lineageId);
      const at = isMoving ? { parentId: known.parentId, orderKey: known.orderKey } : {};
      this.#nodes = new Map(this.#nodes).set(row.lineageId, { ...row, ...at });
    } else this.#lines = this.#lines.map((line) => (line.id === row.id && line.revision <= row.revision ? row : line));
  }

  #adoptTree({ version, nodes, grantLines }: TreeBody): void {
    const isKnown = version.treeRevision <= this.#treeRevision && !this.#mustRead;
    if (version.id !== this.data.version.id || isKnown) return;
    this.#treeRevision = version.treeRevision;
    this.#mustRead = false;
    const fresh: Nodes = new Map(nodes.map((node) => [node.lineageId, node]));
    this.#nodes = this.lane.waiting.reduce(applyOperation, fresh);
    this.#lines = grantLines;
  }

  /** Takes in what colleagues did, without a word of what is written here. Answers the nodes that were not known so. */
  adoptChanges({ version, nodes, removed, grantLines }: ChangesBody): readonly Adopted[] {
    if (version.id !== this.data.version.id || version.treeRevision <= this.#treeRevision) return [];
    this.#treeRevision = version.treeRevision;
    const adopted: Adopted[] = [];
    const next = new Map(this.#nodes);
    for (const node of nodes) {
      const before = this.#nodes.get(node.lineageId);
      if (before && before.revision >= node.revision) continue;
      next.set(node.lineageId, node);
      adopted.push({ node, before: before ?? null });
    }
    for (const id of removed) next.delete(id);
    if (adopted.length > 0 || next.size !== this.#nodes.size)
      this.#nodes = this.lane.waiting.reduce<Nodes>(applyOperation, next);
    const revisions = new Map(this.#lines.map(({ id, revision }) => [id, revision]));
    const isOlder = grantLines?.some(({ id, revision }) => revision < (revisions.get(id) ?? 0));
    if (grantLines && !isOlder && !sameValue(grantLines, this.#lines)) this.#lines = grantLines;
    return adopted;
  }

  /** Everything others did up to here is taken in. */
  get treeRevision(): number {
    return this.#treeRevision;
  }

  #performed(operation: Operation, done: Performed): void {
    this.#answers += 1;
    const next = new Map(this.#nodes);
    for (const node of done.nodes) next.set(node.lineageId, node);
    for (const id of done.removed) next.delete(id);
    this.#nodes = this.lane.waiting.reduce<Nodes>(applyOperation, next);
    if (operation.kind === "addLine" || operation.kind === "removeLine") {
      const others = this.#lines.filter(({ id }) => id !== operation.id);
      this.#lines = operation.kind === "addLine" && done.line ? [...others, done.line] : others;
    }
    this.fields.flush();
  }

  #refused(operation: Operation, code: Refused): void {
    this.say({ code: "refused", error: code });
    this.onrefused?.(operation);
    this.#mustRead = true;
    void this.refresh();
  }

  /** A node that is not on the server yet, or that points at one. */
  #isWaiting(subject: SubjectKey): boolean {
    const measures = this.fields.edit(subject, "links.indicator")?.value as readonly string[] | undefined;
    return [subjectId(subject), ...(measures ?? [])].some((id) => this.lane.makes(id));
  }

  /** A text is stored before its node goes, so that it comes back with it. */
  #mustWait(operation: Operation): boolean {
    if (operation.kind !== "removeNode") return false;
    const open = operation.ids.map(nodeKey).filter((subject) => !this.fields.isSettled(subject));
    for (const subject of open) this.fields.flush(subject);
    return open.length > 0;
  }
}

export const [usePlanEditor, setPlanEditor] = createContext<PlanEditor>();
