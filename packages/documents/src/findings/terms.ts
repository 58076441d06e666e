import { glossary } from "@salus/templates";
import type { Placed } from "../assemble.ts";
import { normalise } from "../recognise/normalise.ts";
import type { Report } from "./report.ts";

type Language = "nl" | "fr";

/** Other words in use for an official term of the glossary, as their beginnings ("vredesbewaarder" covers the plural). */
export const termVariants: readonly { code: string; nl: readonly string[]; fr: readonly string[] }[] = [
  {
    code: "community-guard",
    nl: [
      "gemeenschapswacht",
      "vredesbewaarder",
      "vredesbewaker",
      "voogden van de vrede",
      "voogd van de vrede",
      "bewakers van de vrede",
      "stadswacht",
    ],
    fr: [
      "gardien de la paix",
      "gardiens de la paix",
      "agent de la paix",
      "agents de la paix",
      "gardien communautaire",
      "gardiens communautaires",
    ],
  },
  {
    code: "local-security-diagnostic",
    nl: ["veiligheidsdiagnostiek", "veiligheidsdiagnose", "veiligheidsanalyse"],
    fr: ["diagnostic local de securite", "diagnostic de securite", "analyse locale de securite"],
  },
  {
    code: "street-worker",
    nl: ["straathoekwerk", "straatwerker", "straatwerk", "opvoeder van de straat"],
    fr: ["travailleurs sociaux de rue", "travailleur social de rue", "educateurs de rue", "educateur de rue"],
  },
];

const occurrence = (plain: string, variant: string): boolean => ` ${plain}`.includes(` ${normalise(variant)}`);

/** Several words of one language for the same official term. */
export const termFindings = (placed: readonly Placed[], language: Language, report: Report): void => {
  const texts = placed.map((place) => ({ place, plain: normalise(place.draft.text) }));
  for (const { code, ...words } of termVariants) {
    const seen = words[language].filter((variant) => texts.some(({ plain }) => occurrence(plain, variant)));
    const stems = new Set(seen.map((variant) => normalise(variant).slice(0, 8)));
    if (stems.size < 2) continue;
    const entry = glossary().find((term) => term.code === code)?.term[language];
    const official = entry?.replace(/\s*\(.*\)/, "") ?? seen[0] ?? code;
    for (const { place, plain } of texts) {
      const other = seen.find(
        (variant) => occurrence(plain, variant) && normalise(variant).slice(0, 8) !== normalise(official).slice(0, 8),
      );
      if (other) {
        report.add(
          "term.mixed",
          { line: place.draft.lines[0]?.no ?? null, path: place.path, quote: place.draft.text },
          { used: other, term: official },
        );
      }
    }
  }
};
