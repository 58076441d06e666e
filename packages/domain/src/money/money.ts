/** Euro cents. Always an integer, never a float of euros. */
export type Cents = number & { readonly __unit: "cents" };

/** Names an integer as cents; refuses fractions and what does not fit. */
export function toCents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not a whole number of cents`);
  // -0 would print as "-0,00".
  return (amount === 0 ? 0 : amount) as Cents;
}

const CURRENCY = /^(?:€|eur|euros?)|(?:€|eur|euros?)$/gi;
const SPACES = /[\s\u00a0\u2009\u202f]/g;
const PLAIN = /^(\d{1,12})(?:[.,](\d{1,2}))?$/;
const GROUPED = /^([1-9]\d{0,2}(?:([.' ])\d{3})(?:\2\d{3}){0,3})(?:([.,])(\d{1,2}))?$/;
/** "1.250,-" and "1.250,--": a round amount, as written on Belgian paper. */
const ROUND = /,(?:[-–—~]{1,2}|=)$/;

/**
 * Reads an amount in the notations of Belgian paper: "1.118.172,73", "1 118 172,73", "€ 1.250,5", "1250.50", "58.934,-".
 * A point or blank groups by three, a comma is decimal; a point is decimal only where it cannot group.
 * What does not follow its own grouping ("1.118.17,00") is undefined, never guessed.
 */
export function parseEuros(text: string): Cents | undefined {
  const bare = text.replace(SPACES, " ").trim().replace(CURRENCY, "").trim();
  const sign = /^[-−]\s?/.exec(bare)?.[0] ?? "";
  const amount = bare.slice(sign.length).replace(CURRENCY, "").trim();
  const digits = ROUND.test(amount) ? readWhole(amount.replace(ROUND, "")) : readDigits(amount);
  if (digits === undefined) return undefined;
  const cents = Number(digits.euros) * 100 + Number(digits.fraction.padEnd(2, "0"));
  return toCents(sign === "" ? cents : -cents);
}

type Digits = { euros: string; fraction: string };

const readDigits = (amount: string): Digits | undefined => readPlain(amount) ?? readGrouped(amount);

function readWhole(amount: string): Digits | undefined {
  const digits = readDigits(amount);
  return digits?.fraction === "" ? digits : undefined;
}

function readPlain(amount: string): Digits | undefined {
  const match = PLAIN.exec(amount);
  return match ? { euros: match[1] ?? "", fraction: match[2] ?? "" } : undefined;
}

function readGrouped(amount: string): Digits | undefined {
  const match = GROUPED.exec(amount);
  if (!match) return undefined;
  const [, grouped = "", separator, decimal, fraction = ""] = match;
  if (separator === decimal) return undefined;
  return { euros: grouped.replace(/\D/g, ""), fraction };
}

/** The sum, in cents; 0 for nothing. */
export const sumCents = (amounts: readonly Cents[]): Cents =>
  toCents(amounts.reduce<number>((sum, amount) => sum + amount, 0));

/** Splits `total` by whole weights so that the parts always add up to `total`. */
export function allocate(total: Cents, weights: readonly number[]): Cents[] {
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0))
    throw new RangeError("weights are whole numbers");
  let weightLeft = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (weightLeft === 0n) throw new RangeError("allocate needs at least one positive weight");
  let centsLeft = BigInt(total);
  return weights.map((weight) => {
    const share = weightLeft === 0n ? 0n : divideHalfUp(centsLeft * BigInt(weight), weightLeft);
    centsLeft -= share;
    weightLeft -= BigInt(weight);
    return toCents(Number(share));
  });
}

/** `numerator / denominator`, rounded half up away from zero, on integers only. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const [top, bottom] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  const quotient = (2n * top + bottom) / (2n * bottom);
  return negative ? -quotient : quotient;
}

/** Whole cents a head, half up; null where the number of heads is not known. */
export const centsPerHead = (amount: Cents, heads: number | null): Cents | null =>
  heads === null || heads <= 0 ? null : toCents(Number(divideHalfUp(BigInt(amount), BigInt(Math.round(heads)))));
