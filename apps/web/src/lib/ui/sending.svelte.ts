import type { SubmitFunction } from "$app/forms";

type Wishes = {
  /** The fields are emptied once it was taken; otherwise what was sent stays where it is. */
  empties?: boolean;
  refused?: () => Promise<void>;
};

/**
 * A form on its way: its button says so, and a second press sends nothing.
 * `use:enhance={sending.submit}`.
 */
export class Sending {
  isBusy = $state(false);
  readonly #wishes: Wishes;

  constructor(wishes: Wishes = {}) {
    this.#wishes = wishes;
  }

  readonly submit: SubmitFunction = ({ cancel }) => {
    if (this.isBusy) return cancel();
    const { empties = false, refused } = this.#wishes;
    this.isBusy = true;
    return async ({ result, update }) => {
      await update({ reset: empties });
      if (result.type === "failure") await refused?.();
      this.isBusy = false;
    };
  };
}
