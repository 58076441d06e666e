import { lastWord, normalise } from "../recognise/normalise.ts";

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Words after which a Dutch or French sentence goes on. */
const hangingWords = setOf(
  `de het een der den van met te ten ter en of naar onder tussen tegen tot per als dan dat die welke waar waarbij
  waarop waarvan waarvoor haar hun ons onze deze dit elke elk iedere ieder alle zowel maar want omdat zodat indien
  wanneer ook niet geen meer minstens minimum gelijk groter rond inzake betreffende volgens via binnen tijdens zonder
  sinds vanaf omtrent le la les l un une des du d au aux a et ou de en par pour dans sur sous avec sans vers chez entre
  contre que qui dont se s son sa ses leur leurs notre nos cette cet ces chaque tout toute tous toutes est sont sera
  seront ainsi afin lors selon ne pas tres cadre suite lie liee lies liees`,
);

/** Prepositions that also end a Dutch sentence as part of its verb ("volgt … op"), and verbs that come last. */
const looseWords = setOf(
  "op aan in uit af mee voor om over toe bij door na nog buiten wordt worden is zijn zal zullen kan kunnen moet moeten heeft hebben plus moins moyen",
);

/** A text that cannot end here: it stops at a conjunction, an article, a comma, an opened bracket. */
export const hangs = (text: string): boolean =>
  /[,/&+(«“–]$/.test(text) ||
  /[\p{L}]-$/u.test(text) ||
  (!/[.;:!?)"”»']$/.test(text) && hangingWords.has(normalise(lastWord(text))));

/** A text that seldom ends here. */
export const hangsLoosely = (text: string): boolean =>
  /\p{L}$/u.test(text) && looseWords.has(normalise(lastWord(text)));

export const endsSentence = (text: string): boolean =>
  /(?:[.!?;]|\.\)|\.")$/.test(text) && !/\b(?:enz|etc|o\.a|bv|cf|nr|art|m\.b\.t|i\.k\.v)\.$/i.test(text);

/** More opened than closed brackets. */
export const bracketOpen = (text: string): boolean => {
  let open = 0;
  for (const sign of text) {
    if (sign === "(") open += 1;
    else if (sign === ")" && open > 0) open -= 1;
  }
  return open > 0;
};
