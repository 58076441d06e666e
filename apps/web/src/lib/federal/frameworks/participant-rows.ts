import type { Locale } from "@salus/domain";
import { translator } from "@salus/i18n";
import { error } from "@sveltejs/kit";
import { apiOf } from "#lib/api/client.ts";
import { forExport } from "#lib/csv.ts";
import { loadParticipants } from "./load-participants.ts";

type Asking = Parameters<typeof apiOf>[0] & { locals: App.Locals; params: { locale: string; draftId: string } };

/** The list as a table that can be read in again: headings, then one row per municipality, in cents. */
export async function participantTable(event: Asking) {
  if (!event.locals.session) error(401, "session.required", { code: "session.required" });
  const { draftId } = event.params;
  const t = translator(event.params.locale as Locale);
  const { draft, participants, towns } = await loadParticipants(apiOf(event), draftId, forExport);
  const names = new Map(towns.map(({ nis, name }) => [nis, name]));
  return {
    name: `${draft.body.code || draftId}-${t((m) => m.frameworks.participants.fileName)}`,
    headings: [
      t((m) => m.frameworks.participants.columns.nis),
      t((m) => m.frameworks.participants.columns.nameNl),
      t((m) => m.frameworks.participants.columns.nameFr),
      t((m) => m.frameworks.participants.columns.amount),
      t((m) => m.frameworks.participants.columns.zone),
    ],
    rows: participants.map((each) => ({
      ...each,
      nl: names.get(each.nis)?.nl ?? "",
      fr: names.get(each.nis)?.fr ?? "",
    })),
  };
}
