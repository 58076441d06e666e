import type { Framework, NodeKind } from "@salus/domain";
import { official } from "../official-text.ts";
import { acts } from "./acts.ts";
import { calendar } from "./calendar.ts";
import { clauses } from "./clauses.ts";
import { licence, unknownParameters } from "./rights.ts";
import { baseGrant, guardRates, guards346, guards90, unknownGuardRates } from "./schemes.ts";
import { svppTemplate } from "./template.ts";

type Fixed = "revision" | "instrument" | "demonstration" | "template" | "lockedLevels" | "parameters" | "licence";

const template = svppTemplate();
const lockedLevels: NodeKind[] = ["chapter", "generalObjective", "strategicObjective"];

const svpp = (framework: Omit<Framework, Fixed>): Framework => ({
  ...framework,
  revision: 1,
  instrument: "svpp",
  demonstration: false,
  template,
  lockedLevels,
  parameters: unknownParameters,
  licence,
});

const title = (years: string) =>
  official(
    `Strategisch veiligheids- en preventieplan ${years}`,
    `Plan stratégique de sécurité et de prévention ${years}`,
  );

const annexNotFound = "Yearly amount per municipality in the annex of the royal decree; the annex was not found.";
const contract2020 = "Agreement of Mechelen for 2020, general provision 1.";
const contract2022 = "Agreement of Sint-Jans-Molenbeek for 2020-2022, general provisions.";
const gent2018 = "Ghent, council of 2018: 48,661.74 euro for 9 guards, which is 9 × (420 × 12 + 366.86).";

const years2018 = { from: "2018-01-01", to: "2019-12-31" };
const years2020 = { from: "2020-01-01", to: "2020-12-31" };
const years2022 = { from: "2020-01-01", to: "2022-12-31" };
const years2024 = { from: "2023-01-01", to: "2024-12-31" };

export const svppFrameworks: readonly Framework[] = [
  svpp({
    code: "svpp-2018-2019",
    title: title("2018-2019"),
    period: years2018,
    extension: null,
    acts: [acts.law1994, acts.kb20131107, acts.kb20171225, acts.mb20171227, acts.mb20180917],
    clauses: [clauses.grant, clauses.guards, clauses.duration, clauses.spending, clauses.control],
    schemes: [
      baseGrant(annexNotFound),
      guards346(
        guardRates(
          null,
          `${gent2018} The cap of the 346 scheme was 299.32 euro in 2014; when it changed was not found.`,
        ),
      ),
      guards90(guardRates(36_686, `${gent2018} That the nine belong to this scheme is inferred.`)),
    ],
    calendar: calendar(years2018, {}, "Royal decree of 25 December 2017."),
    source: "Royal decree of 25 December 2017 (2018030207); besafe.be, a regulatory framework for the plans 2018-2019.",
  }),
  svpp({
    code: "svpp-2020",
    title: title("2020"),
    period: years2020,
    extension: null,
    acts: [acts.law1994, acts.kb20190703, acts.mb20191205, acts.ministerraad20190628],
    clauses: [clauses.grant, clauses.guards, clauses.duration, clauses.spending, clauses.control],
    schemes: [
      baseGrant(annexNotFound),
      guards346(guardRates(36_686, contract2020)),
      guards90(guardRates(36_686, contract2020)),
    ],
    calendar: calendar(
      years2020,
      { submission: { on: "2020-03-31", source: "Council of Mechelen, 27 April 2020, item 13 (before 31/03/2020)." } },
      contract2020,
    ),
    source: "Royal decree of 3 July 2019 (2019041386); agreement and council decision of Mechelen, 27 April 2020.",
  }),
  svpp({
    code: "svpp-2020-2022",
    title: title("2020-2022"),
    period: years2022,
    extension: null,
    acts: [
      acts.law1994,
      acts.kb20190703,
      acts.mb20191205,
      acts.kb20201224,
      acts.mb20210104,
      acts.kb20210724,
      acts.kb20211227Guards,
      acts.mb20220211,
      acts.ministerraad20190628,
      acts.ministerraad20201218,
      acts.ministerraad20210716,
    ],
    clauses: [
      clauses.grant,
      clauses.guards,
      clauses.replacement,
      clauses.duration,
      clauses.spending,
      clauses.control,
      clauses.receipt,
    ],
    schemes: [
      baseGrant(annexNotFound),
      guards346(guardRates(36_686, contract2022)),
      guards90(guardRates(null, `${contract2020} Whether its cap still held for 2021 and 2022 was not found.`)),
    ],
    calendar: calendar(
      years2022,
      {
        "amendment-file": {
          on: "2021-03-31",
          source: "blueconnect.be, highlight on the amendment of the plans; Belga, December 2020.",
        },
        "activity-report": {
          on: null,
          source: `${contract2022} "Within the terms set by the subsidising authority"; no date was found.`,
        },
      },
      contract2022,
    ),
    source: "Royal decree of 3 July 2019 as amended; agreement of Sint-Jans-Molenbeek for 2020-2022.",
  }),
  svpp({
    code: "svpp-2023-2024",
    title: title("2023-2024"),
    period: years2024,
    extension: { to: "2025-12-31", source: "Council of Ministers, 5 July 2024 (draft royal decree)." },
    acts: [acts.law1994, acts.kb20220720, acts.mb20221123, acts.ministerraad20240705],
    clauses: [clauses.grant, clauses.guards, clauses.duration, clauses.spending, clauses.control],
    schemes: [
      baseGrant(annexNotFound),
      guards346(unknownGuardRates("The rates in force since 2023 were not found.")),
      guards90(unknownGuardRates("The rates in force since 2023 were not found.")),
    ],
    calendar: calendar(years2024, {}, "Royal decree of 20 July 2022."),
    source: "Royal decree of 20 July 2022 (2022041791); news.belgium.be, 5 July 2024.",
  }),
];

const demonstrationYear = { from: "2026-01-01", to: "2026-12-31" };
const invented = "Invented for the demonstration.";

export const svppDemonstration: Framework = {
  ...svpp({
    code: "svpp-2026-demo",
    title: official(
      "Strategisch veiligheids- en preventieplan 2026 (demonstratie)",
      "Plan stratégique de sécurité et de prévention 2026 (démonstration)",
      "nl",
      "fr",
    ),
    period: demonstrationYear,
    extension: null,
    acts: [acts.law1994],
    clauses: [
      clauses.demonstration,
      clauses.grant,
      clauses.guards,
      clauses.duration,
      clauses.spending,
      clauses.control,
    ],
    schemes: [
      baseGrant(invented),
      guards346(guardRates(36_686, "Rates of 2020, taken over for the demonstration.")),
      guards90(guardRates(36_686, "Rates of 2020, taken over for the demonstration.")),
    ],
    calendar: calendar(
      demonstrationYear,
      {
        submission: { on: "2026-12-15", source: invented },
        "amendment-file": { on: "2027-01-31", source: invented },
        "activity-report": { on: "2027-03-31", source: invented },
        "financial-file": { on: "2027-06-30", source: invented },
      },
      invented,
    ),
    source: "Skeleton of the plans 2020-2022; period, dates and continuation of the rates are invented.",
  }),
  demonstration: true,
  // The month of the agreement of Molenbeek 2020-2022, taken over for the demonstration.
  parameters: { ...unknownParameters, answerMonths: 1 },
};
