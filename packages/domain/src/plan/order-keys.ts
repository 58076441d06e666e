/** Gives `count` keys in rising byte order. The API and the web pass a function of their fractional indexing library. */
export type OrderKeys = (count: number) => readonly string[];

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE = DIGITS.length;

/** "a0" … "az", "b00" … : whole-number keys of the fractional indexing notation, so that keys can be made between them. */
export const firstOrderKeys: OrderKeys = (count) => Array.from({ length: count }, (_, index) => wholeKey(index));

function wholeKey(index: number): string {
  let [width, rest, size] = [1, index, BASE];
  while (rest >= size) {
    rest -= size;
    width += 1;
    size *= BASE;
  }
  const head = String.fromCharCode("a".charCodeAt(0) + width - 1);
  let digits = "";
  for (let place = 0; place < width; place += 1) {
    digits = DIGITS.charAt(rest % BASE) + digits;
    rest = Math.floor(rest / BASE);
  }
  return head + digits;
}
