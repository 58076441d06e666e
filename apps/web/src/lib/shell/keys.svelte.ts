import { createContext } from "svelte";

const place = "salus.single-keys";

/** Whether a key press goes into a text: then single letters are letters. */
export function isTyping(event: KeyboardEvent): boolean {
  const at = event.composedPath()[0];
  if (!(at instanceof HTMLElement)) return false;
  return at.isContentEditable || at.matches("input:not([type=checkbox], [type=radio]), textarea, select");
}

/** Shortcuts of one letter can be switched off (WCAG 2.1.4). The choice stays on this device. */
export class SingleKeys {
  #on = $state(true);

  /** Only in the browser. */
  restore(): void {
    this.#on = localStorage.getItem(place) !== "off";
  }
  get on(): boolean {
    return this.#on;
  }
  set on(value: boolean) {
    this.#on = value;
    localStorage.setItem(place, value ? "on" : "off");
  }
  /** A plain letter, outside a text, with the shortcuts on. */
  accepts(event: KeyboardEvent): boolean {
    return this.#on && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event);
  }
}

export const [useSingleKeys, setSingleKeys] = createContext<SingleKeys>();
