import { mechelenProjects } from "./mechelen-projects.ts";
import { type SeedRecord, unit } from "./organisation-seed.ts";

/**
 * The prevention and safety department of Mechelen as it presented itself to the council committee of 14 September 2021:
 * names and figures are the town's, the sentences are ours. People are invented.
 */
const statedOn = "2021-09-14";

const funding: SeedRecord[] = [
  {
    key: "federal",
    kind: "fundingSource",
    values: {
      name: { nl: "Federale subsidies", fr: "Subsides fédéraux" },
      fundingKind: "federal",
      schemes: ["svpp", "vsc", "justice"],
      note: { nl: "SVPP, VSC en middelen van Justitie." },
    },
  },
  {
    key: "flemish",
    kind: "fundingSource",
    values: { name: { nl: "Vlaamse projectmiddelen", fr: "Moyens de projet flamands" }, fundingKind: "regional" },
  },
  {
    key: "european",
    kind: "fundingSource",
    values: { name: { nl: "Europese projectmiddelen", fr: "Moyens de projet européens" }, fundingKind: "european" },
  },
  {
    key: "region",
    kind: "fundingSource",
    values: {
      name: { nl: "Intergemeentelijke samenwerking", fr: "Coopération intercommunale" },
      fundingKind: "intermunicipal",
      note: { nl: "Bijdragen voor de regiowerking." },
    },
  },
  {
    key: "own",
    kind: "fundingSource",
    values: {
      name: { nl: "Reguliere werkingsmiddelen", fr: "Moyens de fonctionnement ordinaires" },
      fundingKind: "own",
    },
  },
];

const branch = { unitKind: "branch" } as const;
const team = { unitKind: "team" } as const;
const inside = (parent: string) => ({ parent: [parent] });

const units: SeedRecord[] = [
  unit(
    "department",
    "Afdeling Preventie en Veiligheid",
    {
      unitKind: "department",
      headcount: 80,
      fte: 74,
      statedOn,
      note: { nl: "Cijfers uit de raadscommissie van 14/09/2021." },
    },
    { fundingSource: funding.map(({ key }) => key) },
  ),
  unit("social", "Sociale preventie", branch, inside("department")),
  unit("projects", "Projecten", team, inside("social")),
  unit("action-cell", "Actiecel", { unitKind: "cell" }, inside("social")),
  unit("support", "Ondersteuningsteam", team, inside("social")),
  unit("supervision", "Stadstoezicht", branch, inside("department")),
  unit("awareness", "Sensibilisering", team, inside("supervision")),
  unit(
    "guards",
    "Gemeenschapswachten",
    { ...team, name: { nl: "Gemeenschapswachten", fr: "Gardiens de la paix" } },
    inside("supervision"),
  ),
  unit("nuisance-desk", "Regie overlast", team, inside("supervision")),
  unit(
    "boa",
    "Buitengewone opsporingsambtenaren",
    {
      ...team,
      note: {
        nl: "Treden geschakeld op: eerst in dialoog, streng wanneer het moet. Werken rond overlast, innames van het openbaar domein en foutparkeren.",
      },
    },
    inside("supervision"),
  ),
  unit(
    "enforcement",
    "Bestuurlijke handhaving",
    {
      ...branch,
      note: {
        nl: "Steunt op de opdracht die gemeenten sinds 1789 hebben: instaan voor openbare orde, rust en veiligheid. De stad was hierin een van de eerste en deelt haar ervaring met andere lokale besturen.",
      },
    },
    inside("department"),
  ),
  unit("measures", "Bestuurlijke maatregelen", team, inside("enforcement")),
  unit(
    "gasam",
    "GASAM",
    { ...team, note: { nl: "Administratieve sancties voor overlast, verkeer en snelheid." } },
    inside("enforcement"),
  ),
  unit("gasam-nuisance", "Overlast", { unitKind: "cell" }, inside("gasam")),
  unit("gasam-traffic", "Verkeer", { unitKind: "cell" }, inside("gasam")),
  unit("gasam-speed", "Snelheid", { unitKind: "cell" }, inside("gasam")),
  unit("innovation", "Innovatie", branch, inside("department")),
  unit("networks", "Netwerkorganisaties", branch, inside("department")),
  unit(
    "fjc",
    "Family Justice Center",
    { ...team, name: { nl: "Family Justice Center", fr: "Centre de justice familiale" } },
    inside("networks"),
  ),
  unit("alternative", "Alternatieve Gerechtelijke Maatregelen", team, inside("networks")),
];

const partner = (
  key: string,
  nl: string,
  partnerKind: NonNullable<SeedRecord["values"]["partnerKind"]>,
  fr?: string,
): SeedRecord => ({ key, kind: "partner", values: { name: fr === undefined ? { nl } : { nl, fr }, partnerKind } });

const partners: SeedRecord[] = [
  partner("flanders", "Vlaamse overheid", "regional-government", "Autorité flamande"),
  partner("justice-house", "Justitiehuis", "justice-house", "Maison de justice"),
  partner("caw", "CAW BML", "welfare-centre"),
  partner("ceapire", "CEAPIRE", "university"),
  partner("police", "Lokale politie Mechelen-Willebroek", "police-zone"),
  partner("rojm", "vzw ROJM", "npo"),
  partner("de-pont", "CGG De Pont", "health-centre"),
];

const networks: SeedRecord[] = [
  {
    key: "regional-network",
    kind: "network",
    values: {
      name: { nl: "Regionaal netwerk intrafamiliaal geweld", fr: "Réseau régional violence intrafamiliale" },
      statedMembers: [
        { kind: "municipality", count: 12 },
        { kind: "police-zone", count: 6 },
      ],
      note: {
        nl: "Van ketenaanpak naar dienstverlening voor de hele regio: overal drie sporen. Geldt als voorbeeld van regiovorming. Thema's: IFG, EGG, tienerpooiers, moedige moeders.",
      },
    },
    refs: { partner: ["flanders", "justice-house", "caw"], unit: ["fjc"] },
  },
  {
    key: "efus",
    kind: "network",
    values: { name: { nl: "EFUS" }, note: { nl: "Europees forum over preventie en veiligheid in steden." } },
    refs: { unit: ["innovation"] },
  },
  {
    key: "peace",
    kind: "network",
    values: { name: { nl: "Peace in Our Cities network" } },
    refs: { unit: ["innovation"] },
  },
  {
    key: "security-partnership",
    kind: "network",
    values: {
      name: { nl: "Partnership security in public places" },
      note: { nl: "Partnerschap van de Urban Agenda." },
    },
    refs: { unit: ["innovation"] },
  },
];

const years = { fromYear: 2020, toYear: 2020 } as const;
const programme = (key: string, nl: string, phenomena: string[]): SeedRecord => ({
  key,
  kind: "programme",
  values: { name: { nl }, phenomena, ...years },
  refs: { person: ["officer"] },
});

const programmes: SeedRecord[] = [
  programme("theft", "Diefstal en inbraak", [
    "burglary",
    "bicycle-theft",
    "pickpocketing",
    "shoplifting",
    "theft-of-and-from-cars",
  ]),
  programme("cleanliness", "Netheid en leefbaarheid", [
    "social-nuisance",
    "administratively-sanctionable-nuisance",
    "road-safety",
    "racism-discrimination-extremism",
  ]),
  programme("drugs", "Drugpreventie", ["drug-related-nuisance"]),
  programme("violence", "Geweld en onveiligheidsgevoelens", [
    "youth-violence",
    "intrafamily-violence",
    "honour-related-violence",
    "violence-against-public-functions",
    "violent-radicalisation",
  ]),
  {
    key: "online-prevention",
    kind: "programme",
    values: {
      name: { nl: "Actieplan online preventie" },
      fromYear: 2021,
      toYear: 2022,
      note: { nl: "Road map over twee jaar." },
    },
    refs: { unit: ["innovation"] },
  },
];

const at = (role: string) => `${role}@mechelen.demo.salus.example`;
const people: SeedRecord[] = [
  {
    key: "officer",
    kind: "person",
    values: { fullName: "Lore Wouters", email: at("coordinator") },
    account: at("coordinator"),
  },
  {
    key: "evaluator",
    kind: "person",
    values: { fullName: "Sofie Claes", email: at("evaluator") },
    account: at("evaluator"),
  },
  {
    key: "finance",
    kind: "person",
    values: { fullName: "An Hendrickx", email: at("finance") },
    account: at("finance"),
  },
];

const position = (key: string, nl: string, fr: string, fte: number, refs: SeedRecord["refs"]): SeedRecord => ({
  key,
  kind: "position",
  values: { name: { nl, fr }, fte },
  refs: { fundingSource: ["federal"], ...refs },
});
const positions: SeedRecord[] = [
  position("p-officer", "Preventieambtenaar", "Fonctionnaire de prévention", 1, {
    unit: ["department"],
    person: ["officer"],
  }),
  position("p-evaluator", "Interne evaluator", "Évaluateur interne", 0.8, {
    unit: ["department"],
    person: ["evaluator"],
  }),
  position("p-finance", "Administratief en financieel coördinator", "Coordinateur administratif et financier", 1, {
    unit: ["department"],
    person: ["finance"],
  }),
  position("p-guards", "Teamcoördinator gemeenschapswachten", "Coordinateur d'équipe gardiens de la paix", 1, {
    unit: ["guards"],
  }),
  position("p-sanctions", "Sanctionerend ambtenaar", "Fonctionnaire sanctionnateur", 1, {
    unit: ["gasam"],
    fundingSource: ["own"],
  }),
];

export const mechelen: readonly SeedRecord[] = [
  ...funding,
  ...units,
  ...partners,
  ...networks,
  ...people,
  ...positions,
  ...programmes,
  ...mechelenProjects,
];
