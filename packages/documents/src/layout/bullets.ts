/** The mark in front of an item. */
export type Bullet = {
  /** "-", "•", "o", or the class of a number: "1.", "1)", "a)", "i.". */
  sign: string;
  /** Value of a numbered mark, where it has one. */
  number: number | null;
  /** The text behind the mark; empty where the mark stands alone. */
  text: string;
};

const signs = "-–—•·▪■□●○◦‣▸►▶✓✔➢➤❖*°¢¬→©®@";
const signBullet = new RegExp(`^([${signs.replace("-", "\\-")}])(?:\\s+|(?=\\p{Lu}|\\d)|$)`, "u");
/** A round bullet, and what scanners make of one. */
const letterBullet = /^(?:(o)(?:\s+|$)|(e|O)\s+(?=\p{Lu}|\d))/u;
const numberBullet = /^\(?(\d{1,2})([.)])-?(?:\s+(?=\S)|(?=\p{L})|$)/u;
const alphaBullet = /^\(?([a-hA-H])([.)])\s+(?=\S)/;

const dashes = "-–—";
const normalSign = (sign: string): string => (dashes.includes(sign) ? "-" : sign);

/** The bullet a line begins with; null for running text. A sign that is printed twice counts once. */
export const readBullet = (text: string): Bullet | null => {
  const sign = signBullet.exec(text) ?? letterBullet.exec(text);
  const mark = sign?.[1] ?? (sign?.[2] && "•");
  if (sign && mark) {
    const rest = text.slice(sign[0].length).trimStart();
    const again = rest === "" ? null : readBullet(rest);
    if (again?.number === null && again.sign === normalSign(mark)) return again;
    return { sign: normalSign(mark), number: null, text: rest };
  }
  const number = numberBullet.exec(text);
  if (number) {
    return { sign: `1${number[2] ?? "."}`, number: Number(number[1]), text: text.slice(number[0].length).trimStart() };
  }
  const alpha = alphaBullet.exec(text);
  if (alpha?.[1]) {
    return {
      sign: `a${alpha[2] ?? ")"}`,
      number: alpha[1].toLowerCase().charCodeAt(0) - 96,
      text: text.slice(alpha[0].length),
    };
  }
  return null;
};

/** "…worden uitgenodigd: o": a bullet that slipped to the end of the line above its item. */
export const trailingBullet = (text: string): { sign: string; text: string } | null => {
  const match = /^(.*[^\s-])\s+(o|[•·▪■●○◦‣▸►➢]|(?<=[:;.]\s)[-–—])$/u.exec(text);
  return match?.[1] && match[2] ? { sign: normalSign(match[2]), text: match[1] } : null;
};
