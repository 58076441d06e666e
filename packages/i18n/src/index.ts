import type { Locale } from "@salus/domain";
import { fr as french } from "./fr/index.ts";
import { frenchSpaces } from "./french-spaces.ts";
import { nl } from "./nl/index.ts";
import { i18nextTranslator } from "./i18next-engine.ts";
import { speakWith, teach } from "./translator.ts";

export { findingText, grantStepText, importFindingText } from "./domain-text.ts";
export { type Formats, formats, localeTag } from "./formats.ts";
export { type Messages, onTaught, refusalText, type ToldRefusal, type Translate, translator } from "./translator.ts";

const fr = frenchSpaces(french);
speakWith(i18nextTranslator);
teach("nl", nl);
teach("fr", fr);

/** Everything is here already; in a browser the texts of one language are fetched when it is read. */
export const loadMessages: (locale: Locale, part?: "first" | "all") => Promise<void> = () => Promise.resolve();

/** Every text as data, for checks and for exports of the word list. */
export const messages = { nl, fr } as const;
