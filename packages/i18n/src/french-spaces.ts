type Texts = { readonly [key: string]: string | Texts };

const nbsp = "\u00a0";

/** French puts a no-break space before `: ; ? ! »` and after `«`. The texts are written with a plain one. */
export const frenchSpaces = <T extends Texts>(texts: T): T => spaced(texts) as T;

const spaced = (texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, typeof text === "string" ? inSentence(text) : spaced(text)]),
  );

const inSentence = (text: string): string => text.replace(/ (?=[:;?!»])/g, nbsp).replace(/« /g, `«${nbsp}`);
