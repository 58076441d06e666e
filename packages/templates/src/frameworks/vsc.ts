import type { Framework, NodeKind } from "@salus/domain";
import { official } from "../official-text.ts";
import { acts } from "./acts.ts";
import { calendar } from "./calendar.ts";
import { clauses } from "./clauses.ts";
import { licence, unknownParameters } from "./rights.ts";
import { rubric } from "./schemes.ts";
import { vsc2018Template, vsc2023Template } from "./vsc-template.ts";

type Fixed = "revision" | "instrument" | "demonstration" | "extension" | "lockedLevels" | "parameters" | "licence";

const lockedLevels: NodeKind[] = ["chapter", "generalObjective", "strategicObjective"];

const vsc = (framework: Omit<Framework, Fixed>): Framework => ({
  ...framework,
  revision: 1,
  instrument: "vsc",
  demonstration: false,
  extension: null,
  lockedLevels,
  parameters: unknownParameters,
  licence,
});

const title = (years: string) =>
  official(`Veiligheids- en samenlevingscontract ${years}`, `Contrat de sécurité et de société ${years}`);

const council2019 = "Council of Mechelen, 25 February 2019, item 48.";
const model2023 = "Model of the project plan 2023, as filled in by Sint-Jans-Molenbeek.";
const financialFileSource =
  "Earlier contracts: 30 June of the next year (royal decree of 23 December 2010). Not found for this framework.";

const years2018 = { from: "2018-01-01", to: "2019-12-31" };
const year2023 = { from: "2023-01-01", to: "2023-12-31" };
const demonstrationYear = { from: "2026-01-01", to: "2026-12-31" };
const invented = "Invented for the demonstration.";

const generalGrant = (source: string) => rubric("base", "Algemene toelage", "Allocation générale", source);

export const vscFrameworks: readonly Framework[] = [
  vsc({
    code: "vsc-2018-2019",
    title: title("2018-2019"),
    period: years2018,
    acts: [acts.law1985, acts.law2003, acts.kb20180902],
    template: vsc2018Template(),
    clauses: [clauses.grant, clauses.duration, clauses.spending, clauses.control],
    schemes: [
      rubric(
        "security-contract-grant",
        "Toelage veiligheids- en samenlevingscontract",
        "Allocation contrat de sécurité et de société",
        council2019,
      ),
      rubric(
        "radicalisation-prevention-aid",
        "Bijkomende financiële hulp preventie van gewelddadige radicalisering",
        "Aide financière complémentaire prévention de la radicalisation violente",
        council2019,
      ),
      rubric(
        "online-detection-pilot",
        "Toelage pilootproject online detectie en interventie",
        "Allocation projet pilote détection et intervention en ligne",
        council2019,
      ),
    ],
    calendar: calendar(
      years2018,
      {
        submission: { on: "2019-02-18", source: council2019 },
        "financial-file": { on: null, source: financialFileSource },
      },
      council2019,
    ),
    source: `Royal decree of 2 September 2018 (2018031896); ${council2019}`,
  }),
  vsc({
    code: "vsc-2023",
    title: title("2023"),
    period: year2023,
    acts: [acts.law1985, acts.law2003, acts.kb20231001],
    template: vsc2023Template(),
    clauses: [clauses.grant, clauses.duration, clauses.spending, clauses.control],
    schemes: [generalGrant(`${model2023} Article 2 of the royal decree of 1 October 2023.`)],
    calendar: calendar(
      year2023,
      { "financial-file": { on: null, source: financialFileSource } },
      "Royal decree of 1 October 2023.",
    ),
    source: `Royal decree of 1 October 2023; ${model2023}`,
  }),
];

export const vscDemonstration: Framework = {
  ...vsc({
    code: "vsc-2026-demo",
    title: official(
      "Veiligheids- en samenlevingscontract 2026 (demonstratie)",
      "Contrat de sécurité et de société 2026 (démonstration)",
      "nl",
      "fr",
    ),
    period: demonstrationYear,
    acts: [acts.law1985, acts.law2003],
    template: vsc2023Template(),
    clauses: [clauses.demonstration, clauses.grant, clauses.duration, clauses.spending, clauses.control],
    schemes: [generalGrant(invented)],
    calendar: calendar(
      demonstrationYear,
      {
        submission: { on: "2026-12-18", source: invented },
        "activity-report": { on: "2027-03-31", source: invented },
        "financial-file": { on: "2027-06-30", source: invented },
      },
      invented,
    ),
    source: "Skeleton of the project plan 2023; period and dates are invented.",
  }),
  demonstration: true,
};
