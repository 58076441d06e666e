import { type LinkedKind, newId, type RecordId, type RecordKind } from "@salus/domain";
import { api, type Refusal, refusalOf } from "#lib/api/client.ts";
import type { KeptRecord } from "#lib/api/types.ts";

/** What the municipality keeps, fetched once per workspace when the first page that shows it is opened. */
export class KeptRecords {
  records = $state.raw<readonly KeptRecord[]>([]);
  state = $state<"loading" | "here" | "failed">("loading");
  refusal = $state.raw<Refusal | null>(null);

  async load(): Promise<void> {
    this.state = "loading";
    try {
      const response = await api(fetch, location.origin).organisation.$get({ query: {} });
      if (!response.ok) throw new Error(`the organisation answered ${response.status}`);
      this.records = (await response.json()).records;
      this.state = "here";
    } catch {
      // Said on the page, with a button to try again.
      this.state = "failed";
    }
  }

  of(kind: RecordKind): KeptRecord[] {
    return this.records.filter((record) => record.kind === kind && !record.refs.mergedInto);
  }

  find(id: string): KeptRecord | null {
    return this.records.find((record) => record.id === id) ?? null;
  }

  /** Adds a record by its name, in the language it is typed in; answers its id, or null where that was refused. */
  async add(kind: LinkedKind, name: string, language: "nl" | "fr"): Promise<string | null> {
    const changes = kind === "person" ? { fullName: name } : { [`name.${language}`]: name };
    this.refusal = null;
    try {
      const response = await api(fetch, location.origin).organisation[":recordKind"].$post({
        param: { recordKind: kind },
        json: { recordId: newId<RecordId>(), changes },
      } as never);
      if (!response.ok) {
        this.refusal = await refusalOf(response);
        return null;
      }
      const record = (await response.json()) as KeptRecord;
      this.records = [...this.records, record];
      return record.id;
    } catch {
      this.refusal = { code: "service.unavailable", params: {} };
      return null;
    }
  }
}

const known = new WeakMap<object, KeptRecords>();

/** The same for every page of one workspace; gone with it. */
export function keptRecordsOf(workspace: object): KeptRecords {
  const found = known.get(workspace) ?? new KeptRecords();
  if (!known.has(workspace)) {
    known.set(workspace, found);
    void found.load();
  }
  return found;
}
