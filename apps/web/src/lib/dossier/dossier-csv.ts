import type { Locale } from "@salus/domain";
import { formats, translator } from "@salus/i18n";
import type { Timeline } from "#lib/api/types.ts";
import { csvResponse } from "#lib/csv.ts";
import { choiceIn, chosenItems, timelineItems } from "./timeline-view.ts";
import { timelineHeads, timelineRow } from "./timeline-words.ts";

/** The timeline as it is filtered on the screen, in the reader's language. */
export function timelineCsv(timeline: Pick<Timeline, "entries" | "warnings">, url: URL, locale: Locale): Response {
  const words = { t: translator(locale), ...formats(locale) };
  const rows = chosenItems(timelineItems(timeline), choiceIn(url)).map((item) => timelineRow(words, item));
  return csvResponse([timelineHeads(words), ...rows], `${words.t((m) => m.dossier.file)}.csv`);
}
