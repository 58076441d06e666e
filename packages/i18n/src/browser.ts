import type { Locale } from "@salus/domain";
import { frenchSpaces } from "./french-spaces.ts";
import { teach } from "./translator.ts";

export { findingText, grantStepText, importFindingText } from "./domain-text.ts";
export { type Formats, formats, localeTag } from "./formats.ts";
export { type Messages, refusalText, type ToldRefusal, type Translate, translator } from "./translator.ts";

/** Fetches the texts of one language: a reader of Dutch does not wait for the French ones. */
export async function loadMessages(locale: Locale): Promise<void> {
  if (locale === "nl") teach("nl", (await import("./nl/index.ts")).nl);
  else teach("fr", frenchSpaces((await import("./fr/index.ts")).fr));
}
