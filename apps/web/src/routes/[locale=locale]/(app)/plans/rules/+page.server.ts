import { basisOf, findingCodes, findingKinds, findingSources, type Locale } from "@salus/domain";
import { loadRuleTexts } from "@salus/i18n/rules";
import type { PageServerLoad } from "./$types";

/** Every rule with its name and what to do, by where it comes from. */
export const load: PageServerLoad = async ({ params }) => {
  const texts = await loadRuleTexts(params.locale as Locale);
  const rules = findingCodes.map((code) => ({ code, ...findingKinds[code], ...texts[code], basis: basisOf(code) }));
  return {
    groups: findingSources.map((source) => ({ source, rules: rules.filter((rule) => rule.source === source) })),
  };
};
