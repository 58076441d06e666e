import { expect, it } from "vitest";
import { aFramework } from "../testing.ts";
import { actsBehind, basisOf, findingBases } from "./basis.ts";
import { findingCodes } from "./finding.ts";

it("every rule says what it stands on, and every basis is stood on", () => {
  const used = new Set(findingCodes.map(basisOf));
  expect([...used].toSorted()).toEqual([...findingBases].toSorted());
});

it("names the acts of the framework for what the framework fixes, and none for a rule of its own", () => {
  const framework = aFramework();
  expect(actsBehind("structure.compulsory_missing", framework)).toEqual(
    framework.acts.map(({ title, numac }) => ({ title, detail: numac })),
  );
  expect(actsBehind("text.doubled_word", framework)).toEqual([]);
  const guards = framework.schemes.filter(({ formula }) => formula === "guards");
  expect(actsBehind("money.equipment_above_cap", framework).map(({ title }) => title)).toEqual(
    guards.map(({ title }) => title),
  );
});
