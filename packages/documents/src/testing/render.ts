import type { LayoutSpec } from "./layout-spec.ts";
import type { BlockSpec, PlanSpec } from "./plan-spec.ts";
import { randomFrom } from "./random.ts";
import type { TextLanguage } from "./wording.ts";

type Labels = Record<
  "general" | "strategic" | "operational" | "result" | "indicator",
  [plural: string, singular: string]
>;

const labels: Record<TextLanguage, Labels> = {
  nl: {
    general: ["Algemene doelstellingen", "Algemene doelstelling"],
    strategic: ["Strategische doelstellingen", "Strategische doelstelling"],
    operational: ["Operationele doelstellingen", "Operationele doelstelling"],
    result: ["Resultaten", "Te verwachten resultaten"],
    indicator: ["Indicatoren", "Indicatoren"],
  },
  fr: {
    general: ["Objectifs généraux", "Objectif général"],
    strategic: ["Objectifs stratégiques", "Objectif stratégique"],
    operational: ["Objectifs opérationnels", "Objectif opérationnel"],
    result: ["Résultats", "Résultats attendus"],
    indicator: ["Indicateurs", "Indicateurs"],
  },
};

export const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(line);
  return lines;
};

const misreadings: Record<string, string> = {
  i: "l",
  l: "i",
  e: "c",
  o: "0",
  n: "u",
  é: "e",
  ë: "e",
  è: "e",
  m: "rn",
  a: "à",
};

/** What a scanner makes of some letters. */
const misread = (text: string, share: number, random: () => number): string =>
  [...text].map((letter) => (random() < share ? (misreadings[letter] ?? letter) : letter)).join("");

/** Cuts a long word at the end of a line in two, as a word processor does. */
const hyphenated = (lines: readonly string[]): string[] => {
  const result = [...lines];
  for (let index = 0; index + 1 < result.length; index += 1) {
    const [first = "", ...others] = (result[index + 1] ?? "").split(" ");
    if (!/^\p{Ll}{10,}$/u.test(first) || others.length === 0) continue;
    result[index] = `${result[index]} ${first.slice(0, 5)}-`;
    result[index + 1] = [first.slice(5), ...others].join(" ");
  }
  return result;
};

/** Writes lines with the gaps of a layout. */
export class Page {
  private readonly out: string[] = [];
  private content = 0;
  private page = 1;
  readonly layout: LayoutSpec;
  readonly random: () => number;
  private readonly footer: string;

  constructor(layout: LayoutSpec, seed: number, footer: string) {
    this.layout = layout;
    this.random = randomFrom(seed);
    this.footer = footer;
  }

  private gap(lines: number): void {
    for (let index = 0; index < lines; index += 1) this.out.push(index === 0 && lines > 1 ? " " : "");
  }

  private line(text: string): void {
    const { pageEvery, formFeeds } = this.layout;
    if (pageEvery !== null && this.content > 0 && this.content % pageEvery === 0) {
      this.out.push(`${this.footer} ${this.page}`);
      this.page += 1;
      this.out.push(formFeeds ? `\f${text}` : ` ${text}`);
    } else this.out.push(text);
    this.content += 1;
  }

  /** A paragraph, wrapped; `mark` stands in front of its first line. */
  paragraph(text: string, mark = "", width = this.layout.width): void {
    const { pitch, between, stray, hanging, justified } = this.layout;
    const plain = wrap(
      this.layout.markdown ? text.replace(/≥ ?(\d+)/, (_, value: string) => `$\\geq ${value}$`) : text,
      width - mark.length - (mark === "" ? 0 : 1),
    );
    const wrapped = this.layout.hyphens ? hyphenated(plain) : plain;
    if (this.content > 0) this.gap(between);
    for (const [index, part] of wrapped.entries()) {
      if (index > 0) this.gap(this.random() < stray ? between : pitch);
      const indent = index > 0 && mark !== "" ? " ".repeat(hanging) : "";
      const body = justified && index < wrapped.length - 1 ? part.replaceAll(" ", "  ") : part;
      this.line(index === 0 && mark !== "" ? `${mark} ${body}` : `${indent}${body}`);
    }
  }

  /** Lines that keep together, without a gap in front of the second. */
  tight(text: string): void {
    this.gap(this.layout.pitch);
    this.line(text);
  }

  get text(): string {
    const text = `${this.out.join("\n")}\n`;
    return this.layout.noise > 0 ? misread(text, this.layout.noise, this.random) : text;
  }
}

const markOf = (page: Page, sign: string, index: number): string => {
  if (page.random() < page.layout.dropped) return "";
  return sign === "1." ? `${index + 1}.` : sign;
};

const label = (page: Page, language: TextLanguage, kind: keyof Labels, number: string | null): string => {
  const { singular, expected, colon, capitals } = page.layout;
  const [plural, other] = labels[language][kind];
  const usesOther = kind === "result" ? expected : kind !== "indicator" && singular && kind !== "strategic";
  const text = usesOther ? other : plural;
  const printed = `${number === null ? "" : `${number}. `}${capitals && number !== null ? text.toUpperCase() : text}${colon ? " :" : ""}`;
  return page.layout.markdown ? `**${printed}**` : printed;
};

const renderBlock = (page: Page, language: TextLanguage, block: BlockSpec, first: boolean): void => {
  const { bullets, labelEach } = page.layout;
  if (first || labelEach) page.paragraph(label(page, language, "operational", null));
  page.paragraph(block.objective, markOf(page, bullets.objective, 0));
  page.paragraph(label(page, language, "result", null));
  for (const [index, result] of block.results.entries()) page.paragraph(result, markOf(page, bullets.result, index));
  page.paragraph(label(page, language, "indicator", null));
  for (const [index, indicator] of block.indicators.entries())
    page.paragraph(indicator, markOf(page, bullets.indicator, index));
};

const heading = (layout: LayoutSpec, depth: number, text: string): string =>
  layout.markdown ? `${"#".repeat(depth)} ${text}` : text;

/** An SVPP in chapters, as a converter leaves it. */
export const renderChapters = (plan: PlanSpec, layout: LayoutSpec, seed: number): string => {
  const { language } = plan;
  const town = language === "nl" ? "STAD MOERZEKE" : "VILLE DE VALTERRE";
  const page = new Page(
    layout,
    seed,
    language === "nl" ? "Veiligheidsplan Moerzeke – blz." : "Plan de sécurité de Valterre – page",
  );
  page.paragraph(
    language === "nl"
      ? "STRATEGISCH VEILIGHEIDS- EN PREVENTIEPLAN 2020-2022"
      : "PLAN STRATÉGIQUE DE SÉCURITÉ ET DE PRÉVENTION 2020-2022",
  );
  page.paragraph(town);
  for (const [index, chapter] of plan.chapters.entries()) {
    const number = index + 1;
    const title = layout.capitals ? chapter.title.toUpperCase() : chapter.title;
    page.paragraph(heading(layout, 1, layout.numbers ? `${number}. ${title}` : title));
    if (chapter.intro !== "") page.paragraph(chapter.intro);
    page.paragraph(label(page, language, "general", layout.numbers ? `${number}.1` : null));
    for (const [position, general] of chapter.general.entries()) {
      page.paragraph(layout.numbers ? `${number}.1.${position + 1}. ${general.title}` : general.title);
    }
    page.paragraph(label(page, language, "strategic", layout.numbers ? `${number}.2` : null));
    const strategic = chapter.general.flatMap((general) => general.strategic);
    for (const [position, objective] of strategic.entries()) {
      const own = layout.numbers ? `${number}.2.${position + 1}. ${objective.title}` : objective.title;
      page.paragraph(heading(layout, 3, own), "", layout.markdown ? 400 : undefined);
      for (const [place, block] of objective.units.flatMap((unit) => unit.blocks).entries())
        renderBlock(page, language, block, place === 0);
    }
  }
  page.paragraph(
    language === "nl"
      ? "Opgemaakt te Brussel in 2 exemplaren op __/__/____"
      : "Fait à Bruxelles en 2 exemplaires, le __/__/____",
  );
  return page.text;
};
