import type { LineageId, PlanNode } from "@salus/domain";
import type { Desk } from "./desk.svelte.ts";
import * as work from "./plan-work.ts";
import type { Place } from "./transport.ts";

type Zone = "before" | "after" | "into";

/** Dragging a row with the mouse. The keyboard and the menu do the same. */
export class TreeDrag {
  /** The row under the pointer and the side of it where what is dragged would land. */
  landing = $state.raw<{ readonly id: LineageId; readonly zone: Zone; readonly to: Place } | null>(null);
  readonly #desk: Desk;
  #dragged: PlanNode | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  readonly start = (event: DragEvent): void => {
    this.#dragged = this.#nodeAt(event);
    if (!this.#dragged || !event.dataTransfer) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", this.#desk.editor.label(this.#dragged.lineageId));
  };

  readonly over = (event: DragEvent): void => {
    const node = this.#nodeAt(event);
    this.landing = node && this.#dragged ? this.#landingOn(node, this.#dragged, event) : null;
    if (this.landing) event.preventDefault();
  };

  readonly leave = (event: DragEvent): void => {
    if (!(event.currentTarget as HTMLElement).contains(event.relatedTarget as Node | null)) this.landing = null;
  };

  readonly drop = (event: DragEvent): void => {
    const { landing } = this;
    const dragged = this.#dragged;
    this.end();
    if (!landing || !dragged) return;
    event.preventDefault();
    if (work.move(this.#desk.editor, dragged, landing.to)) this.#desk.select(dragged.lineageId);
    void this.#desk.focusRow(dragged.lineageId);
  };

  readonly end = (): void => {
    this.landing = null;
    this.#dragged = null;
  };

  #nodeAt({ target }: DragEvent): PlanNode | null {
    const row = (target as HTMLElement | null)?.closest<HTMLElement>("[data-row]");
    return this.#desk.editor.node((row?.dataset["row"] as LineageId | undefined) ?? null);
  }

  /** Beside a row of the same kind, or into one that may hold it; null where it may not go. */
  #landingOn(node: PlanNode, dragged: PlanNode, event: DragEvent): TreeDrag["landing"] {
    if (node.lineageId === dragged.lineageId) return null;
    const { editor } = this.#desk;
    const id = node.lineageId;
    const mayGo = (parentId: LineageId | null): boolean => work.whyNotMove(editor, dragged, parentId) === null;
    if (node.kind !== dragged.kind) {
      if (!mayGo(id) || id === dragged.parentId) return null;
      return { id, zone: "into", to: { parentId: id, after: editor.children(id).at(-1)?.lineageId ?? null } };
    }
    if (!mayGo(node.parentId)) return null;
    const box = (event.target as HTMLElement).closest("[data-row]")?.getBoundingClientRect();
    const zone: Zone = box && event.clientY < box.top + box.height / 2 ? "before" : "after";
    const before = work.placeOf(editor, node).after;
    const after = zone === "after" ? id : before === dragged.lineageId ? work.placeOf(editor, dragged).after : before;
    return { id, zone, to: { parentId: node.parentId, after } };
  }
}
