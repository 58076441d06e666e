import { newId } from "../ids.ts";
import { noValues, type OrganisationRecord, type RecordId, type RecordKind, type RecordValues } from "./record.ts";

/** A record with a name, and whatever else a test is about. */
export const aRecord = (
  kind: RecordKind,
  values: Partial<RecordValues> = {},
  refs: OrganisationRecord["refs"] = {},
): OrganisationRecord => ({
  id: newId<RecordId>(),
  kind,
  values: { ...noValues, name: { nl: "Naam" }, fullName: "An Hendrickx", ...values },
  refs,
  revision: 1,
  fieldRevisions: {},
});
