/*
 * Marks that converters leave in plain text: HTML entities and tags, Markdown, LaTeX, private bullets of Word fonts.
 * They are taken away before the text is looked at; the source lines keep them.
 */
const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ge: "≥",
  le: "≤",
  euro: "€",
  bull: "•",
  ndash: "–",
  mdash: "—",
  rsquo: "’",
  lsquo: "‘",
  laquo: "«",
  raquo: "»",
  eacute: "é",
  egrave: "è",
  ecirc: "ê",
  euml: "ë",
  agrave: "à",
  acirc: "â",
  ccedil: "ç",
  iuml: "ï",
  ocirc: "ô",
  ouml: "ö",
  uuml: "ü",
  ugrave: "ù",
  oelig: "œ",
};

const latex: readonly [RegExp, string][] = [
  [/\\(?:geqslant|geq|ge)(?![a-z])/g, "≥"],
  [/\\(?:leqslant|leq|le)(?![a-z])/g, "≤"],
  [/\\(?:times|cdot)(?![a-z])/g, "x"],
  [/\\(?:rightarrow|to)(?![a-z])/g, "→"],
  [/\\bullet(?![a-z])/g, "•"],
  [/\\(?:text|mathrm|textbf|textit|mathbf)\{([^{}]*)\}/g, "$1"],
  [/\^\{([^{}]{1,6})\}/g, "$1"],
  [/\\([%&#_$€>=<*-])/g, "$1"],
];

const withoutLatex = (text: string): string => {
  if (!text.includes("\\") && !text.includes("$")) return text;
  let result = text;
  for (const [pattern, replacement] of latex) result = result.replace(pattern, replacement);
  return result.replace(/\$([^$]{0,200})\$/g, "$1");
};

const withoutTags = (text: string): string =>
  text.includes("<")
    ? text.replace(/<\/?(?:b|i|u|em|strong|span|p|div|sup|sub|font|li|ul|ol|h[1-6])\b[^<>]{0,200}>/gi, "")
    : text;

const withoutEntities = (text: string): string =>
  text.includes("&")
    ? text
        .replace(/&([a-z]{2,7});/gi, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
        .replace(/&#(\d{2,5});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    : text;

const withoutMarkdown = (text: string): string =>
  text
    .replace(/!\[[^\]]{0,200}\]\([^)]{0,400}\)/g, "")
    .replace(/(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\w*])\*(?=[^\s*])([^*]{1,400})(?<=[^\s*])\*(?![\w*])/g, "$1")
    .replace(/\\([*_#.[\]()-])/g, "$1");

const ligatures: Record<string, string> = { ﬀ: "ff", ﬁ: "fi", ﬂ: "fl", ﬃ: "ffi", ﬄ: "ffl", ﬅ: "st", ﬆ: "st" };

/** Private-use and look-alike bullets become one sign; invisible characters go. */
export const plainCharacters = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, "")
    .replace(/[ﬀ-ﬆ]/g, (sign) => ligatures[sign] ?? sign)
    .replace(/[\uE000-\uF8FF]/g, "•")
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, " ");

export type Cleaned = { text: string; headingDepth: number | null };

/** One line without markup, and the depth of a Markdown heading ("## …" is 2). */
export const cleanMarkup = (line: string): Cleaned => {
  const plain = withoutMarkdown(withoutLatex(withoutEntities(withoutTags(line))));
  const heading = /^\s{0,3}(#{1,6})\s+(\S.*)$/.exec(plain);
  if (heading?.[1] && heading[2]) return { text: heading[2].replace(/\s#+\s*$/, ""), headingDepth: heading[1].length };
  return { text: plain, headingDepth: null };
};
