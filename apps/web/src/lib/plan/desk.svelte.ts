import {
  type Language,
  type LineageId,
  type Locale,
  type NodeKind,
  type PlanNode,
  requiredLanguages,
  type TemplateNode,
} from "@salus/domain";
import { createContext } from "svelte";
import { DeskView } from "./desk-view.svelte.ts";
import type { PlanEditor } from "./plan-editor.svelte.ts";
import type { PlanOutline } from "./plan-outline.svelte.ts";
import type { PlanReview } from "./plan-review.svelte.ts";
import * as work from "./plan-work.ts";
import { nodeOf } from "./undo-stack.svelte.ts";

export type { PasteOffer, View } from "./desk-view.svelte.ts";

type Further = typeof import("./further-acts.ts");

/** What can be done on the desk: every act ends where the person can go on. */
export class Desk extends DeskView {
  #acts: Promise<Further> | null = null;

  constructor(editor: PlanEditor, outline: PlanOutline, review: PlanReview, locale: () => Locale) {
    super(editor, outline, review, locale);
    editor.onrefused = (operation) => void this.#further().then(({ takeBack }) => takeBack(editor, operation));
  }

  /** Fetches the acts that the page does not need as it opens, so that none of them waits later. */
  async stand(): Promise<void> {
    this.isStanding = true;
    await this.#further();
  }

  /** Asked for again where it did not come. */
  async #further(): Promise<Further> {
    this.#acts ??= import("./further-acts.ts");
    try {
      return await this.#acts;
    } catch (failure) {
      this.#acts = null;
      throw failure;
    }
  }

  /** Adds and goes to the new text. */
  async add(addition: work.Addition | null): Promise<void> {
    if (!addition) {
      this.editor.say({ code: "refused", error: "node.locked" });
      return;
    }
    this.editor.leave();
    const id = work.add(this.editor, addition, this.writingLanguage);
    await this.edit(id, this.writingLanguage);
  }

  /** New text begins in the reader's language where the municipality must use it, else in the plan's. */
  get writingLanguage(): Language {
    const locale = this.locale();
    return requiredLanguages(this.editor.data.languageRegime).includes(locale) ? locale : this.editor.language;
  }

  async addSibling(): Promise<void> {
    const node = this.outline.selected;
    if (!node) return;
    const addition = work.siblingOf(this.editor, node);
    if (addition) return this.add(addition);
    this.pickPlace(node.parentId);
  }

  async addChild(kind?: NodeKind): Promise<void> {
    const node = this.outline.selected;
    if (!node) return;
    const addition = work.childOf(this.editor, node, kind);
    if (addition) return this.add(addition);
    this.pickPlace(node.lineageId);
  }

  async addLeaf(kind: "result" | "indicator"): Promise<void> {
    const node = this.outline.selected;
    if (node) await this.add(work.leafOf(this.editor, node, kind));
  }

  pickPlace(parentId: LineageId | null): void {
    const isOfficial = parentId === null || this.editor.place(parentId) !== null;
    if (isOfficial && work.openPlaces(this.editor, parentId).length > 0) this.picking = { kind: "place", parentId };
    else this.editor.say({ code: "refused", error: "node.locked" });
  }

  async choosePlace(parentId: LineageId | null, place: TemplateNode): Promise<void> {
    this.picking = null;
    const id = work.addPlace(this.editor, parentId, place);
    this.select(id);
    this.outline.open(id);
    await this.focusRow(id);
  }

  /** What the acts of the tree work on: the chosen rows, without what hangs below one of them. */
  get chosen(): readonly PlanNode[] {
    return work.topmost(this.editor, this.outline.chosenIds);
  }

  async chooseParent(ids: readonly LineageId[], parentId: LineageId): Promise<void> {
    this.picking = null;
    const nodes = ids.flatMap((id) => this.editor.node(id) ?? []);
    const [first] = nodes;
    if (!first) return;
    const to = { parentId, after: this.editor.children(parentId).at(-1)?.lineageId ?? null };
    const isMoved =
      nodes.length > 1 ? (await this.#further()).moveMany(this.editor, nodes, to) : work.move(this.editor, first, to);
    if (isMoved) this.outline.select(first.lineageId, nodes.length > 1);
    await this.focusRow(first.lineageId);
  }

  async remove(): Promise<void> {
    const nodes = this.chosen;
    const [node] = nodes;
    const last = nodes.at(-1);
    if (!node || !last) return;
    const refusal = work.whyNotRemove(this.editor, node);
    if (refusal && nodes.length === 1) return this.editor.say({ code: "refused", error: refusal });
    const next = work.besideOf(this.editor, last);
    if (nodes.length > 1) {
      if (!(await this.#further()).removeMany(this.editor, nodes)) return;
    } else work.remove(this.editor, node);
    this.select(this.editor.node(next) ? next : node.parentId);
    await this.focusRow(this.outline.selectedId);
  }

  async move(step: -1 | 1): Promise<void> {
    const nodes = this.chosen;
    const [node] = nodes;
    if (!node) return;
    const isMoved =
      nodes.length > 1
        ? (await this.#further()).moveBlock(this.editor, nodes, step)
        : work.moveBy(this.editor, node, step);
    if (isMoved) await this.#stay(this.outline.selectedId ?? node.lineageId);
  }

  async shift(direction: "out" | "in"): Promise<void> {
    const node = this.outline.selected;
    if (node && work.shift(this.editor, node, direction)) await this.#stay(node.lineageId);
  }

  async duplicate(): Promise<void> {
    const { chosen } = this;
    const [copy] = (await this.#further()).duplicate(this.editor, chosen);
    if (copy) {
      this.select(copy);
      await this.focusRow(copy);
    }
  }

  /** Joins the node that is chosen to the one before it. */
  async merge(): Promise<void> {
    const node = this.outline.selected;
    const wasWriting = this.editor.editing?.field;
    const joined = node && (await this.#further()).merge(this.editor, node);
    if (joined) await this.#goOn(joined, wasWriting);
  }

  /** Cuts the text that is open in two, at the caret. */
  async split(id: LineageId, language: Language, at: number): Promise<void> {
    const node = this.editor.node(id);
    const added = node && (await this.#further()).split(this.editor, node, language, at);
    if (added) await this.#goOn(added, `text.${language}`);
  }

  /** Goes to a number as people write it; false where there is none. */
  async jump(number: string): Promise<boolean> {
    const node = this.outline.byNumber(number);
    if (!node) return false;
    this.select(node.lineageId);
    await this.focusRow(node.lineageId);
    return true;
  }

  /** Goes on where somebody was: in the text, or in the tree. */
  async #goOn(id: LineageId, field: string | undefined): Promise<void> {
    this.select(id);
    if (field === undefined || !(await this.focusField(id, field))) await this.focusRow(id);
  }

  /** The list in a text is looked at as parts of its own; the text is put back when they are taken. */
  takeOffer(): void {
    const { offer } = this;
    if (!offer) return;
    this.offer = null;
    this.editor.leave();
    const { nodeId, clip, language } = offer;
    this.pasting = { nodeId, clip, language, instead: offer };
  }

  async turn(way: "undo" | "redo"): Promise<void> {
    const change = (await this.#further())[way](this.editor);
    if (!change) return;
    const id = nodeOf(change);
    if (!this.editor.node(id)) return;
    const hadFocus = document.activeElement?.closest('[data-pane="tree"]') != null;
    this.select(id);
    if (hadFocus) await this.focusRow(id);
  }

  async #stay(id: LineageId): Promise<void> {
    this.outline.select(id, true);
    await this.focusRow(id);
  }
}

export const [useDesk, setDesk] = createContext<Desk>();
