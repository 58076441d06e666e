import { describe, expect, it } from "vitest";
import { countIn, type Spot, spotsIn } from "./analysis-view.ts";

const spot = (number: string, depth: number, states: string[] = [], kinds: string[] = []): Spot =>
  ({
    part: { number, depth },
    remarks: states.map((state) => ({ state })),
    notes: kinds.map((kind) => ({ kind })),
  }) as unknown as Spot;

const spots = [
  { part: null, notes: [], remarks: [] },
  spot("1", 0),
  spot("1.1", 1, ["settled"]),
  spot("1.2", 1),
  spot("1.2, 1", 2, ["open", "answered"]),
  spot("1.3", 1),
  spot("2", 0, [], ["internal"]),
  spot("2.1", 1, [], ["question"]),
];
const shown = (view: Parameters<typeof spotsIn>[1]) => spotsIn(spots, view).map(({ part }) => part?.number ?? null);

describe("what an adviser looks at", () => {
  it("is the whole plan, with the plan itself on top", () => expect(shown("all")).toHaveLength(spots.length));
  it("is what was said, with the parts above it", () =>
    expect(shown("said")).toEqual(["1", "1.1", "1.2", "1.2, 1", "2", "2.1"]));
  it("is what nobody settled", () => {
    expect(shown("open")).toEqual(["1", "1.2", "1.2, 1"]);
    expect(countIn(spots, "open")).toBe(2);
  });
  it("is what will be sent: never an internal note", () => {
    expect(shown("drafts")).toEqual(["2", "2.1"]);
    expect(countIn(spots, "drafts")).toBe(1);
  });
});
