import { createContext } from "svelte";

export type ToastKind = "ok" | "warn" | "block";
export type ToastMessage = { id: number; kind: ToastKind; text: string };

/** Short messages after an action. Good news goes by itself, bad news stays until it is closed. */
export class Toasts {
  readonly shown = $state<ToastMessage[]>([]);
  #last = 0;
  readonly #goodNewsMs: number;

  constructor(goodNewsMs = 6000) {
    this.#goodNewsMs = goodNewsMs;
  }

  say(text: string, kind: ToastKind = "ok"): void {
    const id = ++this.#last;
    this.shown.push({ id, kind, text });
    if (kind === "ok") setTimeout(() => this.close(id), this.#goodNewsMs);
  }

  close(id: number): void {
    const index = this.shown.findIndex((message) => message.id === id);
    if (index >= 0) this.shown.splice(index, 1);
  }
}

export const [useToasts, setToasts] = createContext<Toasts>();
