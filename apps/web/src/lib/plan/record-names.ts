import { type LocalizedText, recordName } from "@salus/domain";
import { api } from "#lib/api/client.ts";

export type RecordNames = ReadonlyMap<string, LocalizedText>;

/** The names of what the municipality keeps once, by id. Without an answer the ids stay what they are. */
export async function recordNames(): Promise<RecordNames> {
  const response = await api(fetch, location.origin).organisation.$get({ query: {} });
  if (!response.ok) return new Map();
  const { records } = await response.json();
  return new Map(records.map((record) => [record.id, recordName(record)]));
}
