import {
  type FindingCode,
  formatTarget,
  isBlank,
  type Language,
  type LocalizedText,
  parseTargets,
  statesAim,
  type Target,
  writtenLanguages,
} from "@salus/domain";
import { type Fact, type Facts, factsOf } from "./facts.ts";

export type AgreementInput = {
  readonly text: LocalizedText;
  readonly original: Language;
  /** Whether the text is an indicator: then what it asks for is compared too. */
  readonly isIndicator?: boolean;
  /** Names of units, partners and places in the languages they have. */
  readonly names?: readonly LocalizedText[];
};

/** What a translation says that its original does not (`here`), and the reverse (`there`), as written; "–" where nothing. */
export type Disagreement = {
  readonly code: Extract<FindingCode, `agreement.${string}`>;
  /** The language of the translation. */
  readonly language: Language;
  readonly here: string;
  readonly there: string;
};

const kinds = [
  ["agreement.date", "dates"],
  ["agreement.percentage", "percentages"],
  ["agreement.amount", "amounts"],
  ["agreement.number", "numbers"],
  ["agreement.address", "addresses"],
] as const satisfies readonly (readonly [FindingCode, keyof Facts])[];

/**
 * Numbers, dates, percentages, amounts, targets, names and addresses that differ between a text and its translations.
 * Notation does not count: 1.000 and 1 000, "twee" and 2, 01/09/2020 and "1er septembre 2020" are the same.
 */
export function disagreements({ text, original, isIndicator = false, names = [] }: AgreementInput): Disagreement[] {
  const source = text[original];
  if (source === undefined || isBlank(source)) return [];
  const told = factsOf(source, original);
  return writtenLanguages(text)
    .filter((language) => language !== original)
    .flatMap((language) => {
      const facts = factsOf(text[language] ?? "", language);
      const found = kinds.flatMap(([code, kind]): Disagreement[] => {
        const [here, there] = [without(facts[kind], told), without(told[kind], facts)];
        if (here.length === 0 && there.length === 0) return [];
        return [{ code, language, here: quoted(here), there: quoted(there) }];
      });
      const target = isIndicator && found.length === 0 ? targetDiffers(text, original, language) : null;
      return [...found, ...(target ? [target] : []), ...missingNames(text, original, language, names)];
    });
}

/** What the other text does not have, as a fact of any kind or in words: "30 %" may stand as "30 procent" or "dertig". */
function without(facts: readonly Fact[], other: Facts): Fact[] {
  const isThere = ({ value }: Fact): boolean =>
    [other.dates, other.percentages, other.amounts, other.numbers, other.addresses].some((list) =>
      list.some((fact) => fact.value === value),
    ) || other.words.has(value);
  return facts.filter((fact) => !isThere(fact));
}

const quoted = (facts: readonly Fact[]): string => [...new Set(facts.map(({ quote }) => quote))].join(", ") || "–";

function targetDiffers(text: LocalizedText, original: Language, language: Language): Disagreement | null {
  if (original === "de" || language === "de") return null;
  const [there, here] = [
    parseTargets(text[original] ?? "", { language: original }),
    parseTargets(text[language] ?? "", { language }),
  ];
  if (there.length !== here.length || !there.every(statesAim) || !here.every(statesAim)) return null;
  const at = there.findIndex((target, index) => !sameAim(target, here[index]));
  const [a, b] = [there[at], here[at]];
  if (!a || !b) return null;
  return {
    code: "agreement.target",
    language,
    here: formatTarget(b, language),
    there: formatTarget(a, original),
  };
}

/** Two readings of different kinds are left to the reader: one of them may be the parser's. */
function sameAim(a: Target, b: Target | undefined): boolean {
  if (!b || a.kind !== b.kind) return true;
  const isSameUnit = a.kind !== "duration" || a.unit === b.unit;
  return (
    isSameUnit && a.comparator === b.comparator && a.value === b.value && periodOf(a) === periodOf(b) && a.by === b.by
  );
}

/** "Per person" is read from the noun, which not every word for a person gives away. */
const periodOf = ({ per }: Target): Target["per"] => (per === "person" ? null : per);

function missingNames(
  text: LocalizedText,
  original: Language,
  language: Language,
  names: readonly LocalizedText[],
): Disagreement[] {
  const [source, written] = [text[original] ?? "", text[language] ?? ""];
  return names.flatMap((name): Disagreement[] => {
    const [there, here] = [name[original], name[language]];
    if (!there || !has(source, there)) return [];
    if (has(written, there) || (here && has(written, here))) return [];
    return [
      { code: "agreement.name", language, here: "–", there: here && here !== there ? `${there} (${here})` : there },
    ];
  });
}

const has = (text: string, name: string): boolean => {
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at === -1 || name.length < 3) return false;
  const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  return !isLetter(text[at - 1]) && !isLetter(text[at + name.length]);
};
