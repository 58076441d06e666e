import type { ImportFinding } from "@salus/domain";
import type { Messages } from "@salus/i18n";
import type { I18n } from "#lib/i18n/i18n.svelte.ts";

type Code = keyof Messages["importFindings"];

/** What the importer doubts, in the reader's language. */
export const doubtText = (i18n: I18n, { code, params }: ImportFinding): string =>
  i18n.t((m) => m.importFindings[code as Code], params);
