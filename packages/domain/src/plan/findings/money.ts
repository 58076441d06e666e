import type { GrantScheme } from "../../framework/framework.ts";
import { computeGrantLine, type GrantLine, planTotalCents } from "../../money/grant-line.ts";
import type { Context, PlanRule } from "./context.ts";
import { type Finding, finding } from "./finding.ts";

type LineRule = (line: GrantLine, scheme: GrantScheme, context: Context) => Finding[];

const at = (line: GrantLine, field: string | null, params: Finding["params"] = {}) => ({
  grantLineId: line.id,
  field,
  params,
});
const titles = ({ title }: GrantScheme): Finding["params"] => ({ titleNl: title.nl, titleFr: title.fr });

const amountMissing: LineRule = (line, scheme) =>
  scheme.formula === "amount" && line.amountCents === null
    ? [finding("money.amount_missing", at(line, "amountCents", titles(scheme)))]
    : [];

const fteMissing: LineRule = (line, scheme) =>
  scheme.formula === "guards" && line.fte === null
    ? [finding("money.fte_missing", at(line, "fte", titles(scheme)))]
    : [];

const equipmentMissing: LineRule = (line, scheme) =>
  scheme.formula === "guards" && line.equipmentCents === null
    ? [finding("money.equipment_missing", at(line, "equipmentCents", titles(scheme)))]
    : [];

const aboveCap: LineRule = (line, scheme) => {
  const { equipmentCapCents } = computeGrantLine(line, scheme);
  if (line.equipmentCents === null || equipmentCapCents === null || line.equipmentCents <= equipmentCapCents) return [];
  const params = { ...titles(scheme), askedCents: line.equipmentCents, capCents: equipmentCapCents };
  return [finding("money.equipment_above_cap", at(line, "equipmentCents", params))];
};

const amountDiffers: LineRule = (line, scheme) => {
  if (scheme.formula !== "guards" || line.amountCents === null) return [];
  const { wageCents, totalCents } = computeGrantLine(line, scheme);
  if (wageCents === null || totalCents === null || totalCents === line.amountCents) return [];
  const params = { ...titles(scheme), statedCents: line.amountCents, computedCents: totalCents };
  return [finding("money.amount_differs", at(line, "amountCents", params))];
};

/** What the law's text does not tell stays unknown, and is said. */
const ruleUnknown: LineRule = (line, scheme) =>
  scheme.formula === "guards" &&
  (scheme.wagePerFteMonthCents === null || scheme.months === null || scheme.equipmentCapPerFteCents === null)
    ? [finding("money.rule_unknown", at(line, null, titles(scheme)))]
    : [];

const lineRules: readonly LineRule[] = [
  amountMissing,
  fteMissing,
  equipmentMissing,
  aboveCap,
  amountDiffers,
  ruleUnknown,
];

export const lineFindings: PlanRule = (context) =>
  context.grantLines.flatMap((line) => {
    const scheme = context.framework.schemes.find(({ code }) => code === line.scheme);
    if (!scheme) return [finding("money.scheme_unknown", at(line, "scheme", { code: line.scheme }))];
    return lineRules.flatMap((rule) => rule(line, scheme, context));
  });

export const noLines: PlanRule = ({ grantLines }) => (grantLines.length === 0 ? [finding("money.no_lines")] : []);

export const schemeRepeated: PlanRule = ({ grantLines, framework }) =>
  grantLines
    .filter((line, index) => grantLines.findIndex(({ scheme }) => scheme === line.scheme) < index)
    .map((line) => {
      const scheme = framework.schemes.find(({ code }) => code === line.scheme);
      return finding(
        "money.scheme_repeated",
        at(line, "scheme", scheme ? titles(scheme) : { titleNl: line.scheme, titleFr: line.scheme }),
      );
    });

/** The lines and the total that stands in the document do not agree. */
export const sumDiffers: PlanRule = ({ grantLines, framework, statedTotalCents = null }) => {
  const sumCents = planTotalCents(grantLines, framework);
  if (statedTotalCents === null || sumCents === null || sumCents === statedTotalCents) return [];
  return [finding("money.sum_differs", { params: { statedCents: statedTotalCents, sumCents } })];
};
