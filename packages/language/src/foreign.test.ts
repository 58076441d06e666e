import { describe, expect, it } from "vitest";
import { foreignMarks } from "./foreign.ts";

const found = (text: string, language: "nl" | "fr" | "de") =>
  foreignMarks(text, language).map((mark) => `${mark.found}: ${mark.quote}`);

describe("left-over text of another language", () => {
  it.each([
    ["Objectifs opérationnels Résultats attendus", "nl", ["fr: Objectifs opérationnels Résultats attendus"]],
    ["Réunions de concertation avec la police locale", "nl", ["fr: Réunions de concertation avec la police locale"]],
    [
      "De dienst waakt. Il organise des réunions dans les quartiers.",
      "nl",
      ["fr: Il organise des réunions dans les quartiers"],
    ],
    [
      "Overleg over dans le cadre de la politique de prévention",
      "nl",
      ["fr: dans le cadre de la politique de prévention"],
    ],
    ["Aantal bezoeken per jaar aan de wijken", "fr", ["nl: Aantal bezoeken per jaar aan de wijken"]],
    [
      "Les agents passent. De dienst bezoekt alle wijken van de gemeente.",
      "fr",
      ["nl: De dienst bezoekt alle wijken van de gemeente"],
    ],
    ["Anzahl der Besuche. Nombre de visites dans les quartiers", "de", ["fr: Nombre de visites dans les quartiers"]],
  ] as const)("%j in %s", (text, language, expected) => {
    expect(found(text, language)).toEqual(expected);
  });

  it.each([
    ["Aantal overlegmomenten CGG - De Pont is minstens 4", "nl"],
    ["Overleg met Ribaupôle en met de vzw Le Pont des Arts", "nl"],
    ["Overleg met “Le Foyer des jeunes de la ville”", "nl"],
    ["Procureur des Konings", "nl"],
    ["Preventie in het Quartier de la Gare", "nl"],
    ["SWOT, PDCA, LIVC-R", "nl"],
    ["Team", "nl"],
    ["Concertation avec la Vlaamse Gemeenschapscommissie", "fr"],
    ["Voir www.besafe.be/nl/over-de-dienst-van-het-land", "fr"],
    ["Zahl der Besuche in den Wohnvierteln", "de"],
  ] as const)("leaves %j alone", (text, language) => {
    expect(found(text, language)).toEqual([]);
  });

  it("takes the names it is given out of what it reads", () => {
    const text = "maison des jeunes de la ville helpt";
    expect(found(text, "nl")).not.toEqual([]);
    expect(foreignMarks(text, "nl", { names: ["maison des jeunes de la ville"] })).toEqual([]);
  });
});
