import { lastWord, normalise } from "../recognise/normalise.ts";

/** Words after which a Dutch or French sentence goes on. */
const hangingWords = new Set(
  (
    "de het een der den van voor door met in op te ten ter aan bij om en of naar uit over onder tussen tegen tot per als dan dat die " +
    "welke waar waarbij waarop waarvan waarvoor wordt worden is zijn zal zullen kan kunnen moet moeten heeft hebben haar hun ons onze " +
    "deze dit elke elk iedere ieder alle zowel maar want omdat zodat indien wanneer ook nog niet geen meer minstens minimum gelijk groter " +
    "rond inzake betreffende volgens via binnen buiten tijdens zonder sinds vanaf omtrent m b v o a d i k " +
    "le la les l un une des du d au aux a et ou de en par pour dans sur sous avec sans vers chez entre contre que qui dont " +
    "se s son sa ses leur leurs notre nos cette cet ces chaque tout toute tous toutes est sont sera seront ainsi afin lors selon " +
    "ne pas plus moins tres moyen cadre suite lie liee lies liees"
  ).split(" "),
);

/** A text that cannot end here: it stops at a conjunction, an article, a comma, an opened bracket. */
export const hangs = (text: string): boolean =>
  /[,/&+(«“–]$/.test(text) ||
  /[\p{L}]-$/u.test(text) ||
  (!/[.;:!?)"”»']$/.test(text) && hangingWords.has(normalise(lastWord(text))));

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
