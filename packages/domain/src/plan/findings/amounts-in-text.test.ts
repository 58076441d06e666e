import { describe, expect, it } from "vitest";
import { findings } from "../completeness.ts";
import { aChapter, aLine, input, withChapter } from "./testing.ts";

const codes = ["money.not_a_number", "money.hybrid_notation", "money.text_differs", "money.scheme_cut_off"];
const inText = (text: string) => {
  const chapter = aChapter();
  const nodes = chapter.all.map((node) =>
    node === chapter.result ? { ...node, text: { nl: text, fr: "Un texte" } } : node,
  );
  return findings(input({ ...withChapter(nodes), grantLines: [aLine()] }))
    .filter(({ code }) => codes.includes(code))
    .map(({ code, params }) => [code, params["quote"], params["knownCents"] ?? params["whole"]]);
};

describe("amounts in the texts", () => {
  it("finds what is no number", () => {
    expect(inText("De toelage bedraagt 1.118.17,00 euro")).toEqual([["money.not_a_number", "1.118.17,00", undefined]]);
  });

  it("finds two notations in one", () => {
    expect(inText("Rubriek I: 268.172,73,- euro")).toEqual([["money.hybrid_notation", "268.172,73,-", undefined]]);
    expect(inText("Rubriek II: 60.000,00,~ euro")).toEqual([["money.hybrid_notation", "60.000,00,~", undefined]]);
  });

  it("finds an amount that nearly is the plan's own", () => {
    expect(inText("Geraamd op 810.560,- per jaar")).toEqual([["money.text_differs", "810.560,-", 81_055_307]]);
    expect(inText("Geraamd op € 811.000,50")).toEqual([["money.text_differs", "811.000,50", 81_055_307]]);
  });

  it.each([
    "De toelage van 810.553,07 euro",
    "De toelage van 810.553 euro, of 810.550 euro",
    "Ongeveer 811.000 euro en 800.000 euro",
    "Er zijn 810.560 bezoeken",
    "Een boete van 58,- euro en 1.250,00 euro op 12.05.2020",
    "Artikel 3.12, 50 punten",
  ])("nothing in: %s", (text) => {
    expect(inText(text)).toEqual([]);
  });

  it("reads the note of a line too", () => {
    const line = aLine({ note: "Zie 1.118.17,00" });
    const found = findings(input({ grantLines: [line] })).filter(({ code }) => code === "money.not_a_number");
    expect(found).toMatchObject([{ grantLineId: line.id, field: "note" }]);
  });
});

describe("a scheme that was cut off", () => {
  const [first, ...rest] = input().framework.schemes;
  const scheme = { ...first, code: "guards-90", title: { nl: "ACTIVA 90", fr: "ACTIVA 90", unattested: [] } };
  const framework = { ...input().framework, schemes: [first, ...rest, scheme] } as ReturnType<
    typeof input
  >["framework"];
  const inResult = (text: string) => {
    const chapter = aChapter();
    const nodes = chapter.all.map((node) => (node === chapter.result ? { ...node, text: { nl: text } } : node));
    return findings(input({ ...withChapter(nodes), framework }))
      .filter(({ code }) => code === "money.scheme_cut_off")
      .map(({ params }) => params);
  };

  it("is told with the whole number", () => {
    expect(inResult("Dispositief ACTIVA 9 van de gemeente")).toEqual([{ quote: "ACTIVA 9", whole: "90" }]);
  });

  it.each(["Dispositief ACTIVA 90", "ACTIVA 12", "Er zijn 9 wachten"])("nothing in: %s", (text) => {
    expect(inResult(text)).toEqual([]);
  });
});
