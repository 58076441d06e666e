import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";

const require = createRequire(import.meta.url);
const filesOf = (family: string, ...names: readonly string[]): string[] => {
  const folder = dirname(require.resolve(`@fontsource/${family}/package.json`));
  return names.map((name) => join(folder, "files", `${family}-${name}.woff`));
};

/** A family of one script: its name, and which characters are set in it (a class of a regular expression). */
export type Family = { readonly name: string; readonly covers: string };
export type Fonts = {
  readonly blobs: readonly Buffer[];
  readonly families: readonly Family[];
  readonly characters: ReadonlySet<number>;
};

const scripts = { latin: "3", "latin-ext": "E", greek: "G", cyrillic: "C" } as const;
const hands = ["400-normal", "400-italic", "600-normal"] as const;
const family = (letter: string): string => `Source Sans ${letter}`;

/**
 * Latin, Greek and Cyrillic letters in three hands, a file each; signs that people type or paste (arrows, boxes) from two
 * others. The files of one hand carry one name, and a letter looked for in the wrong one is drawn from pieces that are
 * not there: so each script gets a name of its own, as long as the old, and says which characters are its own.
 */
export function loadFonts(): Fonts {
  const letters = Object.entries(scripts).map(([script, letter]) => {
    const files = filesOf("source-sans-3", ...hands.map((hand) => `${script}-${hand}`));
    const blobs = files.map((file) => renamed(fromWoff(readFileSync(file)), family("3"), family(letter)));
    const characters = charactersOf(blobs[0] ?? Buffer.alloc(0));
    return { blobs, characters, family: { name: family(letter), covers: classOf(characters) } };
  });
  const signs = [
    ...filesOf("noto-sans-math", "latin-400-normal"),
    ...filesOf("noto-sans-symbols-2", "symbols-400-normal"),
  ].map((file) => fromWoff(readFileSync(file)));
  return {
    blobs: [...letters.flatMap(({ blobs }) => blobs), ...signs],
    families: letters.map((each) => each.family),
    characters: new Set([
      ...letters.flatMap(({ characters }) => [...characters]),
      ...signs.flatMap((font) => [...charactersOf(font)]),
    ]),
  };
}

const bytesOf = (name: string): Buffer => Buffer.from(name, "utf16le").swap16();

/** The same font under another name of the same length. */
function renamed(font: Buffer, from: string, to: string): Buffer {
  const [old, now] = [bytesOf(from), bytesOf(to)];
  for (let at = font.indexOf(old); at !== -1; at = font.indexOf(old, at + old.length)) now.copy(font, at);
  return font;
}

function classOf(characters: ReadonlySet<number>): string {
  const signs = [...characters].filter((code) => code > 0x1f).toSorted((a, b) => a - b);
  return `[${signs.map((code) => `\\x{${code.toString(16)}}`).join("")}]`;
}

/** The font inside a WOFF file (version 1): the same tables, each deflated on its own. */
export function fromWoff(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("a font is not a WOFF file");
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + count * 16);
  const exponent = Math.floor(Math.log2(count));
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 << exponent, 6);
  head.writeUInt16BE(exponent, 8);
  head.writeUInt16BE(count * 16 - (16 << exponent), 10);
  const parts: Uint8Array[] = [head];
  let offset = head.length;
  for (let index = 0; index < count; index += 1) {
    const [entry, place] = [44 + index * 20, 12 + index * 16];
    const [at, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ];
    const stored = woff.subarray(at, at + packed);
    const table = packed < length ? inflateSync(stored) : stored;
    woff.copy(head, place, entry, entry + 4);
    head.writeUInt32BE(woff.readUInt32BE(entry + 16), place + 4);
    head.writeUInt32BE(offset, place + 8);
    head.writeUInt32BE(length, place + 12);
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4);
    parts.push(table, padding);
    offset += table.length + padding.length;
  }
  return Buffer.concat(parts);
}

/** Which characters a font draws: its `cmap`, formats 4 and 12. */
export function charactersOf(font: Buffer): Set<number> {
  const found = new Set<number>();
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index += 1) {
    const entry = 12 + index * 16;
    if (font.toString("latin1", entry, entry + 4) !== "cmap") continue;
    const cmap = font.readUInt32BE(entry + 8);
    for (let each = 0; each < font.readUInt16BE(cmap + 2); each += 1) {
      const start = cmap + font.readUInt32BE(cmap + 4 + each * 8 + 4);
      const format = font.readUInt16BE(start);
      if (format === 12) readGroups(font, start, found);
      if (format === 4) readSegments(font, start, found);
    }
  }
  return found;
}

function readGroups(font: Buffer, start: number, found: Set<number>): void {
  for (let group = 0; group < font.readUInt32BE(start + 12); group += 1) {
    const at = start + 16 + group * 12;
    for (let code = font.readUInt32BE(at); code <= font.readUInt32BE(at + 4); code += 1) found.add(code);
  }
}

function readSegments(font: Buffer, start: number, found: Set<number>): void {
  const doubled = font.readUInt16BE(start + 6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const [end, first] = [font.readUInt16BE(start + 14 + segment), font.readUInt16BE(start + 16 + doubled + segment)];
    const delta = font.readUInt16BE(start + 16 + doubled * 2 + segment);
    const place = start + 16 + doubled * 3 + segment;
    const range = font.readUInt16BE(place);
    for (let code = first; code <= end && code !== 0xffff; code += 1) {
      const glyph = range === 0 ? (code + delta) & 0xffff : font.readUInt16BE(place + range + (code - first) * 2);
      if (glyph !== 0) found.add(code);
    }
  }
}

/** Word's bullets come as private signs of its symbol fonts; they mean these. */
const bullets: Readonly<Record<string, string>> = {
  "\uf0b7": "•",
  "\uf0a7": "▪",
  "\uf0d8": "➢",
  "\uf0fc": "✓",
  "\uf02d": "–",
};

/**
 * Text that the fonts can print: what none of them draws is printed as its code, so that nothing vanishes in silence.
 * Signs without a shape (joiners, variation selectors, controls) are left out; a line stays a line.
 */
export function printable(text: string, has: (code: number) => boolean): string {
  let result = "";
  for (const sign of text.normalize("NFC").replace(/\r\n?|[\u2028\u2029\v\f]/g, "\n")) {
    const known = bullets[sign] ?? sign;
    const code = known.codePointAt(0) ?? 0;
    if (known === "\n" || known === "\t") result += known;
    else if (/[\p{Cc}\p{Cf}]/u.test(known)) continue;
    else if (/\p{Zs}/u.test(known)) result += has(code) ? known : " ";
    else if (has(code) && !/[\p{Co}\p{Cn}\p{Cs}]/u.test(known)) result += known;
    else if (!/\p{Mn}/u.test(known)) result += `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
  }
  return result;
}
