import { AppError } from "@salus/domain";

export const guessLimits = { windowMs: 15 * 60_000, perAddress: 60 } as const;

/**
 * Secrets that were wrong, by the address they came from. Kept in memory: a stranger who tries links writes nothing. What
 * is older than the window is forgotten.
 */
export class Guesses {
  readonly #wrong = new Map<string, number[]>();

  requireFew(address: string, now: Date): void {
    if (this.#recent(address, now).length >= guessLimits.perAddress)
      throw new AppError("session.too_many_attempts", { minutes: guessLimits.windowMs / 60_000 });
  }

  note(address: string, now: Date): void {
    for (const known of this.#wrong.keys()) if (this.#recent(known, now).length === 0) this.#wrong.delete(known);
    this.#wrong.set(address, [...this.#recent(address, now), now.getTime()]);
  }

  #recent(address: string, now: Date): number[] {
    return (this.#wrong.get(address) ?? []).filter((at) => at > now.getTime() - guessLimits.windowMs);
  }
}
