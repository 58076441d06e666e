import type { BlockSpec } from "./plan-spec.ts";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n- ", "<br>\n- ");

const ignored = (sign: string): string =>
  `<![if !supportLists]><span\n  style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;\n  </span></span><![endif]>`;

/** Paragraphs of a cell as Word copies them: a list where there are several, wrapped lines, an empty one where there is nothing. */
const paragraphs = (texts: readonly string[], sign: string | null): string => {
  if (texts.length === 0) return "<p class=MsoNormal><o:p>&nbsp;</o:p></p>";
  return texts
    .map((text) => {
      const words = escaped(text).replace(/(.{50,70}) /g, "$1\n  ");
      const style = "text-indent:-18.0pt;mso-list:l0 level1 lfo1";
      return sign === null
        ? `<p class=MsoNormal><span lang=NL-BE>${words}<o:p></o:p></span></p>`
        : `<p class=MsoListParagraph style='${style}'>${ignored(sign)}${words}<o:p></o:p></p>`;
    })
    .join("\n  ");
};

export type TableLook = { header: readonly string[] | null; numbered: boolean; dashed: boolean; merged: boolean };

type Row = readonly [objective: string | null, results: readonly string[], indicators: readonly string[]];

/** One row per objective, or one per result with the objective in a merged cell. */
const rowsOf = ({ objective, results, indicators }: BlockSpec, merged: boolean): Row[] => {
  if (!merged) return [[objective, results, indicators]];
  const count = Math.max(1, results.length, indicators.length);
  return Array.from({ length: count }, (_, at) => [
    at === 0 ? objective : null,
    results.slice(at, at + 1),
    indicators.slice(at, at + 1),
  ]);
};

/** A table of objectives as Word puts it on the clipboard. */
export const renderWordTable = (blocks: readonly BlockSpec[], look: TableLook): string => {
  const cell = (content: string, attributes = ""): string =>
    `<td width=202 valign=top${attributes} style='border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>\n  ${content}\n  </td>`;
  const header = look.header
    ? [`<tr>${look.header.map((text) => cell(paragraphs([text], null))).join("\n")}</tr>`]
    : [];
  const body = blocks.flatMap((block, index) => {
    const rows = rowsOf(block, look.merged);
    return rows.map(([text, results, indicators]) => {
      const first =
        text === null
          ? ""
          : cell(
              paragraphs([text], look.numbered ? `${index + 1}.` : null),
              rows.length > 1 ? ` rowspan=${rows.length}` : "",
            );
      const sign = look.dashed ? "-" : null;
      return `<tr style='mso-yfti-irow:${index}'>\n ${first}\n ${cell(paragraphs(results, sign))}\n ${cell(paragraphs(indicators, sign))}\n</tr>`;
    });
  });
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office">\n<head><meta name=Generator content="Microsoft Word 15"></head>\n<body lang=NL-BE>\n<!--StartFragment-->\n<table class=MsoTableGrid border=1>\n${[...header, ...body].join("\n")}\n</table>\n<!--EndFragment-->\n</body>\n</html>`;
};
