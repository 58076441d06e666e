import type { LineageId } from "@salus/domain";
import type { SingleKeys } from "#lib/shell/keys.svelte.ts";
import type { Desk } from "./desk.svelte.ts";

type Given = {
  readonly desk: Desk;
  /** Whether letters do something by themselves. */
  readonly single: SingleKeys;
  /** Language in which a text is opened. */
  readonly language: () => string;
  readonly openMenu: () => void;
};

const TYPING_MS = 800;

/** The keyboard of the tree; answers a function that says whether it used the key. */
export function treeKeys({ desk, single, language, openMenu }: Given): (event: KeyboardEvent) => boolean {
  const { editor, outline } = desk;
  let typed = "";
  let typedAt = 0;

  const goBy = (step: number): void => goTo(outline.neighbour(step)?.lineageId);
  /** The same with Shift: everything on the way is chosen with it. */
  function takeTo(id: LineageId | undefined): void {
    if (id === undefined) return;
    const current = outline.selectedId;
    const ids = outline.rows.map(({ node }) => node.lineageId);
    outline.choice.extend(id, ids, current);
    outline.select(id, true);
    void desk.focusRow(id);
  }
  function choose(event: KeyboardEvent): boolean {
    const id = outline.selectedId;
    if (id === null) return false;
    const isCtrl = event.ctrlKey || event.metaKey;
    const ids = outline.rows.map(({ node }) => node.lineageId);
    if (isCtrl && event.key.toLowerCase() === "a") outline.choice.all(ids);
    else if (isCtrl && event.key === " ") outline.choice.toggle(id, null);
    else if (event.key === "Escape" && outline.choice.size > 0) outline.choice.reset(id);
    else if (!event.shiftKey || isCtrl || event.altKey) return false;
    else if (event.key === "ArrowDown") takeTo(outline.neighbour(1)?.lineageId);
    else if (event.key === "ArrowUp") takeTo(outline.neighbour(-1)?.lineageId);
    else if (event.key === "Home") takeTo(ids[0]);
    else if (event.key === "End") takeTo(ids.at(-1));
    else return false;
    return true;
  }
  function goTo(id: Parameters<Desk["focusRow"]>[0] | undefined): void {
    if (id === undefined || id === null) return;
    outline.select(id);
    desk.view = "text";
    void desk.focusRow(id);
  }

  function walk(event: KeyboardEvent): boolean {
    const node = outline.selected;
    if (!node) return false;
    const isOpen = outline.rows.some((row) => row.node.lineageId === node.lineageId && row.isOpen);
    const hasChildren = editor.children(node.lineageId).length > 0;
    switch (event.key) {
      case "ArrowDown":
        goBy(1);
        return true;
      case "ArrowUp":
        goBy(-1);
        return true;
      case "PageDown":
        goBy(12);
        return true;
      case "PageUp":
        goBy(-12);
        return true;
      case "Home":
        goTo(outline.rows[0]?.node.lineageId);
        return true;
      case "End":
        goTo(outline.rows.at(-1)?.node.lineageId);
        return true;
      case "ArrowRight":
        if (hasChildren && !isOpen) outline.open(node.lineageId);
        else if (hasChildren) goBy(1);
        return true;
      case "ArrowLeft":
        if (isOpen) outline.close(node.lineageId);
        else goTo(node.parentId);
        return true;
      case "*":
        outline.openAll();
        return true;
      default:
        return false;
    }
  }

  function work(event: KeyboardEvent): boolean {
    const node = outline.selected;
    if (!node) return false;
    if (event.key === "Enter" || event.key === "F2") {
      void desk.edit(node.lineageId, language());
      return true;
    }
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      openMenu();
      return true;
    }
    if (!editor.canEdit) return false;
    if (event.key === "Delete") {
      void desk.remove();
      return true;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "d") {
      void desk.duplicate();
      return true;
    }
    if (!event.altKey) return false;
    const moves: Record<string, () => unknown> = {
      ArrowUp: () => desk.move(-1),
      ArrowDown: () => desk.move(1),
      ArrowLeft: () => desk.shift("out"),
      ArrowRight: () => desk.shift("in"),
      Backspace: () => desk.merge(),
    };
    void moves[event.key]?.();
    return event.key in moves;
  }

  /** N, R and I do something; with the letters switched off, or while a word is typed, they search. */
  function letter(event: KeyboardEvent): boolean {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === " ") return false;
    if (performance.now() - typedAt > TYPING_MS) typed = "";
    const key = event.key.toLowerCase();
    if (typed === "" && key === "g" && single.accepts(event)) {
      desk.focusSearch();
      return true;
    }
    if (typed === "" && editor.canEdit && single.accepts(event)) {
      const does: Record<string, () => unknown> = {
        n: () => (event.shiftKey ? desk.addChild() : desk.addSibling()),
        r: () => desk.addLeaf("result"),
        i: () => desk.addLeaf("indicator"),
      };
      if (does[key]) {
        void does[key]();
        return true;
      }
    }
    if (!/[\p{L}\p{N}.]/u.test(key)) return false;
    typed += key;
    typedAt = performance.now();
    goTo((/^\d/.test(typed) ? outline.byNumber(typed) : outline.byText(typed))?.lineageId);
    return true;
  }

  return (event) => {
    if (choose(event)) return true;
    if (event.altKey || event.key === "Enter" || event.key === "Delete") return work(event);
    return (!event.ctrlKey && !event.metaKey && walk(event)) || work(event) || letter(event);
  };
}
