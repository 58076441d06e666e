import { frameworks } from "@salus/templates";
import type { LayoutSpec } from "./layout-spec.ts";
import type { BlockSpec, PlanSpec, StrategicSpec } from "./plan-spec.ts";
import { Page, wrap } from "./render.ts";
import type { TextLanguage } from "./wording.ts";

const words: Record<
  TextLanguage,
  { sector: string; general: string; strategic: string; domain: string; header: [string, string, string] }
> = {
  nl: {
    sector: "Activiteitssector",
    general: "Algemene doelstelling",
    strategic: "Strategische doelstelling",
    domain: "Domein",
    header: ["Operationele doelstellingen", "Te verwachten resultaten", "Indicatoren"],
  },
  fr: {
    sector: "Secteur d'activité",
    general: "Objectif général",
    strategic: "Objectif stratégique",
    domain: "Domaine",
    header: ["Objectifs opérationnels", "Résultats attendus", "Indicateurs"],
  },
};

/** How the cells of a table reach the text. */
export type TableSpec = {
  /** `cells`: cell by cell, as blocks; `side`: the columns side by side; `pipes`: a Markdown table. */
  form: "cells" | "side" | "pipes";
  columns: [number, number, number];
  numbered: boolean;
  dash: string;
  /** Share of the rows in which the end of one cell and the start of the next share a line. */
  glued: number;
  splitHeader: boolean;
};

const cell = (page: Page, text: string, mark: string, width: number): void => page.paragraph(text, mark, width);

const renderCells = (page: Page, blocks: readonly BlockSpec[], table: TableSpec): void => {
  for (const [index, block] of blocks.entries()) {
    cell(page, block.objective, table.numbered ? `${index + 1}.` : "", table.columns[0]);
    const [first, ...others] = block.indicators;
    const short = block.results.at(-1) ?? "";
    const glue =
      table.dash !== "" && first !== undefined && page.random() < table.glued && short.length < table.columns[1];
    for (const result of glue ? block.results.slice(0, -1) : block.results)
      cell(page, result, table.dash, table.columns[1]);
    if (glue && first !== undefined) {
      const [head = "", ...tail] = wrap(first, table.columns[2] - 2);
      page.paragraph(`${table.dash} ${short} ${table.dash} ${head}`, "", 500);
      for (const part of tail) page.tight(part);
    }
    for (const indicator of glue ? others : block.indicators) cell(page, indicator, table.dash, table.columns[2]);
  }
};

/** The three columns beside each other, as a converter gives them that keeps the layout. */
const renderSide = (page: Page, blocks: readonly BlockSpec[], table: TableSpec, header: readonly string[]): void => {
  const pad = (text: string, width: number) => text.padEnd(width + 3);
  const [one, two, three] = table.columns;
  page.paragraph(`${pad(header[0] ?? "", one)}${pad(header[1] ?? "", two)}${header[2] ?? ""}`, "", 500);
  for (const [index, block] of blocks.entries()) {
    const left = wrap(block.objective, one - 3).map((line, at) =>
      at === 0 && table.numbered ? `${index + 1}. ${line}` : line,
    );
    const mark = (lines: string[]) =>
      lines.map((line, at) => (at === 0 && table.dash !== "" ? `${table.dash} ${line}` : line));
    const middle = block.results.flatMap((text) => mark(wrap(text, two - 2)));
    const right = block.indicators.flatMap((text) => mark(wrap(text, three - 2)));
    const height = Math.max(left.length, middle.length, right.length);
    for (let row = 0; row < height; row += 1) {
      const text = `${pad(left[row] ?? "", one)}${pad(middle[row] ?? "", two)}${right[row] ?? ""}`.trimEnd();
      if (row === 0) page.paragraph(`\u0000${text}`, "", 500);
      else page.tight(`\u0000${text}`);
    }
  }
};

const renderPipes = (page: Page, blocks: readonly BlockSpec[], table: TableSpec, header: readonly string[]): void => {
  page.paragraph(`| ${header.join(" | ")} |`, "", 500);
  page.tight("| --- | --- | --- |");
  const list = (texts: readonly string[]) =>
    texts.map((text) => (table.dash === "" ? text : `${table.dash} ${text}`)).join("<br>");
  for (const [index, block] of blocks.entries()) {
    page.tight(
      `| ${table.numbered ? `${index + 1}. ` : ""}${block.objective} | ${list(block.results)} | ${list(block.indicators)} |`,
    );
  }
};

const renderTable = (page: Page, language: TextLanguage, blocks: readonly BlockSpec[], table: TableSpec): void => {
  const { header } = words[language];
  if (table.form === "side") return renderSide(page, blocks, table, header);
  if (table.form === "pipes") return renderPipes(page, blocks, table, header);
  if (table.splitHeader) for (const label of header) page.paragraph(label, "", 16);
  else page.paragraph(header.join(" "), "", 500);
  return renderCells(page, blocks, table);
};

const renderStrategic = (page: Page, language: TextLanguage, objective: StrategicSpec, table: TableSpec): void => {
  const label = words[language];
  page.paragraph(`${objective.number}. ${label.strategic} ${objective.number} – ${label.domain} :`);
  page.paragraph(objective.title);
  for (const unit of objective.units) {
    if (unit.name !== null) page.tight(unit.name);
    renderTable(page, language, unit.blocks, table);
  }
};

/** A VSC in tables, sector by sector, the unused objectives of the template with empty rows. */
export const renderTables = (plan: PlanSpec, layout: LayoutSpec, table: TableSpec, seed: number): string => {
  const { language } = plan;
  const label = words[language];
  const page = new Page(
    layout,
    seed,
    language === "nl" ? "Samenlevingscontract Moerzeke, blz." : "Contrat de Valterre, page",
  );
  page.paragraph(language === "nl" ? "VEILIGHEIDS- EN SAMENLEVINGSCONTRACT" : "CONTRAT DE SÉCURITÉ ET DE SOCIÉTÉ");
  page.paragraph(language === "nl" ? "PROJECTPLAN 2023" : "PLAN DE PROJET 2023");
  for (const [index, chapter] of plan.chapters.entries()) {
    page.paragraph(`${label.sector} ${index + 1} :`);
    page.tight(chapter.title);
    for (const [position, general] of chapter.general.entries()) {
      const ordinal = chapter.general.length > 1 ? ` ${position + 1}` : "";
      page.paragraph(`${label.general}${ordinal} – ${label.sector} ${index + 1} :`);
      page.paragraph(general.title);
      for (const objective of general.strategic) renderStrategic(page, language, objective, table);
    }
  }
  return page.text.replaceAll("\u0000", "");
};

const schemes = frameworks.find((framework) => framework.code === "vsc-2018-2019")?.schemes ?? [];

/** A VSC in rubrics with vertical lists. */
export const renderRubrics = (plan: PlanSpec, layout: LayoutSpec, seed: number): string => {
  const { language } = plan;
  const label = words[language];
  const abbreviation = language === "nl" ? "SD" : "OS";
  const page = new Page(layout, seed, language === "nl" ? "Raad Moerzeke, blz." : "Conseil de Valterre, page");
  page.paragraph(
    language === "nl"
      ? "Veiligheids- en samenlevingscontract 2018-2019 van de stad Moerzeke"
      : "Contrat de sécurité et de société 2018-2019 de la ville de Valterre",
  );
  for (const [index, scheme] of schemes.entries())
    page.paragraph(`${"I".repeat(index + 1)}. ${scheme.title[language]}: ${(index + 1) * 11}.250,00 euro`);
  for (const [index, chapter] of plan.chapters.entries()) {
    page.paragraph(`${"I".repeat(index + 1)}. ${layout.capitals ? chapter.title.toUpperCase() : chapter.title}`);
    for (const [position, general] of chapter.general.entries()) {
      if (general.title !== "") {
        if (layout.singular) page.paragraph(`${label.sector} ${position + 1}: ${general.title}`);
        page.paragraph(`${label.general}: ${general.title}`);
      }
      for (const objective of general.strategic) {
        const number = objective.number * 2 - 1;
        page.paragraph(
          layout.colon
            ? `${label.strategic} ${number}: ${objective.title}`
            : `${abbreviation} ${number}: ${objective.title}`,
        );
        for (const block of objective.units.flatMap((unit) => unit.blocks)) {
          const [operational, result, indicator] = label.header;
          page.paragraph(operational);
          page.paragraph(block.objective, mark(page, layout.bullets.objective, 0));
          page.paragraph(result);
          for (const [at, text] of block.results.entries()) page.paragraph(text, mark(page, layout.bullets.result, at));
          page.paragraph(indicator);
          for (const [at, text] of block.indicators.entries())
            page.paragraph(text, mark(page, layout.bullets.indicator, at));
        }
      }
    }
  }
  return page.text;
};

const mark = (page: Page, sign: string, index: number): string => {
  if (page.random() < page.layout.dropped) return "";
  return sign === "1." ? `${index + 1}.` : sign;
};
