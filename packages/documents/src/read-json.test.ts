import { expect, it } from "vitest";
import { readPlan } from "./read-plan.ts";
import { smallPlan, utf8 } from "./testing/bytes.ts";

it("reads back the plan document it wrote", () => {
  const { document } = readPlan(utf8(smallPlan), { name: "plan.txt" });
  const again = readPlan(utf8(JSON.stringify(document, null, 2)), { name: "plan.json" });
  expect(again.document).toEqual(document);
  expect(again.source.lines[1]).toBe('  "format": "salus-plan/1",');
});

it("names the file by its contents", () => {
  const [one, two] = ["a.txt", "b.txt"].map((name) => readPlan(utf8(smallPlan), { name }).source);
  expect(one?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(one?.sha256).toBe(two?.sha256);
});
