import type { GlossaryTerm, Locale } from "@salus/domain";

const attested = ({ term }: GlossaryTerm, locale: Locale) =>
  term[locale] + (term.unattested.includes(locale) ? " °" : "");

/** A Markdown table whose columns are padded as the formatter pads them. */
const table = (header: string[], rows: string[][]): string[] => {
  const all = [header, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [first = [], ...rest] = all;
  return [line(first), line(widths.map((width) => "-".repeat(width))), ...rest.map(line)];
};

export const glossaryPage = (terms: readonly GlossaryTerm[]): string =>
  [
    "# Glossary",
    "",
    "Made by `packages/templates/scripts/build-glossary.ts` from `packages/templates/data/glossary.json`: change it there.",
    "",
    "One English word per concept; code, tables and documentation use that word and no other. Official names stay what",
    "they are (`svpp`, `vsc`). ° marks a wording that was found in no official source and was written for this project.",
    "",
    ...table(
      ["Nederlands", "Français", "English", "code", "remark"],
      terms.map((term) => [attested(term, "nl"), attested(term, "fr"), term.en, `\`${term.code}\``, term.note ?? ""]),
    ),
    "",
    "## False friends",
    "",
    "- _Dispositif_ and _dispositief_ name a chapter or a scheme, not a measure in general.",
    "- _Toelage_ and _allocation_ are the words of the acts; _subsidie_ and _subside_ those of speech.",
    "- _Nuisances_ and _incivilités_ are both _overlast_.",
    "- _Collège communal_ (Wallonia) and _collège des bourgmestre et échevins_ (Brussels) are both the _college_.",
    "- _Gemeentesecretaris_ (Brussels) and _algemeen directeur_ (Flanders) are the same office.",
    "- _Tweejaarlijks_ means every two years, _halfjaarlijks_ twice a year.",
    "- _Preventie- en veiligheidsplan_ and _veiligheids- en preventieplan_ are the same plan.",
    "",
  ].join("\n");
