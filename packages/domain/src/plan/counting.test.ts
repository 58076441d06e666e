import { expect, it } from "vitest";
import { countingOf } from "./counting.ts";
import type { PlanStatus } from "./plan.ts";

const numbers = (...statuses: PlanStatus[]) => {
  const { counts, beside } = countingOf(statuses.map((status, index) => ({ number: index + 1, status })));
  return [counts.number, beside?.number ?? null];
};

it.each<[string, PlanStatus[], [number, number | null]]>([
  ["a first submission", ["submitted"], [1, null]],
  ["one that was returned and submitted again", ["returned", "submitted"], [2, null]],
  ["a refusal with nothing before it", ["refused"], [1, null]],
  ["an amendment that is looked at", ["inForce", "submitted"], [2, 1]],
  ["an amendment that was returned", ["inForce", "returned"], [2, 1]],
  ["an amendment that was refused", ["inForce", "refused"], [1, 2]],
  ["one refused, one withdrawn", ["inForce", "refused", "withdrawn"], [1, 3]],
  ["an amendment that took over", ["superseded", "inForce"], [2, null]],
  ["an amendment approved, not yet in force", ["inForce", "approved"], [2, 1]],
  ["an agreement that ended, and a refusal after it", ["ended", "refused"], [2, null]],
])("%s", (_name, statuses, expected) => expect(numbers(...statuses)).toEqual(expected));
