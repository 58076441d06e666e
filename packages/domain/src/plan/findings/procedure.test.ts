import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocks, findings } from "../completeness.ts";
import type { PlanEventKind } from "../plan.ts";
import { aFramework, someEvents } from "../testing.ts";
import { input } from "./testing.ts";

type EventList = readonly (readonly [PlanEventKind, string | null])[];

describe("procedure", () => {
  const events = (...list: EventList) => findings(input({ events: someEvents(...list), today: "2020-05-01" }));
  const late = { code: "procedure.deadline_passed" };

  it("never blocks, whatever the order", () => {
    const all = fc.array(
      fc.tuple(
        fc.constantFrom<PlanEventKind[]>("college", "council", "submitted", "returned", "approved"),
        fc.constantFrom(null, "2019-01-01", "2020-03-31", "2020-04-27", "2022-12-16"),
      ),
    );
    fc.assert(
      fc.property(all, (list) => {
        const found = events(...list);
        expect(blocks(found)).toBe(false);
        expect(found.every(({ source }) => source === "procedure")).toBe(true);
      }),
    );
  });

  it("wants the council's decision and its day", () => {
    expect(events()).toMatchObject([{ code: "procedure.council_missing" }, late]);
    expect(events(["council", null])).toMatchObject([{ code: "procedure.council_date_unknown" }, late]);
    expect(events(["council", null], ["council", "2020-03-30"])).toMatchObject([late]);
  });

  it("warns of a council after the deadline, before the college or in the future", () => {
    expect(events(["college", "2020-03-16"], ["council", "2020-04-27"])).toMatchObject([
      { code: "procedure.decision_after_deadline", params: { on: "2020-04-27", deadlineOn: "2020-03-31" } },
      late,
    ]);
    expect(events(["council", "2020-03-31"], ["submitted", "2020-03-31"])).toEqual([]);
    const early = events(["council", "2020-03-01"], ["college", "2020-03-16"], ["submitted", "2020-03-31"]);
    expect(early).toMatchObject([{ code: "procedure.council_before_college", severity: "advice" }]);
    const future = findings(input({ events: someEvents(["council", "2020-03-30"]), today: "2020-03-20" }));
    expect(future).toMatchObject([
      { code: "procedure.decision_in_future", params: { kind: "council", on: "2020-03-30" } },
    ]);
  });

  it("warns of a late submission, done or not, and only where a deadline is known", () => {
    expect(events(["council", "2020-03-30"], ["submitted", "2020-04-29"])).toMatchObject([
      { code: "procedure.submitted_after_deadline", params: { on: "2020-04-29" } },
    ]);
    expect(events(["council", "2020-03-30"], ["submitted", "2020-03-31"])).toEqual([]);
    const unknown = aFramework({ calendar: [] });
    expect(
      findings(input({ framework: unknown, events: someEvents(["council", "2020-04-27"]), today: "2020-05-01" })),
    ).toEqual([]);
  });
});
