import type { SeedRecord } from "./organisation-seed.ts";

/** An invented organisation for the demonstration, with the French words of the sector. */
const named = (
  key: string,
  kind: SeedRecord["kind"],
  fr: string,
  values: SeedRecord["values"] = {},
  refs: SeedRecord["refs"] = {},
): SeedRecord => ({ key, kind, values: { name: { fr }, ...values }, refs });

const at = (role: string) => `${role}@namur.demo.salus.example`;

export const namur: readonly SeedRecord[] = [
  named("federal", "fundingSource", "Subsides fédéraux", { fundingKind: "federal", schemes: ["svpp"] }),
  named(
    "service",
    "unit",
    "Service de cohésion sociale et de prévention",
    { unitKind: "service" },
    {
      fundingSource: ["federal"],
    },
  ),
  named("gdp", "unit", "Gardiens de la paix", { unitKind: "team" }, { parent: ["service"] }),
  named("street", "unit", "Travail social de rue", { unitKind: "team" }, { parent: ["service"] }),
  named("techno", "unit", "Conseil en prévention vol", { unitKind: "cell" }, { parent: ["service"] }),
  named("police", "partner", "Zone de police Namur Capitale", { partnerKind: "police-zone" }),
  {
    key: "officer",
    kind: "person",
    values: { fullName: "Claire Delvaux", email: at("coordinator") },
    account: at("coordinator"),
  },
  named(
    "p-officer",
    "position",
    "Fonctionnaire de prévention",
    { fte: 1 },
    {
      unit: ["service"],
      person: ["officer"],
      fundingSource: ["federal"],
    },
  ),
];
