import { describe, expect, it } from "vitest";
import {
  confirmRow,
  correctRow,
  doubleLines,
  type Participant,
  type ParticipantRow,
  participationOf,
  rowState,
  takeOver,
  totalOf,
} from "./participants.ts";

const written = { code: "", name: "", amount: "", zone: "" };
const row = (line: number, changes: Partial<ParticipantRow> = {}): ParticipantRow => ({
  line,
  written,
  nis: `1200${line}`,
  amountCents: 100,
  policeZone: null,
  doubts: [],
  ...changes,
});
const state = (of: ParticipantRow, all: ParticipantRow[] = [of]) => rowState(of, doubleLines(all));
const one = (nis: string, amountCents: number | null): Participant => ({ nis, amountCents, policeZone: null });

describe("a row of the annex", () => {
  it.each<[string, ParticipantRow, string]>([
    ["says everything", row(1), "matched"],
    ["names a municipality by a name that is nearly right", row(1, { doubts: ["municipality_near"] }), "doubtful"],
    ["has no amount", row(1, { amountCents: null, doubts: ["amount_missing"] }), "doubtful"],
    ["has no municipality", row(1, { nis: null, doubts: ["municipality_unknown"] }), "unmatched"],
    ["has an amount that nobody can read", row(1, { amountCents: null, doubts: ["amount_unreadable"] }), "unmatched"],
    ["takes money away", row(1, { amountCents: -1, doubts: ["amount_negative"] }), "unmatched"],
  ])("that %s", (_, of, expected) => expect(state(of)).toBe(expected));

  it("is double with every other row of the municipality, and no longer once that one is corrected", () => {
    const [first, second, third] = [row(1), row(2, { nis: "12001" }), row(3)];
    const all = [first, second, third];
    expect(all.map((each) => state(each, all))).toEqual(["double", "double", "matched"]);
    const corrected = [first, correctRow(second, { nis: "12002" }), third];
    expect(corrected.map((each) => state(each, corrected))).toEqual(["matched", "matched", "matched"]);
  });

  it("loses only the doubts about what was corrected", () => {
    const doubtful = row(1, {
      nis: null,
      amountCents: null,
      doubts: ["municipality_unknown", "code_unknown", "amount_missing"],
    });
    expect(correctRow(doubtful, { nis: "12025" }).doubts).toEqual(["amount_missing"]);
    expect(correctRow(doubtful, { amountCents: 5 })).toMatchObject({
      nis: null,
      amountCents: 5,
      doubts: ["municipality_unknown", "code_unknown"],
    });
    expect(state(confirmRow(row(1, { doubts: ["code_differs"] })))).toBe("matched");
    // What cannot be taken over cannot be confirmed either.
    expect(state(confirmRow(doubtful))).toBe("unmatched");
  });
});

describe("the list", () => {
  const present = [one("11002", 500), one("12025", 100)];
  it("is that of the file, or completed by it", () => {
    const rows = [row(1, { nis: "44021", amountCents: null }), row(2, { nis: "12025", amountCents: 700 })];
    expect(takeOver(present, rows, "replace")).toEqual([one("12025", 700), one("44021", null)]);
    expect(takeOver(present, rows, "complete")).toEqual([one("11002", 500), one("12025", 700), one("44021", null)]);
    expect(totalOf(takeOver(present, rows, "complete"))).toBe(1200);
  });

  it("tells a municipality whether it is on it, also under the codes of those it was made of", () => {
    expect(participationOf(undefined, ["12025"])).toBeNull();
    expect(participationOf([], ["12025"])).toBeNull();
    expect(participationOf(present, ["12025"])).toEqual({ isListed: true, amountCents: 100 });
    expect(participationOf(present, ["99999", "11002", "12025"])).toEqual({ isListed: true, amountCents: 600 });
    expect(participationOf([...present, one("11007", null)], ["11002", "11007"])).toEqual({
      isListed: true,
      amountCents: null,
    });
    expect(participationOf(present, ["44021"])).toEqual({ isListed: false, amountCents: null });
  });
});
