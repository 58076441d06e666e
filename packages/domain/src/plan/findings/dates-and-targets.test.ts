import { describe, expect, it } from "vitest";
import { findings } from "../completeness.ts";
import type { PlanNode } from "../plan-node.ts";
import { aFramework, aNode, aPlace, aTarget } from "../testing.ts";
import { aChapter, input, period, withChapter } from "./testing.ts";

describe("dates and targets", () => {
  it("tells days and periods outside the plan in the municipality's own texts", () => {
    const { all, result } = aChapter({ intro: { nl: "Sinds het SVPP 2014-2017 …", fr: "x" } });
    const nodes = all.map((node) =>
      node === result ? { ...node, text: { nl: "Op 01/10/2014 en op 01/10/2020", fr: "x" } } : node,
    );
    expect(findings(input(withChapter(nodes)))).toMatchObject([
      { code: "date.stale_period", field: "intro.nl", params: { quote: "2014-2017" } },
      {
        code: "date.outside_period",
        field: "text.nl",
        lineageId: result.lineageId,
        params: { on: "2014-10-01", quote: "01/10/2014", fromOn: period.from, toOn: period.to },
      },
    ]);
  });

  it("does not read dates in a text the framework fixes", () => {
    const place = aPlace("chapter", "burglary", {
      title: { nl: "Plan 2014-2017", fr: "Plan 2014-2017", unattested: [] },
    });
    const chapter = aNode("chapter", { code: "burglary", text: { nl: "Plan 2014-2017" } });
    const found = findings(input({ nodes: [chapter], framework: aFramework({ template: [place] }) })).map(
      ({ code }) => code,
    );
    expect(found).not.toContain("date.stale_period");
  });

  const withTargets = (targets: PlanNode["targets"], nl = "Jaarlijks overleg") => {
    const { all, indicator } = aChapter();
    return findings(
      input(withChapter(all.map((node) => (node === indicator ? { ...node, targets, text: { nl, fr: "x" } } : node)))),
    );
  };

  it("wants a target of an indicator that counts, and advises one elsewhere", () => {
    expect(withTargets([], "Aantal bezoeken")).toMatchObject([
      { code: "target.missing", severity: "warning", field: "targets" },
    ]);
    expect(withTargets([aTarget({ value: null, comparator: null })], "Aantal bezoeken")).toMatchObject([
      { code: "target.missing", severity: "warning" },
    ]);
    expect(withTargets([], "Beschrijving van een casus")).toMatchObject([
      { code: "target.missing", severity: "advice" },
    ]);
  });

  it("tells targets that cannot be reached within the plan", () => {
    const step = (from: string | null, to: string | null) => [
      aTarget({ value: null, steps: [{ from, to, value: 13 }] }),
    ];
    expect(withTargets([aTarget({ by: "2014-09-01" })])).toMatchObject([
      { code: "target.outside_period", params: { on: "2014-09-01" } },
    ]);
    expect(withTargets([aTarget({ by: "2020-09-01" })])).toEqual([]);
    expect(withTargets([aTarget({ by: "2014-09-01" })], "Verslag tegen 01/09/2014")).toMatchObject([
      { code: "date.outside_period" },
    ]);
    expect(withTargets(step("2014-01-01", "2014-12-31"))).toMatchObject([
      { code: "target.outside_period", params: { on: "2014-12-31" } },
    ]);
    expect(withTargets(step("2021-01-01", null))).toMatchObject([{ params: { on: "2021-01-01" } }]);
    expect(withTargets(step("2015-01-01", null))).toEqual([]);
    expect(withTargets(step(null, "2020-06-30"))).toEqual([]);
    expect(withTargets(step("2020-12-31", "2021-12-31"))).toEqual([]);
  });
});
