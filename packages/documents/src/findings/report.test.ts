import { locales } from "@salus/domain";
import { importFindingText, messages } from "@salus/i18n";
import { expect, it } from "vitest";
import { importFindingCodes } from "./report.ts";

it("has a sentence in both languages for every finding, and for no other", () => {
  for (const locale of locales) {
    expect(Object.keys(messages[locale].importFindings).toSorted()).toEqual([...importFindingCodes].toSorted());
  }
});

it("writes dates, amounts and languages out", () => {
  const params = { on: "2014-07-01", fromOn: "2020-01-01", toOn: "2020-12-31" };
  expect(importFindingText("nl", { code: "date.outside_period", params })).not.toContain("2014-07-01");
  const money = { statedCents: 81_056_000, computedCents: 81_055_307 };
  expect(importFindingText("fr", { code: "money.estimate_differs", params: money })).toContain("553,07");
  expect(importFindingText("nl", { code: "language.foreign_text", params: { language: "fr" } })).toContain("Frans");
});
