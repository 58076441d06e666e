import { project, type SeedRecord } from "./organisation-seed.ts";

/** The projects of the presentation; keys of units, partners and sources are those of `mechelen.ts`. */
const youth = {
  targetGroup: { nl: "Jongeren en (jong)volwassenen over wie we ons zorgen maken" },
} as const;
const grid = (approach: "proactive" | "preventive" | "curative", names: readonly [string, string][]): SeedRecord[] =>
  names.map(([key, name]) => project(key, name, { ...youth, approach }, { unit: ["social"] }));

const control = { theme: { nl: "Sense of control versus social control" } } as const;
const learning = { theme: { nl: "Delen, leren en inspireren" } } as const;
const european = { unit: ["innovation"], fundingSource: ["european"] } as const;

export const mechelenProjects: readonly SeedRecord[] = [
  ...grid("proactive", [
    ["street-work", "Straathoekwerk"],
    ["outreach", "Outreachend preventiewerk"],
    ["mjw", "MJW"],
    ["pim", "PIM"],
  ]),
  ...grid("preventive", [
    ["nero", "NERO"],
    ["vida", "VIDA"],
    ["samen", "SAMEN"],
    ["livc", "Lokale integrale veiligheidscel"],
  ]),
  ...grid("curative", [
    ["gas-mediation", "GAS-bemiddeling"],
    ["probation", "Praetoriaanse probatie"],
    ["sentences", "Leerstraffen"],
  ]),
  project(
    "presence",
    "GW – GO – Broers/Zussen – (stadstoezichter)",
    { ...control, note: { nl: "Aanwezigheid in de publieke ruimte, van gemeenschapswacht tot stadstoezichter." } },
    { unit: ["supervision"] },
  ),
  project("yana", "YANA (You Are Never Alone)", control, { unit: ["social"] }),
  project("kiva", "KIVA", control, { unit: ["social"] }),
  project("no-is-no", "nee=nee", control, { unit: ["social"] }),
  project("mediation", "Burenbemiddeling", control, { unit: ["social"] }),
  project("events", "Leefbaarheidstoetsen en risico-evenementen", control, { unit: ["measures"] }),
  project(
    "quick-response",
    "Quick response",
    {
      note: { nl: "Binnen 48 uur een aanpak die meteen handelt, met een informeel netwerk en met conflictresolutie." },
    },
    { unit: ["action-cell"] },
  ),
  project(
    "dual-diagnosis",
    "Dubbeldiagnose",
    {
      targetGroup: { nl: "Extra kwetsbare mensen met extra zorgnoden" },
      note: {
        nl: "Contact leggen, motiveren of gewoon nabij zijn; een methodiek ontwikkelen; voorstellen doen voor het beleid.",
      },
    },
    { unit: ["support"] },
  ),
  project(
    "gas5",
    "GAS 5",
    { note: { nl: "Snelheidsovertredingen in de zones 30 en 50." }, phenomena: ["road-safety"] },
    { unit: ["gasam-speed"] },
  ),
  project(
    "orpheus",
    "ORPHEUS",
    {
      ...learning,
      targetGroup: { nl: "Jongeren" },
      phenomena: ["violent-radicalisation"],
      note: {
        nl: "Maakt jongeren weerbaar tegen polarisatie en geeft hun een stem in het debat: veilige plaatsen voor dialoog, online en offline, die naar andere omgevingen worden uitgebreid. Met webinars, het volgende over online safe spaces.",
      },
      webAddresses: [
        { url: "https://www.youtube.com/channel/UCPEe6adbWbT2iggXTA2J81A", label: "Webinars" },
        {
          url: "https://www.linkedin.com/feed/update/urn:li:activity:6843120362218115072/",
          label: "Online safe spaces",
        },
      ],
    },
    { ...european, partner: ["ceapire"], programme: ["online-prevention"] },
  ),
  project(
    "pericles",
    "Pericles",
    { ...learning, note: { nl: "Aanrijdingen met voertuigen (vehicle ramming)." } },
    european,
  ),
  project("urban-agenda", "Urban Agenda", learning, { ...european, network: ["security-partnership"] }),
  project(
    "urbsecurity",
    "UrbSecurity",
    { ...learning, note: { nl: "Project van URBACT; komt ook onder ‘sense of control’ aan bod." } },
    european,
  ),
  project("behavioural", "Gedragsinzichten", {}, { unit: ["innovation"] }),
  project("online-detection", "Online detectie", {}, { unit: ["innovation"], programme: ["online-prevention"] }),
  project(
    "emma",
    "Emma",
    { ...learning, note: { nl: "Multi-agency approach: een aanpak met verschillende diensten samen." } },
    european,
  ),
  project("icarus", "IcARUS", { ...learning, note: { nl: "In het Consultative Committee of Cities." } }, european),
];
