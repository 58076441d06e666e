import { csvResponse } from "#lib/csv.ts";
import { participantTable } from "#lib/federal/frameworks/participant-rows.ts";
import type { RequestHandler } from "./$types";

/** In the notation in which Belgium writes and reads amounts. */
const euros = (cents: number): string => (cents / 100).toFixed(2).replace(".", ",");

export const GET: RequestHandler = async (event) => {
  const { name, headings, rows } = await participantTable(event);
  const lines = rows.map(({ nis, nl, fr, amountCents, policeZone }) => [
    nis,
    nl,
    fr,
    amountCents === null ? "" : euros(amountCents),
    policeZone ?? "",
  ]);
  return csvResponse([headings, ...lines], `${name}.csv`);
};
