import { describe, expect, it } from "vitest";
import { chosenBy, filterRows, type MatrixRow, mostChosen, rowTotal, shownCell, stepOf } from "./matrix-view.ts";

const title = (text: string) => ({ nl: text, fr: text, unattested: [] });
const cell = (objectives: number, approved = true) => ({ objectives, results: 0, indicators: 1, targets: 0, approved });
const aRow = (overrides: Partial<MatrixRow> = {}): MatrixRow => ({
  nis: "12025",
  name: title("Mechelen"),
  regionNis: "02000",
  submissionId: "s1",
  status: "inForce",
  cells: {},
  ...overrides,
});
const silent = aRow({ nis: "63023", regionNis: "03000", submissionId: null, status: null, cells: null });
const waiting = aRow({ nis: "92094", regionNis: "03000", status: "submitted", cells: { burglary: cell(7, false) } });
const inForce = aRow({ cells: { burglary: cell(4), shoplifting: cell(0), "bicycle-theft": null } });
const rows = [inForce, waiting, silent];

describe("the coverage matrix", () => {
  it("steps at 1, 2–3, 4–6 and from 7", () => {
    expect([0, 1, 2, 3, 4, 6, 7, 40].map(stepOf)).toEqual([0, 1, 2, 2, 3, 3, 4, 4]);
  });

  it("tells not submitted, not chosen and nothing written apart", () => {
    expect(shownCell(silent, "burglary", "objectives")).toEqual({ kind: "not-submitted" });
    expect(shownCell(inForce, "bicycle-theft", "objectives")).toEqual({ kind: "not-chosen" });
    expect(shownCell(inForce, "cybercrime", "objectives")).toEqual({ kind: "not-chosen" });
    expect(shownCell(inForce, "shoplifting", "objectives")).toMatchObject({ kind: "figure", value: 0, step: 0 });
  });

  it("keeps the shade of a plan that is not approved yet", () => {
    expect(shownCell(waiting, "burglary", "objectives")).toEqual({
      kind: "figure",
      value: 7,
      step: 4,
      approved: false,
    });
  });

  it("filters by region and status, also by having submitted nothing", () => {
    const kept = (filter: Parameters<typeof filterRows>[1]) => filterRows(rows, filter).map(({ nis }) => nis);
    expect(kept({ region: null, status: null })).toEqual(["12025", "92094", "63023"]);
    expect(kept({ region: "03000", status: null })).toEqual(["92094", "63023"]);
    expect(kept({ region: "03000", status: "submitted" })).toEqual(["92094"]);
    expect(kept({ region: null, status: "none" })).toEqual(["63023"]);
  });

  it("adds up, and gives a municipality without a plan no zero", () => {
    expect(rows.map((row) => rowTotal(row, "objectives"))).toEqual([4, 7, null]);
    expect(rowTotal(inForce, "indicators")).toBe(2);
  });

  it("counts who chose what, most first", () => {
    const phenomena = ["cybercrime", "shoplifting", "burglary"].map((code) => ({ code, title: title(code) }));
    expect(chosenBy(rows, "burglary")).toBe(2);
    expect(mostChosen(rows, phenomena).map(({ phenomenon, count }) => [phenomenon.code, count])).toEqual([
      ["burglary", 2],
      ["shoplifting", 1],
    ]);
    expect(mostChosen(rows, phenomena, 1)).toHaveLength(1);
  });
});
