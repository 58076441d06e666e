import { expect, it } from "vitest";
import { anActor } from "../plan/testing.ts";
import { actionsOfKind, isSupport, kindOfTrail, trailActions, trailKinds } from "./trail.ts";

it("gives every action one kind, and takes what nobody named for a change", () => {
  expect(new Set(trailActions).size).toBe(trailActions.length);
  for (const kind of trailKinds.filter((each) => each !== "changed"))
    expect(actionsOfKind(kind).map(kindOfTrail)).toEqual(actionsOfKind(kind).map(() => kind));
  expect(trailActions.filter((action) => kindOfTrail(action) === "changed").length).toBeGreaterThan(50);
  expect(kindOfTrail("plan.somethingNew")).toBe("changed");
});

it("knows somebody of support by the role", () => {
  expect(isSupport(anActor("municipality", ["support"]))).toBe(true);
  expect(isSupport(anActor("municipality", ["administrator", "reader"]))).toBe(false);
});
