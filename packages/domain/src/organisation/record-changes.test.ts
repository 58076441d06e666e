import { describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import {
  fieldsOfKind,
  isEnded,
  RecordChanges,
  type RecordField,
  type RecordId,
  recordKinds,
  recordShapes,
} from "./record.ts";
import { applyRecordChanges, newRecord, recordValue } from "./record-changes.ts";
import { aRecord } from "./testing.ts";

const code = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return "nothing was refused";
};

describe("a new record", () => {
  it("has what is filled in, and is empty for the rest", () => {
    const unit = newRecord(newId<RecordId>(), "unit", { "name.nl": " Actiecel ", fte: 2.5 });
    expect(unit).toMatchObject({
      kind: "unit",
      revision: 1,
      values: { name: { nl: "Actiecel" }, fte: 2.5, headcount: null },
    });
  });

  it("needs a name in some language, a person a full one", () => {
    expect(code(() => newRecord(newId<RecordId>(), "unit", { headcount: 2 }))).toBe("organisation.name_missing");
    expect(code(() => newRecord(newId<RecordId>(), "person", { fullName: " " }))).toBe("organisation.name_missing");
    expect(newRecord(newId<RecordId>(), "unit", { "name.de": "Dienst" }).values.name).toEqual({ de: "Dienst" });
  });

  it.each(recordKinds)("of the kind %s takes every field of its shape", (kind) => {
    expect(recordShapes[kind].values.length).toBeGreaterThan(0);
    for (const field of fieldsOfKind(kind)) {
      const accepted = RecordChanges.safeParse({ [field]: recordValue(aRecord(kind), field) });
      expect(accepted.success, field).toBe(true);
    }
  });

  it("refuses a field of another kind, and two where one is meant", () => {
    expect(code(() => newRecord(newId<RecordId>(), "partner", { "name.nl": "x", headcount: 1 }))).toBe("input.invalid");
    const two = [newId<RecordId>(), newId<RecordId>()];
    expect(code(() => newRecord(newId<RecordId>(), "unit", { "name.nl": "x", "refs.parent": two }))).toBe(
      "input.invalid",
    );
  });
});

describe("a save", () => {
  it("merges fields that others did not touch and counts each language by itself", () => {
    const first = applyRecordChanges(aRecord("unit"), { "name.fr": "Nom" }, 1).record;
    const second = applyRecordChanges(first!, { "name.nl": "Naam 2" }, 1);
    expect(second.record?.values.name).toEqual({ nl: "Naam 2", fr: "Nom" });
    expect(second.record?.fieldRevisions).toEqual({ "name.fr": 2, "name.nl": 3 });
  });

  it("conflicts on the same field with another value, not with the same one", () => {
    const saved = applyRecordChanges(aRecord("unit"), { headcount: 80 }, 1).record!;
    expect(applyRecordChanges(saved, { headcount: 81, fte: 74 }, 1)).toEqual({
      conflicts: [{ field: "headcount", mine: 81, theirs: 80 }],
    });
    expect(applyRecordChanges(saved, { headcount: 80 }, 1)).toEqual({ record: saved, changed: [] });
    expect(code(() => applyRecordChanges(saved, { fte: 1 }, 9))).toBe("input.invalid");
  });

  it("keeps references in order and without doubles, and takes them away", () => {
    const [one, two] = [newId<RecordId>(), newId<RecordId>()];
    const saved = applyRecordChanges(aRecord("project"), { "refs.unit": [two, one, two] }, 1).record!;
    expect(saved.refs).toEqual({ unit: [two, one] });
    expect(applyRecordChanges(saved, { "refs.unit": [] }, 2).record?.refs).toEqual({});
  });

  it("refuses an end before the beginning, in days and in years, and the last name gone", () => {
    const began = aRecord("partner", { startedOn: "2021-09-14" });
    expect(code(() => applyRecordChanges(began, { endedOn: "2021-09-13" }, 1))).toBe("organisation.wrong_period");
    expect(applyRecordChanges(began, { endedOn: "2021-09-14" }, 1).record?.values.endedOn).toBe("2021-09-14");
    const programme = aRecord("programme", { fromYear: 2021 });
    expect(code(() => applyRecordChanges(programme, { toYear: 2020 }, 1))).toBe("organisation.wrong_period");
    expect(code(() => applyRecordChanges(began, { "name.nl": "" }, 1))).toBe("organisation.name_missing");
  });

  it("never sets by hand what a merge says", () => {
    const field: RecordField = "refs.mergedInto";
    expect(recordKinds.filter((kind) => fieldsOfKind(kind).includes(field))).toEqual([]);
  });
});

it("ends after its last day, a programme after its last year", () => {
  expect(isEnded(aRecord("unit", { endedOn: "2025-12-31" }), "2025-12-31")).toBe(false);
  expect(isEnded(aRecord("unit", { endedOn: "2025-12-31" }), "2026-01-01")).toBe(true);
  expect(isEnded(aRecord("programme", { toYear: 2020 }), "2020-12-31")).toBe(false);
  expect(isEnded(aRecord("programme", { toYear: 2020 }), "2021-01-01")).toBe(true);
  expect(isEnded(aRecord("unit"), "2999-01-01")).toBe(false);
});
