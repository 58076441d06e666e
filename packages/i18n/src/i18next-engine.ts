import type { Locale } from "@salus/domain";
import { createInstance } from "i18next";
import type { Messages, Translate } from "./translator.ts";
import type { nl } from "./nl/index.ts";

/** The texts of one language as i18next says them. */
export function i18nextTranslator(locale: Locale, messages: Messages | typeof nl): Translate {
  const i18n = createInstance();
  void i18n.init({
    lng: locale,
    resources: { [locale]: { app: messages } },
    defaultNS: "app",
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false }, // Svelte escapes.
  });
  return i18n.t as Translate;
}
