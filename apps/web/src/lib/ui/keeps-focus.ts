const mark = "autofocus";
let beingDrawn = 0;

function unmark(): void {
  for (const element of document.querySelectorAll(`[${mark}]`)) element.removeAttribute(mark);
}

function follow(): void {
  unmark();
  const { activeElement, body } = document;
  if (activeElement !== body) activeElement?.setAttribute(mark, "");
}

/**
 * Draws an answer without taking the focus from where the person went meanwhile: SvelteKit gives it to the element that
 * is marked `autofocus`, and to nobody when there is none. What is typed then would be lost.
 */
export async function keepsFocus(draw: () => Promise<void>): Promise<void> {
  if (beingDrawn === 0) document.addEventListener("focusin", follow);
  beingDrawn += 1;
  follow();
  try {
    await draw();
  } finally {
    beingDrawn -= 1;
    if (beingDrawn === 0) {
      document.removeEventListener("focusin", follow);
      unmark();
    }
  }
}
