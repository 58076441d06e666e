import { expect, it } from "vitest";
import { planStatuses } from "../plan/plan.ts";
import { isSignable } from "./signing.ts";

it("opens what was submitted to signatures, and closes what was given back, refused or withdrawn", () => {
  expect(planStatuses.filter((status) => !isSignable(status))).toEqual(["draft", "returned", "refused", "withdrawn"]);
});
