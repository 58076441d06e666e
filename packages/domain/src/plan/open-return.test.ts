import { expect, it } from "vitest";
import { openReturnOf } from "./open-return.ts";
import { someEvents } from "./testing.ts";

const sentBack = someEvents(["created", null], ["submitted", null], ["returned", null]);

it("is the return as long as the plan was not submitted again", () => {
  expect(openReturnOf("draft", sentBack)).toBe(sentBack[2]);
  expect(openReturnOf("returned", sentBack)).toBe(sentBack[2]);
  const again = someEvents(["submitted", null], ["returned", null], ["submitted", null]);
  expect(openReturnOf("submitted", again)).toBeNull();
});

it("is none for a draft that nobody sent back, and for the amendment of an agreement that once was", () => {
  expect(openReturnOf("draft", someEvents(["created", null]))).toBeNull();
  const agreed = someEvents(["returned", null], ["submitted", null], ["approved", null], ["inForce", null]);
  expect(openReturnOf("draft", agreed)).toBeNull();
});
