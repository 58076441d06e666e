import { describe, expect, it } from "vitest";
import { eventIn, problemsOf, typedEvent } from "./event-form.ts";

const formOf = (fields: readonly (readonly [string, string])[]): FormData => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};
const free = { needsReason: false };

describe("the form of an event", () => {
  it("reads a decision with a vote by name", () => {
    const typed = typedEvent(
      formOf([
        ["on", "25/02/2019"],
        ["agendaItem", " 48 "],
        ["articles", "Het contract wordt goedgekeurd.\r\n\r\nEen afschrift gaat\nnaar de FOD.\n\n\n"],
        ["vote", "counted"],
        ["count-for", "32"],
        ["names-abstain", "A. Aerts\r\n\r\nB. Baert; C. Claes"],
        ["name", "Nele Maes"],
        ["function", "algemeen directeur"],
        ["acting", "0"],
        ["name", ""],
        ["function", ""],
        ["publishedAt", "https://stad.example/besluit/48"],
      ]),
      "council",
    );
    expect(problemsOf(typed, free)).toEqual({});
    expect(eventIn(typed)).toEqual({
      kind: "council",
      on: "2019-02-25",
      reason: null,
      agendaItem: "48",
      decision: {
        place: null,
        subject: null,
        articles: ["Het contract wordt goedgekeurd.", "Een afschrift gaat\nnaar de FOD."],
        vote: {
          outcome: "counted",
          for: { count: 32, names: [] },
          against: { count: null, names: [] },
          abstain: { count: null, names: ["A. Aerts", "B. Baert", "C. Claes"] },
          present: null,
        },
        signatories: [{ name: "Nele Maes", function: "algemeen directeur", acting: true }],
        attachments: [],
        publishedAt: "https://stad.example/besluit/48",
      },
    });
  });

  it("makes nothing of a form that was left empty", () => {
    expect(eventIn(typedEvent(formOf([]), "council"))).toEqual({
      ...{ kind: "council", on: null, reason: null, agendaItem: null, decision: null },
    });
    expect(eventIn(typedEvent(formOf([["place", "Stadhuis"]]), "approved")).decision).toBeNull();
  });

  it("names every field that cannot be understood", () => {
    const fields = [
      ["on", "31/02/2019"],
      ["vote", "counted"],
      ["count-for", "veel"],
      ["name", "Nele Maes"],
      ["publishedAt", "javascript:alert(1)"],
    ] as const;
    expect(problemsOf(typedEvent(formOf(fields), "council"), { needsReason: true })).toEqual({
      on: "noDay",
      reason: "noReason",
      "count-for": "noNumber",
      signatories: "noSignatory",
      publishedAt: "noAddress",
    });
    expect(problemsOf(typedEvent(formOf([["count-for", "veel"]]), "council"), free)).toEqual({});
  });
});
