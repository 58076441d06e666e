import { afterEach, expect, it } from "vitest";
import { typedMeanwhile } from "./typed-meanwhile.ts";

afterEach(() => document.body.replaceChildren());

/** A form as it stands when it is sent. */
function aForm(): { form: HTMLFormElement; field: (at: number) => HTMLInputElement } {
  document.body.innerHTML = `<form>
    <input name="name" value="An"><input name="name" value="">
    <textarea name="text">Sent</textarea>
    <select name="version"><option>1</option><option>2</option></select>
    <input type="checkbox" name="acting">
    <input type="radio" name="vote" value="none" checked><input type="radio" name="vote" value="counted">
    <input type="hidden" name="key" value="old">
  </form>`;
  const form = document.querySelector("form")!;
  return { form, field: (at) => form.elements[at] as HTMLInputElement };
}

/** The answer of the server draws the form as it was sent. */
const asItWasSent = (form: HTMLFormElement) => () => {
  form.reset();
  (form.elements.namedItem("key") as HTMLInputElement).value = "new";
  return Promise.resolve();
};

it("puts back what was typed, ticked and chosen while the form was on its way, and says so to the field", async () => {
  const { form, field } = aForm();
  const drawn = typedMeanwhile(form);
  field(1).value = "Karim";
  field(2).value = "Sent and more";
  field(3).value = "2";
  field(4).checked = true;
  field(6).checked = true;
  const heard: string[] = [];
  for (const kind of ["input", "change"])
    form.addEventListener(kind, ({ target }) => heard.push(`${kind} ${(target as HTMLInputElement).name}`));
  await drawn(asItWasSent(form));
  expect([...form.elements].slice(0, 4).map((each) => (each as HTMLInputElement).value)).toEqual([
    "An",
    "Karim",
    "Sent and more",
    "2",
  ]);
  expect([field(4).checked, field(5).checked, field(6).checked]).toEqual([true, false, true]);
  expect(heard).toEqual(["input name", "input text", "change version", "change acting", "change vote"]);
});

it("leaves alone what was sent, and what the program itself keeps in the form", async () => {
  const { form, field } = aForm();
  field(2).value = "Sent";
  const drawn = typedMeanwhile(form);
  await drawn(() => {
    field(2).value = "Drawn";
    return asItWasSent(form)().then(() => void (field(2).value = "Drawn"));
  });
  expect(field(2).value).toBe("Drawn");
  expect(field(7).value).toBe("new");
});
