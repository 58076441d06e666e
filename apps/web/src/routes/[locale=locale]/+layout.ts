import { loadMessages } from "@salus/i18n";
import { isWorkspace } from "#lib/i18n/locale.ts";
import type { LayoutLoad } from "./$types";

/** A switch of language waits for its texts, then changes everything at once. */
export const load: LayoutLoad = async ({ params, url }) => {
  await loadMessages(params.locale, isWorkspace(url.pathname) ? "first" : "all");
};
