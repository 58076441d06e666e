import type { FindingCode } from "./finding.ts";
import { finding } from "./finding.ts";
import type { NodeRule } from "./context.ts";
import { type OwnText, ownTexts, quoted } from "./own-texts.ts";

/** What a conversion, a copy or a haste leaves in a text: answers the words in question, or null. */
type Trace = (text: string, own: OwnText) => string | null;

const quote = (pattern: RegExp, text: string): string | null => pattern.exec(text)?.[0] ?? null;

const DOUBLED = /(?<![\p{L}\p{N}'’-])(\p{L}{2,})[^\S\n]+\1(?![\p{L}\p{N}'’-])/giu;
/** "dat dat", "nous nous": right in a sentence. */
const RIGHTLY_DOUBLED = new Set(["dat", "die", "zijn", "was", "had", "nous", "vous", "das", "der"]);

const doubledWord: Trace = (text) =>
  [...text.matchAll(DOUBLED)].find(([, word = ""]) => !RIGHTLY_DOUBLED.has(word.toLowerCase()))?.[0] ?? null;

const PAGE =
  /(?<!\p{L})(?:pagina|page|blz\.?|seite)\s*\d{1,4}\s*(?:van|sur|von|of|\/)\s*\d{1,4}(?!\d)|(?<!\p{L})(?:gemeenteraad|college|conseil communal|collège)(?!\p{L})[^.;\n]{0,60}(?:19|20)\d{2}\s*[-–—]\s*(?:agendapunt|punt|point)\s*(?:nr\.?|n°)?\s*\d+(?:\.\s*\d{1,4}(?![\d.]))?/iu;

const pageFurniture: Trace = (text) => quote(PAGE, text);

const LEADING = /^\s*[-–—•▪*](?=\s)/u;
const TRAILING = /[^\S\n][-–—•▪]\s*$/u;
const ALONE = /^[^\S\n]*[-–—•▪*][^\S\n]*$/mu;

const orphanDash: Trace = (text, { part }) => {
  if (ALONE.test(text)) return "–";
  return part === "text" && (LEADING.test(text) || TRAILING.test(text)) ? "–" : null;
};

const OWN_NUMBER =
  /^\s*(?:\d{1,2}(?:\.\d{1,2})+\.?(?=\s+(?!uur|uren|u\b|h\b|heures|euro|%|x\b)\p{L})|\d{1,2}[.)](?=\s+\p{L})|(?:SD|OD|OO|AD|OS|OG|OP)\s?\d{1,2}(?:\.\d{1,2})*\s?[:.)–-])/u;

/** Salus numbers by itself: a number typed in the text stays behind when its line moves. */
const ownNumber: Trace = (text, { part }) => (part === "text" ? (quote(OWN_NUMBER, text)?.trim() ?? null) : null);

const BLANK =
  /_{3,}|__\/__|\.{5,}|…{2,}|\[\s*(?:\.{2,}|…)\s*\]|(?<!\p{L})(?:n\.t\.b\.|nog (?:te bepalen|in te vullen|aan te vullen)|te vervolledigen|à (?:compléter|déterminer)|noch festzulegen|x{3,})(?![\p{L}\p{N}])/iu;

const leftBlank: Trace = (text) => quote(BLANK, text);

const OPENER = "(?:Aantal|Nombre|Bestaan|Existence|Percentage|Pourcentage|Aandeel|Minstens|Jaarlijkse?|Nombre de|Taux)";
const GLUED = new RegExp(`\\p{Ll}{3,}(?=${OPENER}\\s)`, "u");
/** An abbreviation that goes on in small letters: "LIVCcontacten". */
const ACRONYM = /(?<![\p{L}\p{N}])\p{Lu}{3,}\p{Ll}{4,}(?!\p{L})/u;
const SECOND_OPENER =
  /(?<=\p{Ll}[^\S\n])(?:(?:Het aantal|Aantal|Le nombre|Nombre) (?:van |de |d['’])?\p{L}{3,}|Bestaan van|Existence d)/u;

const runTogether: Trace = (text, { part }) =>
  part === "text" ? (quote(GLUED, text) ?? quote(ACRONYM, text) ?? quote(SECOND_OPENER, text)) : null;

const BROKEN_YEAR =
  /(?<![\d/.,-])(?:(?:19|20)\d\s?[-–]\s?(?:19|20)\d{2}|(?:19|20)\d{2}\s?[-–]\s?(?:19|20)\d)(?![\d/-])(?![.,]\d)|(?<!\p{L})(?:in|sinds|vanaf|tegen|eind|begin|en|depuis|dès|fin|début)\s+20[12](?![\d%])(?!\s*%)(?![.,/-]\d)/iu;

const brokenYear: Trace = (text) => quote(BROKEN_YEAR, text);

const RELATIVE =
  /(?<!\p{L})(?:(?:in )?de (?:laatste|voorbije|afgelopen) (?:maanden|weken)|vorig jaar|sinds kort|ces derniers mois|ces dernières semaines|l['’](?:an dernier|année (?:dernière|passée))|depuis peu|letztes Jahr)(?!\p{L})/iu;

/** "the last months": of when? A plan is read for years, and copied. */
const relativeTime: Trace = (text) => quote(RELATIVE, text);

const FTE = /(?<![\d.,])\d{1,3}(?:[.,]\d{1,2})?\s+1\/1\s*(?:VTE|ETP|FTE|VZÄ)(?!\p{L})/iu;

const fteNotation: Trace = (text) => quote(FTE, text);

const traces: readonly (readonly [FindingCode, Trace])[] = [
  ["text.doubled_word", doubledWord],
  ["text.page_furniture", pageFurniture],
  ["text.orphan_dash", orphanDash],
  ["text.own_number", ownNumber],
  ["text.left_blank", leftBlank],
  ["text.run_together", runTogether],
  ["date.broken_year", brokenYear],
  ["date.relative", relativeTime],
  ["money.fte_notation", fteNotation],
];

/** One finding per trace and text, with the first words it was seen in. */
export const tracesOfHaste: NodeRule = (node, _context, place) =>
  ownTexts(node, place !== undefined).flatMap((own) =>
    traces.flatMap(([code, find]) => {
      const found = find(own.text, own);
      if (found === null) return [];
      return [finding(code, { lineageId: node.lineageId, field: own.field, params: { quote: quoted(found) } })];
    }),
  );
