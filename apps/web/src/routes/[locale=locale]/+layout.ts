import { loadMessages } from "@salus/i18n";
import type { LayoutLoad } from "./$types";

/** A switch of language waits for its texts, then changes everything at once. */
export const load: LayoutLoad = async ({ params }) => {
  await loadMessages(params.locale);
};
