/** The draft of a reason, kept by the browser until it is sent: it outlives a reload, a closed tab and a lost session. */
export class ReasonDraft {
  readonly #key: string;
  readonly #storage: Storage;

  constructor(key: string, storage: Storage = localStorage) {
    this.#key = `salus.reason:${key}`;
    this.#storage = storage;
  }

  read(): string {
    return this.#storage.getItem(this.#key) ?? "";
  }

  /** An empty draft is none. False when the browser has no room for it. */
  keep(reason: string): boolean {
    if (reason.trim() === "") {
      this.forget();
      return true;
    }
    try {
      this.#storage.setItem(this.#key, reason);
      return true;
    } catch {
      // Full, or closed by the person's own settings: the text stands in the field all the same.
      return false;
    }
  }

  forget(): void {
    this.#storage.removeItem(this.#key);
  }
}
