import type { Framework } from "@salus/domain";

export const licence =
  "Titles and figures of official acts: free of copyright (Code of Economic Law, art. XI.172, § 2). Own wording and arrangement: EUPL-1.2.";

/** No act or document gives these percentages and ceilings: the federal administration fills them in. */
export const unknownParameters: Framework["parameters"] = {
  advancePercent: null,
  balancePercent: null,
  staffCeilingCents: null,
  investmentCeilingPercent: null,
  answerMonths: null,
};
