import type { SubmitFunction } from "$app/forms";

/**
 * A form on its way: its button says so, a second press sends nothing, and what was typed stays where it is,
 * unless it was taken and `empties`. `use:enhance={sending.submit}`.
 */
export class Sending {
  isBusy = $state(false);
  readonly #refused: (() => Promise<void>) | undefined;

  readonly #empties: boolean;

  constructor({ refused, empties = false }: { refused?: () => Promise<void>; empties?: boolean } = {}) {
    this.#refused = refused;
    this.#empties = empties;
  }

  readonly submit: SubmitFunction = ({ cancel }) => {
    if (this.isBusy) return cancel();
    this.isBusy = true;
    return async ({ result, update }) => {
      await update({ reset: this.#empties });
      if (result.type === "failure") await this.#refused?.();
      this.isBusy = false;
    };
  };
}
