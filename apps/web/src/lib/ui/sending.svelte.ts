import type { SubmitFunction } from "$app/forms";
import { typedMeanwhile } from "./typed-meanwhile.ts";

type Wishes = {
  /** The fields are emptied once it was taken; otherwise what was sent stays where it is. */
  empties?: boolean;
  refused?: () => Promise<void>;
};

/**
 * A form on its way: its button says so, a second press sends nothing, and nothing typed is lost.
 * `use:enhance={sending.submit}`.
 */
export class Sending {
  isBusy = $state(false);
  readonly #wishes: Wishes;

  constructor(wishes: Wishes = {}) {
    this.#wishes = wishes;
  }

  readonly submit: SubmitFunction = ({ formElement, cancel }) => {
    if (this.isBusy) return cancel();
    const { empties = false, refused } = this.#wishes;
    const drawn = typedMeanwhile(formElement);
    this.isBusy = true;
    return async ({ result, update }) => {
      await drawn(async () => {
        await update({ reset: empties });
        if (result.type === "failure") await refused?.();
      });
      this.isBusy = false;
    };
  };
}
