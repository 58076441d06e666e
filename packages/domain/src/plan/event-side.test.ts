import { expect, it } from "vitest";
import { sideOf } from "./event-side.ts";

it("puts every event on the side where it happened", () => {
  for (const kind of [
    "created",
    "college",
    "council",
    "policeCouncil",
    "submitted",
    "corrected",
    "countersigned",
  ] as const)
    expect(sideOf(kind), kind).toBe("municipality");
  for (const kind of ["minister", "councilOfMinisters", "acknowledged", "returned", "signedByState", "ended"] as const)
    expect(sideOf(kind), kind).toBe("federal");
});
