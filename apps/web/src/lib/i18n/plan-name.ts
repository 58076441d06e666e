import type { Instrument, Period } from "@salus/domain";
import type { I18n } from "./i18n.svelte.ts";

/** `2020`, `2020-2022`. */
export const years = ({ from, to }: Period): string =>
  from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : `${from.slice(0, 4)}-${to.slice(0, 4)}`;

/** The short name of a plan everybody uses: `SVPP 2020`, `PSSP 2020-2022`. */
export const planName = (i18n: I18n, plan: { instrument: Instrument; period: Period }): string =>
  `${i18n.t((m) => m.enums.instrumentShort[plan.instrument])}\u00a0${years(plan.period)}`;
