import type { ApiClient } from "@salus/api/client";
import type { OfficialText, Participant } from "@salus/domain";
import { orErrorPage } from "#lib/api/client.ts";
import type { forExport } from "#lib/csv.ts";

export type TownName = { nis: string; name: OfficialText };

/** A framework that is being written, and the municipalities as they are when it begins. */
export async function loadParticipants(client: ApiClient, draftId: string, purpose: typeof forExport | null = null) {
  const [draft, { municipalities }] = await Promise.all([
    orErrorPage(client.federal.frameworks[":draftId"].$get({ param: { draftId } }, purpose ?? {})),
    orErrorPage(client.municipalities.$get({ query: {} })),
  ]);
  const participants: readonly Participant[] = draft.body.participants ?? [];
  const listed = new Set(participants.map(({ nis }) => nis));
  const from = draft.body.period.from ?? "9999-12-31";
  const towns = municipalities
    .filter(
      ({ nis, validFrom, validTo }) => listed.has(nis) || (validFrom <= from && (validTo === null || validTo >= from)),
    )
    .map(({ nis, name }): TownName => ({ nis, name }));
  return { draft, participants, towns };
}
