import type { ImportFinding } from "@salus/domain";
import { importFindingText } from "@salus/i18n";
import type { I18n } from "#lib/i18n/i18n.svelte.ts";

/** What the importer doubts, in the reader's language. */
export const doubtText = (i18n: I18n, finding: ImportFinding): string => importFindingText(i18n.locale, finding);
