import type { RecordKind, RecordValues, RefName } from "@salus/domain";

/** One record of a demonstration; `key` is its name among the records of the municipality, for references. */
export type SeedRecord = {
  readonly key: string;
  readonly kind: RecordKind;
  readonly values: Partial<RecordValues>;
  readonly refs?: Partial<Record<RefName, readonly string[]>>;
  /** The address of the account a person signs in with. */
  readonly account?: string;
};

type Refs = SeedRecord["refs"];

export const unit = (key: string, nl: string, values: Partial<RecordValues> = {}, refs: Refs = {}): SeedRecord => ({
  key,
  kind: "unit",
  values: { name: { nl }, ...values },
  refs,
});

export const project = (key: string, nl: string, values: Partial<RecordValues> = {}, refs: Refs = {}): SeedRecord => ({
  key,
  kind: "project",
  values: { name: { nl }, ...values },
  refs,
});
