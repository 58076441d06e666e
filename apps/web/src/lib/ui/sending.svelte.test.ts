import type { SubmitFunction } from "$app/forms";
import { expect, it } from "vitest";
import { Sending } from "./sending.svelte.ts";

type Input = Parameters<SubmitFunction>[0];
type Answer = Parameters<Exclude<Awaited<ReturnType<SubmitFunction>>, void>>[0];

it("sends once, however often it is pressed, and again once it was answered", async () => {
  const sending = new Sending();
  let cancelled = 0;
  const formElement = document.createElement("form");
  const press = () => sending.submit({ formElement, cancel: () => void (cancelled += 1) } as unknown as Input);
  const answered = await press();
  expect(sending.isBusy).toBe(true);
  expect([await press(), await press()]).toEqual([undefined, undefined]);
  expect(cancelled).toBe(2);
  await answered?.({ result: { type: "success", status: 200 }, update: () => Promise.resolve() } as Answer);
  expect(sending.isBusy).toBe(false);
  expect(await press()).toBeTypeOf("function");
  expect(cancelled).toBe(2);
});
