/* Writes packages/templates/data/vocabulary.json: node packages/language/scripts/build-vocabulary.ts */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { frameworks, glossary, municipalities, objectives, phenomena } from "@salus/templates";
import { createSpeller, spelledLanguages } from "../src/spelling/index.ts";
import { dictionaryOf } from "../src/testing/dictionary.ts";

/** Words of Belgian administration and prevention work that no dictionary of the language has. */
const byHand = {
  nl: "buurtbemiddelaar buurtinformatienetwerk cannabisplantage gauwdief gauwdiefstal gauwdieven gemeenschapswacht gemeenschapswachten gemeenschapswachter straathoekwerk straathoekwerker straathoekwerkers technopreventie technopreventief technopreventieve technopreventieadviseur vaststeller vaststellers vroegdetectie vroeginterventie wijkwerking fietsgravering fietsgraveren preventieambtenaar diefstalpreventie recidive polarisering radicalisering stadsmarinier stuurgroep takendossier".split(
    " ",
  ),
  fr: "bourgmestre bourgmestres échevin échevins échevine échevinal échevinale technoprévention technopréventionniste technopréventionnistes constatateur constatateurs sanctionnateur sanctionnateurs intracommunal supracommunal zonal zonale zonaux CPAS septante nonante polarisation radicalisme kot kots".split(
    " ",
  ),
} as const;

const texts = (language: "nl" | "fr"): string[] => {
  const found: string[] = [];
  const read = (value: unknown): void => {
    if (value === null || typeof value !== "object") return;
    const text = (value as Record<string, unknown>)[language];
    if (typeof text === "string") found.push(text);
    for (const each of Object.values(value)) read(each);
  };
  read([frameworks, phenomena, objectives, glossary().map(({ term }) => term)]);
  // A place keeps its name in a text of either language.
  for (const { name } of municipalities()) found.push(name.nl, name.fr);
  return found;
};

const vocabulary: Record<string, string[]> = {};
for (const language of spelledLanguages) {
  const speller = await createSpeller(language, dictionaryOf(language));
  const unknown = [...texts(language), byHand[language].join(" ")].flatMap((text) => speller.marks(text));
  vocabulary[language] = [...new Set(unknown.map(({ quote }) => quote))].sort((a, b) => a.localeCompare(b, language));
}
const file = fileURLToPath(new URL("../../templates/data/vocabulary.json", import.meta.url));
writeFileSync(file, `${JSON.stringify(vocabulary, null, 1)}\n`);
process.stdout.write(
  `vocabulary.json: ${spelledLanguages.map((each) => `${each} ${vocabulary[each]?.length}`).join(", ")}\n`,
);
