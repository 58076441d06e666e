import type { ImportFinding, PlanDocument } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { ImportReview } from "./import-review.svelte.ts";

const finding = (over: Partial<ImportFinding>): ImportFinding => ({
  code: "list.uncertain_break",
  severity: "warning",
  line: 1,
  path: null,
  quote: null,
  params: {},
  ...over,
});

const document: PlanDocument = {
  format: "salus-plan/1",
  instrument: "svpp",
  framework: "svpp-2020",
  municipality: null,
  period: { from: "2020-01-01", to: "2020-12-31" },
  language: "nl",
  nodes: [
    {
      kind: "operationalObjective",
      text: { nl: "Advies geven" },
      children: [
        { kind: "result", text: { nl: "Elke aanvraag krijgt een" } },
        { kind: "result", text: { nl: "antwoord." } },
        { kind: "indicator", text: { nl: "Aantal bezoeken Aantal sessies: minstens 6 per jaar" } },
      ],
    },
  ],
  grantLines: [],
  events: [],
  findings: [
    finding({ line: 3, path: "0.1" }),
    finding({ line: 4, path: "0.2", code: "text.run_together" }),
    finding({ line: 2, code: "layout.furniture_dropped", severity: "advice" }),
    finding({ line: 5, path: "0.0", code: "term.mixed", severity: "advice" }),
  ],
};
const source = { name: "plan.txt", lines: ["a", "b", "c", "d", "e"] };
const aReview = () => new ImportReview({ document, source });
const texts = (review: ImportReview) => review.rows.map(({ node }) => node.text.nl);
const idOf = (review: ImportReview, start: string) =>
  review.rows.find(({ node }) => node.text.nl?.startsWith(start))?.node.id ?? "";

describe("a review", () => {
  it("asks about doubts, not about advice or dropped lines", () => {
    const review = aReview();
    expect(review.open.map(({ finding: { code } }) => code)).toEqual(["list.uncertain_break", "text.run_together"]);
    expect([...review.droppedLines]).toEqual([2]);
  });

  it("walks from doubt to doubt and round again", () => {
    const review = aReview();
    expect(review.step(1)?.number).toBe(1);
    expect(review.step(1)?.number).toBe(2);
    expect(review.step(1)?.number).toBe(1);
    expect(review.step(-1)?.number).toBe(2);
  });

  it("joins the rest of a broken line, settles its doubt, and takes it back", () => {
    const review = aReview();
    review.joinWithPrevious(idOf(review, "antwoord"));
    expect(texts(review)).toContain("Elke aanvraag krijgt een antwoord.");
    expect(review.open).toHaveLength(1);
    review.undo();
    expect(texts(review)).toContain("antwoord.");
    expect(review.open).toHaveLength(2);
  });

  it("cuts two indicators apart and reads the target of each", () => {
    const review = aReview();
    review.cut(idOf(review, "Aantal bezoeken"), 15);
    const indicators = review.rows.filter(({ node }) => node.kind === "indicator").map(({ node }) => node);
    expect(indicators.map(({ text }) => text.nl)).toEqual(["Aantal bezoeken", "Aantal sessies: minstens 6 per jaar"]);
    expect(indicators[1]?.targets?.[0]).toMatchObject({ comparator: "gte", value: 6, per: "year" });
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(2);
  });

  it("turns a result into an indicator, but not what has something below it", () => {
    const review = aReview();
    review.changeKind(idOf(review, "antwoord"), "indicator");
    review.changeKind(idOf(review, "Advies"), "result");
    expect(review.counts).toEqual({ chapters: 0, objectives: 1, results: 1, indicators: 2 });
  });

  it("takes open doubts along into the draft, and leaves settled ones behind", () => {
    const review = aReview();
    const [first] = review.open;
    if (first) review.settle(first);
    expect(review.accepted().findings.map(({ code }) => code)).toEqual(["text.run_together"]);
    expect(review.accepted().nodes[0]?.children).toHaveLength(3);
  });

  it("survives a reload with its corrections", () => {
    const review = aReview();
    review.write(idOf(review, "Advies"), "Gratis advies geven");
    review.remove(idOf(review, "antwoord"));
    const again = ImportReview.from(review.keep());
    expect(texts(again)).toEqual(texts(review));
    expect(again.open.map(({ number }) => number)).toEqual(review.open.map(({ number }) => number));
  });
});
