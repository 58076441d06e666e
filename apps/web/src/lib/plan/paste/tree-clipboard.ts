import type { I18n } from "#lib/i18n/i18n.svelte.ts";
import type { Desk } from "../desk.svelte.ts";
import { clipOf } from "./clipboard.ts";

/** Copies the chosen row and takes what is pasted onto it. The words are fetched once the tree has the keyboard. */
export const treeClipboard = (i18n: I18n, desk: Desk) => (tree: HTMLElement) => {
  let words: typeof import("./copy.ts") | null = null;
  const isTyping = (target: EventTarget | null): boolean =>
    target instanceof Element && target.matches("input, textarea, [contenteditable]");

  function fetchWords(): void {
    if (!words) void import("./copy.ts").then((module) => (words = module));
  }
  function copy(event: ClipboardEvent): void {
    const node = desk.outline.selected;
    // Who has marked words wants those.
    const isMarked = !(window.getSelection()?.isCollapsed ?? true);
    if (!node || !words || !event.clipboardData || isMarked || isTyping(event.target)) return;
    event.preventDefault();
    words.putOn(event.clipboardData, words.copied(i18n, desk.editor, [node]));
    desk.editor.say({ code: "copied", label: desk.editor.label(node.lineageId) });
  }
  function paste(event: ClipboardEvent): void {
    const node = desk.outline.selected;
    if (!node || !desk.editor.canEdit || !event.clipboardData || isTyping(event.target)) return;
    event.preventDefault();
    desk.pasting = { nodeId: node.lineageId, clip: clipOf(event.clipboardData), language: null };
  }
  tree.addEventListener("focusin", fetchWords);
  tree.addEventListener("copy", copy);
  tree.addEventListener("paste", paste);
  return () => {
    tree.removeEventListener("focusin", fetchWords);
    tree.removeEventListener("copy", copy);
    tree.removeEventListener("paste", paste);
  };
};
