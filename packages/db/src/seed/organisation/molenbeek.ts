import type { SeedRecord } from "./organisation-seed.ts";

/** Units and structures that the plans of Molenbeek name, with their own names in both languages. People are invented. */
const named = (
  key: string,
  kind: SeedRecord["kind"],
  fr: string,
  nl: string | null,
  values: SeedRecord["values"] = {},
  refs: SeedRecord["refs"] = {},
): SeedRecord => ({ key, kind, values: { name: nl === null ? { fr } : { fr, nl }, ...values }, refs });

const at = (role: string) => `${role}@molenbeek.demo.salus.example`;

export const molenbeek: readonly SeedRecord[] = [
  named("federal", "fundingSource", "Subsides fédéraux", "Federale subsidies", {
    fundingKind: "federal",
    schemes: ["svpp", "vsc"],
  }),
  named("region", "fundingSource", "Région de Bruxelles-Capitale", "Brussels Hoofdstedelijk Gewest", {
    fundingKind: "regional",
  }),
  named(
    "service",
    "unit",
    "Service Prévention",
    "Dienst Preventie",
    { unitKind: "service" },
    { fundingSource: ["federal"] },
  ),
  named(
    "gdp",
    "unit",
    "Gardiens de la paix (GDP)",
    "Gemeenschapswachten",
    { unitKind: "team" },
    { parent: ["service"] },
  ),
  named("incivilities", "unit", "Cellule incivilités", "Cel overlast", { unitKind: "cell" }, { parent: ["gdp"] }),
  named("scapi", "unit", "SCAPI", "SCAPI", { unitKind: "team" }, { parent: ["service"] }),
  named(
    "medloc",
    "unit",
    "Médiation locale (MEDLOC)",
    "Lokale bemiddeling",
    { unitKind: "team" },
    { parent: ["service"] },
  ),
  named("scav", "unit", "SCAV", null, { unitKind: "team" }, { parent: ["service"] }),
  named("hotel", "unit", "Hôtel social", null, { unitKind: "team" }, { parent: ["service"] }),
  named("radicalism", "unit", "Pôle radicalisme", "Pool radicalisme", { unitKind: "team" }, { parent: ["service"] }),
  named("police", "partner", "Zone de police Bruxelles-Ouest", "Politiezone Brussel-West", {
    partnerKind: "police-zone",
  }),
  named(
    "lcdb",
    "partner",
    "Coordination locale drogues de Bruxelles (CLDB)",
    "Lokale Coördinatie Drugs te Brussel (LCDB)",
    {
      partnerKind: "other",
    },
  ),
  named("transit", "partner", "Transit asbl", "Transit vzw", { partnerKind: "npo" }),
  named("le-pont", "partner", "Le Pont", null, { partnerKind: "npo" }),
  named("ribaupole", "partner", "Ribaupôle", null, { partnerKind: "npo" }),
  named("medibus", "project", "Médibus", "Médibus", { phenomena: ["drug-related-nuisance"] }, { partner: ["transit"] }),
  {
    key: "officer",
    kind: "person",
    values: { fullName: "Samira El Idrissi", email: at("coordinator") },
    account: at("coordinator"),
  },
  named(
    "p-officer",
    "position",
    "Fonctionnaire de prévention",
    "Preventieambtenaar",
    { fte: 1 },
    {
      unit: ["service"],
      person: ["officer"],
      fundingSource: ["federal"],
    },
  ),
  named(
    "p-gdp",
    "position",
    "Coordinateur d'équipe gardiens de la paix",
    "Teamcoördinator gemeenschapswachten",
    { fte: 1 },
    {
      unit: ["gdp"],
    },
  ),
];
