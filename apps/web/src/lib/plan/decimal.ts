const GROUPED = /^(\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+)(?:,(\d+))?$/;

/** Reads a number in Belgian notation ("1.250,5"); undefined where it is none, null where nothing stands. */
export function parseDecimal(text: string): number | null | undefined {
  const bare = text.trim();
  if (bare === "") return null;
  const sign = /^[-−]/.test(bare) ? -1 : 1;
  const digits = bare.replace(/^[-−]\s?/, "");
  const match = GROUPED.exec(digits);
  if (match) return sign * Number(`${(match[1] ?? "").replace(/\D/g, "")}.${match[2] ?? "0"}`);
  return /^\d+\.\d{1,2}$/.test(digits) ? sign * Number(digits) : undefined;
}

/** What somebody may have meant by an amount whose groups do not fit: "1.118.17,00" → "1.118,17" and "111.817,00". */
export function likelyAmounts(text: string): number[] {
  const bare = text.replace(/[^\d.,]/g, "");
  const parts = bare.split(/[.,]/);
  if (parts.length < 2 || parts.some((part) => part === "")) return [];
  const last = parts.at(-1) ?? "";
  const cents = (whole: string, fraction: string): number =>
    Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, "0"));
  const asDecimals = last.length <= 2 ? [cents(parts.slice(0, -1).join(""), last)] : [cents(parts.join(""), "")];
  const before = parts.at(-2) ?? "";
  const shifted = parts.length > 2 && before.length === 2 ? [cents(parts.slice(0, -2).join(""), before)] : [];
  return [...new Set([...shifted, ...asDecimals])].filter((amount) => Number.isSafeInteger(amount) && amount > 0);
}
