import { existsSync, readFileSync } from "node:fs";
import vocabulary from "@salus/templates/vocabulary.json" with { type: "json" };
import { beforeAll, describe, expect, it } from "vitest";
import { dictionaryOf } from "../testing/dictionary.ts";
import { createSpeller, type Speller } from "./index.ts";

let spellers: { nl: Speller; fr: Speller };
beforeAll(async () => {
  const of = (language: "nl" | "fr") =>
    createSpeller(language, { ...dictionaryOf(language), allowed: vocabulary[language] });
  spellers = { nl: await of("nl"), fr: await of("fr") };
});
const unknown = (text: string, language: "nl" | "fr" = "nl") =>
  spellers[language].marks(text).map(({ quote }) => quote);

describe("spelling", () => {
  it.each([
    ["Het antal risicodrag en de intergrale aanpak", "nl", ["antal", "risicodrag", "intergrale"]],
    ["WELLEVENDEID is geschreven als Wellevendeid", "nl", ["Wellevendeid"]],
    ["Une prévantion de l’inscurité", "fr", ["prévantion", "l’inscurité"]],
  ] as const)("finds what is misspelt in %j", (text, language, expected) => {
    expect(unknown(text, language)).toEqual(expected);
  });

  it.each([
    ["Veiligheids- en preventieplan, onveiligheidsgevoel en geweldsfeiten", "nl"],
    ["De gemeenschapswachten-vaststellers van Sint-Jans-Molenbeek en Mechelen", "nl"],
    ["LIVC-R, SVPP 2020-2022, 3de kwartaal, preventie@mechelen.be, www.besafe.be", "nl"],
    ["vroegdetectie, fietsgraveren en toezichtsmomenten", "nl"],
    ["L’échevin et le bourgmestre d’Ixelles, aujourd’hui", "fr"],
    ["Les gardiens de la paix-constatateurs de Schaerbeek", "fr"],
  ] as const)("knows the words of %j", (text, language) => {
    expect(unknown(text, language)).toEqual([]);
  });

  it("gives at most five suggestions, the likeliest first", () => {
    expect(spellers.nl.suggestions("intergrale")).toEqual(["integrale"]);
    expect(spellers.fr.suggestions("prévantion")[0]).toBe("prévention");
    expect(spellers.fr.suggestions("prévantion").length).toBeLessThanOrEqual(5);
  });

  it("lets pass what is put on a list, in any case", async () => {
    const speller = await createSpeller("nl", dictionaryOf("nl"));
    expect(speller.marks("De Pleintjeswerkerz").map(({ quote }) => quote)).toEqual(["Pleintjeswerkerz"]);
    speller.allow(["pleintjeswerkerz"]);
    expect(speller.marks("De Pleintjeswerkerz")).toEqual([]);
  });

  const mechelen = new URL("../../../../../shared/plans/mechelen_svpp_2020.json", import.meta.url);
  it.runIf(existsSync(mechelen))("leaves few words of a real plan unknown (Mechelen 2020)", () => {
    const texts = readFileSync(mechelen, "utf8").matchAll(/"text": "((?:[^"\\]|\\.)*)"/g);
    const read = [...texts].map(([, text = ""]) => JSON.parse(`"${text}"`) as string);
    const found = read.flatMap((text) => unknown(text));
    const words = read.join(" ").split(/\s+/).length;
    console.info(`Mechelen 2020: ${found.length} unknown of ${words} words: ${[...new Set(found)].join(" ")}`);
    expect(found.length / words).toBeLessThan(0.01);
  });
});
