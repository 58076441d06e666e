import type { Comparator, TargetPeriod } from "./target.ts";

/** How often: `times` per `per`. A quarter is 4 a year, a fortnight 26 a year: `per` has no word for them. */
export type Frequency = { readonly per: TargetPeriod; readonly times: number };

export type TimeUnit = "minutes" | "hours" | "days" | "weeks" | "months" | "years";

/** What a word or phrase can do in a target. One phrase may carry several meanings ("minimum" stands before or after a number). */
export type Meaning = {
  /** Comparator before its number. */
  readonly cmp?: Extract<Comparator, "eq" | "gte" | "gt" | "lte" | "lt">;
  /** Comparator after its number: "3 of meer", "3 ou plus". */
  readonly after?: Extract<Comparator, "gte" | "lte">;
  /** A time that the number counts over: "per jaar", "/an". */
  readonly per?: Frequency;
  /** A frequency that needs no number: "jaarlijks", "chaque mois". */
  readonly often?: Frequency;
  /** Only the adverb stands freely in a sentence; the adjective belongs to its noun. */
  readonly form?: "adverb" | "adjective";
  /** Read in two ways by their users: every two years, or twice a year. */
  readonly ambiguous?: true;
  readonly number?: number;
  /** "een", "une": a number only where something else says so. */
  readonly article?: true;
  readonly fraction?: number;
  readonly times?: true;
  readonly percent?: true;
  readonly yesNo?: true;
  /** Deadline words. `for` is "voor"/"pour", which only some dates turn into a deadline. */
  readonly by?: "onOrBefore" | "before" | "for";
  readonly on?: true;
  readonly from?: true;
  readonly until?: true;
  /** Opens a span of two dates: "van … tot", "du … au". */
  readonly opens?: true;
  readonly endOf?: true;
  readonly month?: number;
  /** Names the year that follows: "het werkjaar 2015", "l'exercice 2015". */
  readonly yearWord?: true;
  readonly planPeriod?: true;
  readonly ordinal?: number;
  readonly partOfYear?: "quarter" | "semester";
  readonly time?: TimeUnit;
  readonly within?: true;
  readonly every?: true;
  readonly afterEvent?: true;
  readonly copula?: true;
  readonly aux?: true;
  readonly exist?: true;
  /** "er is", "il y a" */
  readonly there?: true;
  readonly made?: true;
  /** Change against before: 1 up, -1 down. */
  readonly change?: 1 | -1;
  /** The same, said after the number: "10% meer", "5 supplémentaires". */
  readonly changeAfter?: 1 | -1;
  readonly head?: "count" | "percentage" | "qualitative" | "delay";
  /** A noun for doing or making something: "organisatie", "mise en place". */
  readonly act?: true;
  /** A noun for a thing that can be handed in. */
  readonly deliverable?: true;
  readonly relative?: true;
  /** Opens a clause that explains the first: "waarbij". */
  readonly subordinate?: true;
  /** "vermeldt", "reprend": what follows stands in the deliverable. */
  readonly contains?: true;
  /** What a change is measured against: "ten opzichte van 2019". */
  readonly versus?: true;
  readonly and?: true;
  readonly or?: true;
  readonly filler?: true;
  readonly stop?: true;
  readonly det?: "definite" | "indefinite";
  /** "van de", "des": belongs to what stands before it. */
  readonly of?: true;
  readonly verb?: true;
  readonly label?: true;
  readonly all?: true;
  readonly aside?: true;
  readonly person?: true;
  readonly adjectiveBefore?: true;
  /** Code of the unit list. */
  readonly unit?: string;
  /** A verb that says what is counted: who "vergadert" has meetings. */
  readonly does?: string;
  /** A verb whose subject is what is counted: "het overleg vindt 4 keer plaats". */
  readonly takesPlace?: true;
  /** The word at the end of the sentence that belongs to this verb: "vindt … plaats". */
  readonly particle?: string;
  /** Only a unit directly after a number: "u", "h", "d". */
  readonly shortUnit?: string;
  /** Stands for "a date that is still to be chosen". */
  readonly unknownDate?: true;
};

/** Several spellings of one meaning. */
export type Phrases = readonly (readonly [Meaning, readonly string[]])[];
