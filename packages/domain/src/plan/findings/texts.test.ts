import { describe, expect, it } from "vitest";
import { findings } from "../completeness.ts";
import type { PlanNode } from "../plan-node.ts";
import { aFramework, aNode, aPlace } from "../testing.ts";
import type { CompletenessInput } from "./context.ts";
import { aChapter, codes, input, withChapter } from "./testing.ts";

describe("texts", () => {
  const withText = (
    text: PlanNode["text"],
    regime: CompletenessInput["languageRegime"],
    extra: Partial<PlanNode> = {},
  ) => {
    const { all, operational } = aChapter();
    const nodes = all.map((node) => (node === operational ? { ...node, text, ...extra } : node));
    return findings(input({ ...withChapter(nodes), languageRegime: regime })).filter(
      ({ lineageId }) => lineageId === operational.lineageId,
    );
  };

  it("wants a text at all, whatever the language", () => {
    expect(withText({}, "nl-fr")).toMatchObject([{ code: "text.missing", severity: "blocking", field: "text.nl" }]);
    expect(withText({ nl: " " }, "fr")).toMatchObject([{ code: "text.missing", field: "text.fr" }]);
  });

  it.each([
    ["nl", { fr: "texte" }, "blocking", ["text.nl"]],
    ["fr", { nl: "tekst" }, "blocking", ["text.fr"]],
    ["nl", { nl: "tekst" }, null, []],
    ["fr", { fr: "texte" }, null, []],
    ["nl-fr", { nl: "tekst" }, "warning", ["text.fr"]],
    ["nl-fr", { fr: "texte" }, "warning", ["text.nl"]],
    ["nl-fr", { de: "Text" }, "warning", ["text.nl", "text.fr"]],
    ["nl-fr", { nl: "tekst", fr: "texte" }, null, []],
    ["de", { fr: "texte" }, "warning", ["text.de"]],
    ["de", { de: "Text" }, null, []],
  ] as const)("regime %s with %j: %s %j", (regime, text, severity, fields) => {
    const found = withText(text, regime);
    expect(found.map(({ field }) => field)).toEqual(fields);
    for (const each of found) expect(each).toMatchObject({ code: "text.language_missing", severity });
  });

  it("wants an introduction in both languages only once it is written in one", () => {
    expect(withText({ nl: "a", fr: "b" }, "nl-fr", { intro: { nl: "inleiding" } })).toMatchObject([
      { code: "text.language_missing", field: "intro.fr", severity: "advice" },
    ]);
  });

  it("does not ask a municipality to translate what the framework has in both languages", () => {
    const { all, chapter } = aChapter();
    const nodes = all.map((node) => (node === chapter ? { ...node, text: { nl: "burglary (nl)" } } : node));
    expect(findings(input(withChapter(nodes)))).toEqual([]);
  });

  it("tells an outdated translation, louder where the language is required", () => {
    const outdated = { fieldRevisions: { "text.nl": 3 }, revision: 3 };
    expect(withText({ nl: "a", fr: "b" }, "nl-fr", outdated)).toMatchObject([
      {
        code: "text.translation_outdated",
        severity: "warning",
        field: "text.fr",
        params: { language: "fr", original: "nl" },
      },
    ]);
    expect(withText({ nl: "a", fr: "b" }, "nl", outdated)).toMatchObject([{ severity: "advice" }]);
  });

  it("tells a fixed text that was changed, but not its case, accents or known other wordings", () => {
    const { all, chapter } = aChapter();
    const changed = (nl: string) =>
      findings(input(withChapter(all.map((node) => (node === chapter ? { ...node, text: { nl } } : node)))));
    expect(changed("Iets anders")).toMatchObject([
      { code: "text.template_changed", severity: "warning", field: "text.nl", lineageId: chapter.lineageId },
    ]);
    expect(changed("BURGLARY (NL).")).toEqual([]);
    const open = aFramework({
      template: [aPlace("chapter", "burglary", { wordings: { nl: ["Woninginbraak"], fr: [] } })],
    });
    const worded = aNode("chapter", { code: "burglary", text: { nl: "woning en inbraak" } });
    const found = findings(input({ nodes: [worded], framework: open })).map(({ code }) => code);
    expect(found).toContain("text.template_changed");
    const known = { ...worded, text: { nl: "WONINGINBRAAK" } };
    expect(findings(input({ nodes: [known], framework: open })).map(({ code }) => code)).not.toContain(
      "text.template_changed",
    );
  });

  it("knows the other wordings of official parts, in the words of their own phenomenon", () => {
    const reference = {
      phenomena: [
        {
          code: "burglary",
          title: { nl: "Inbraak", fr: "Cambriolage", unattested: [] },
          phrase: { nl: "inbraak", fr: "le cambriolage" },
          wordings: { nl: ["Inbraken"], fr: [] },
          closed: false,
          note: null,
        },
      ],
      objectives: [
        {
          code: "prevent",
          level: "generalObjective" as const,
          title: { nl: "Voorkomen van {phenomenon}", fr: "Prévenir {phenomenon}", unattested: [] },
          wordings: { nl: ["Het voorkomen van {phenomenon} en het gevoel van {phenomenon}"], fr: [] },
          appliesTo: "phenomenon" as const,
        },
      ],
    };
    const { all, chapter, general } = aChapter();
    const changed = (chapterText: string, generalText: PlanNode["text"]) => {
      const nodes = all.map((node) => {
        if (node === chapter) return { ...node, text: { nl: chapterText } };
        return node === general ? { ...node, text: generalText } : node;
      });
      return findings(input({ ...withChapter(nodes), reference })).map(({ code, field }) => `${code} ${field}`);
    };
    expect(changed("INBRA KEN", { nl: "Het voorkomen van inbraak en het gevoel van inbraak" })).toEqual([]);
    expect(changed("burglary (nl)", { nl: "Voorkomen van inbraken", fr: "PREVENIR le cambriolage" })).toEqual([]);
    expect(changed("burglary (nl)", { nl: "Voorkomen van inbraak in het verkeer" })).toEqual([
      "text.template_changed text.nl",
    ]);
    expect(changed("Diefstal", { nl: "Voorkomen van inbraak" })).toEqual(["text.template_changed text.nl"]);
  });

  it("tells an indicator that repeats a result, and yes/no inside a result", () => {
    const { all, result, indicator } = aChapter();
    const repeated = all.map((node) =>
      node === indicator ? { ...node, text: { nl: "elk bezoek  is gepland.", fr: "autre" } } : node,
    );
    expect(findings(input(withChapter(repeated)))).toMatchObject([
      { code: "text.repeated", severity: "advice", lineageId: indicator.lineageId },
    ]);
    const answered = (nl: string) =>
      codes(withChapter(all.map((node) => (node === result ? { ...node, text: { nl, fr: "x" } } : node))));
    expect(answered("Het overleg is gestart: ja/nee")).toEqual(["text.answer_in_result"]);
    expect(answered("Het overleg is gestart (Ja-Neen)")).toEqual(["text.answer_in_result"]);
    expect(answered("Januari/neergang")).toEqual([]);
  });
});
