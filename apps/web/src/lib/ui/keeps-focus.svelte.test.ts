import { afterEach, beforeEach, expect, it } from "vitest";
import { keepsFocus } from "./keeps-focus.ts";

beforeEach(() => {
  document.body.innerHTML = `<form><input id="sent"><button id="send">Send</button></form><textarea id="next"></textarea>`;
});
afterEach(() => document.body.replaceChildren());

const at = (id: string): HTMLElement => document.querySelector<HTMLElement>(`#${id}`)!;

/** What SvelteKit does with the focus when the answer of a form is drawn. */
function resetFocus(): void {
  const marked = document.querySelector<HTMLElement>("[autofocus]");
  if (marked) marked.focus();
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

it("leaves the focus where it is, and where the person took it while the answer was drawn", async () => {
  at("send").focus();
  let left = 0;
  at("next").addEventListener("blur", () => (left += 1));
  await keepsFocus(() => Promise.resolve(resetFocus()));
  expect(document.activeElement).toBe(at("send"));
  await keepsFocus(async () => {
    await Promise.resolve();
    at("next").focus();
    await Promise.resolve();
    resetFocus();
  });
  expect(document.activeElement).toBe(at("next"));
  expect(left).toBe(0);
});

it("keeps it while two answers are drawn at once, until the last of them", async () => {
  at("next").focus();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const later = keepsFocus(() => promise.then(resetFocus));
  await keepsFocus(() => Promise.resolve(resetFocus()));
  resolve(undefined);
  await later;
  expect(document.activeElement).toBe(at("next"));
  expect(document.querySelector("[autofocus]")).toBeNull();
});

it("leaves no trace, also when nobody has the focus, its place is gone or the drawing fails", async () => {
  await keepsFocus(() => Promise.resolve(resetFocus()));
  expect(document.activeElement).toBe(document.body);
  at("send").focus();
  await keepsFocus(() => {
    at("send").remove();
    return Promise.resolve(resetFocus());
  });
  expect(document.activeElement).toBe(document.body);
  at("next").focus();
  await expect(keepsFocus(() => Promise.reject(new Error("not drawn")))).rejects.toThrow("not drawn");
  expect(document.querySelector("[autofocus]")).toBeNull();
});
