import type { LocalizedText } from "../localized-text.ts";
import type { PlainDate } from "../period.ts";
import { isEnded, type OrganisationRecord, recordName } from "./record.ts";

/**
 * Names for a document that leaves the municipality, by id. A person is named by the function they hold on that day: who
 * reads a plan elsewhere needs the function, not the person. Somebody without a function keeps their own name.
 */
export function namesForDocument(
  records: readonly OrganisationRecord[],
  today: PlainDate,
): ReadonlyMap<string, LocalizedText> {
  const positions = records.filter((record) => record.kind === "position" && !isEnded(record, today));
  return new Map(
    records.map((record) => {
      const held = record.kind === "person" && positions.find(({ refs }) => refs.person?.includes(record.id));
      return [record.id, recordName(held || record)];
    }),
  );
}
