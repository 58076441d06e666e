import type { SubmitFunction } from "$app/forms";

/** A form on its way: its button says so, and what was typed stays where it is. `use:enhance={sending.submit}`. */
export class Sending {
  isBusy = $state(false);
  readonly #refused: (() => Promise<void>) | undefined;

  constructor({ refused }: { refused?: () => Promise<void> } = {}) {
    this.#refused = refused;
  }

  readonly submit: SubmitFunction = () => {
    this.isBusy = true;
    return async ({ result, update }) => {
      await update({ reset: false });
      if (result.type === "failure") await this.#refused?.();
      this.isBusy = false;
    };
  };
}
