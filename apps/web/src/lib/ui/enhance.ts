import { enhance as svelteKits, type SubmitFunction } from "$app/forms";
import { keepsFocus } from "./keeps-focus.ts";
import { typedMeanwhile } from "./typed-meanwhile.ts";

/**
 * SvelteKit's `enhance` for people who type on while a form is on its way: its answer takes away neither what they typed
 * in the form nor the focus from where they are by then.
 */
export function enhance(form: HTMLFormElement, submit?: SubmitFunction): ReturnType<typeof svelteKits> {
  return svelteKits(form, async (sent) => {
    const drawn = typedMeanwhile(form);
    const answered = await submit?.(sent);
    return (answer) => {
      const draw = async (): Promise<void> => (answered ? await answered(answer) : await answer.update());
      return drawn(() => (answer.result.type === "redirect" ? draw() : keepsFocus(draw)));
    };
  });
}
