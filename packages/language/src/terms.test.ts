import { glossary } from "@salus/templates";
import { describe, expect, it } from "vitest";
import { skeleton } from "./skeleton.ts";
import { termsIn } from "./terms.ts";

describe("terms in a text", () => {
  it("are listed with what the other language calls them", () => {
    const found = termsIn("De gemeenschapswachten en de preventieambtenaar", "nl", "fr", glossary());
    expect(found).toEqual([
      { code: "prevention-officer", here: "preventieambtenaar", there: "fonctionnaire de prévention", attested: true },
      { code: "community-guard", here: "gemeenschapswacht", there: "gardien de la paix (GDP)", attested: true },
    ]);
    expect(termsIn("Les gardiens", "fr", "nl", glossary())).toEqual([]);
    expect(termsIn("De gemeenschapswacht", "nl", "de", glossary())).toEqual([]);
  });
});

describe("the structure of a text", () => {
  it.each([
    ["Aantal overlegmomenten: ≥ 12/jaar", "…: ≥ 12/…"],
    ["- 3 bezoeken per week\n- 10% meer (dan in 2019)", "- 3 …\n- 10% … 2019"],
    ["1. Eerste\n\n2. Tweede stap.", "1. …\n\n2. …."],
    ["Overleg", "…"],
    ["", ""],
  ])("%j becomes %j", (text, expected) => {
    expect(skeleton(text)).toBe(expected);
  });
});
