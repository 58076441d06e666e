import { tick } from "svelte";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Standing = ReadonlyMap<string, { readonly control: Control; readonly stands: string | boolean }>;

const notTyped: readonly string[] = ["hidden", "file", "password", "submit", "button", "reset", "image"];
const isTyped = (element: Element): element is Control =>
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement ||
  (element instanceof HTMLInputElement && !notTyped.includes(element.type));
const isTicked = (control: Control): control is HTMLInputElement =>
  control.type === "checkbox" || control.type === "radio";

/** How the fields of a form stand; those that share a name by their place among each other. */
function standing(form: HTMLFormElement): Standing {
  const seen = new Map<string, number>();
  return new Map(
    [...form.elements].filter(isTyped).map((control) => {
      const nth = seen.get(control.name) ?? 0;
      seen.set(control.name, nth + 1);
      return [`${nth} ${control.name}`, { control, stands: isTicked(control) ? control.checked : control.value }];
    }),
  );
}

function put(control: Control, stands: string | boolean): void {
  const caret = document.activeElement === control && "selectionEnd" in control ? control.selectionEnd : null;
  if (isTicked(control)) control.checked = stands === true;
  else control.value = String(stands);
  if (caret !== null && "setSelectionRange" in control) control.setSelectionRange(caret, caret);
  const isPicked = isTicked(control) || control instanceof HTMLSelectElement;
  control.dispatchEvent(new Event(isPicked ? "change" : "input", { bubbles: true }));
}

/**
 * A form goes on its way: what is typed from here on is put back when the answer has been drawn over it. The answer of
 * the server knows only what was sent.
 */
export function typedMeanwhile(form: HTMLFormElement): (draw: () => Promise<void>) => Promise<void> {
  const sent = standing(form);
  return async (draw) => {
    const later = [...standing(form)].filter(([name, { stands }]) => {
      const before = sent.get(name)?.stands;
      return before === undefined ? stands !== "" && stands !== false : before !== stands;
    });
    await draw();
    await tick();
    const drawn = standing(form);
    for (const [name, { stands }] of later) {
      const now = drawn.get(name);
      // A radio button goes off by itself when another goes on.
      const isLetGo = now?.control.type === "radio" && stands === false;
      if (now && now.stands !== stands && !isLetGo) put(now.control, stands);
    }
  };
}
