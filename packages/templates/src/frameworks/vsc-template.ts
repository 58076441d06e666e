import type { OfficialText, TemplateNode } from "@salus/domain";
import { official } from "../official-text.ts";
import { officialNode } from "./template.ts";

/*
 * In a VSC the strategic objectives stand under their general objective: one sector can have two, each with its own
 * SD 1 to SD 4. Where no general objective was found for a rubric, they stand under the rubric itself.
 */
const strategic = (
  number: number,
  code: string,
  title: OfficialText,
  options: { compulsory?: boolean; nl?: string[]; lockedBelow?: TemplateNode["lockedBelow"] } = {},
): TemplateNode =>
  officialNode("strategicObjective", code, title, [], {
    number: `SD ${number}`,
    compulsory: options.compulsory ?? false,
    repeatable: true,
    ...(options.nl && { wordings: { nl: options.nl, fr: [] } }),
    ...(options.lockedBelow && { lockedBelow: options.lockedBelow }),
  });

const crimeNuisanceInsecurity = official(
  "Bestrijding van de criminaliteit, de overlast en het onveiligheidsgevoel",
  "Lutte contre la criminalité, les nuisances et le sentiment d'insécurité",
);
const reaction = official(
  "Reactie/repressie in het kader van criminaliteit en overlast",
  "Réaction/répression dans le cadre de la criminalité et des nuisances",
  "fr",
);
const feelingOfSecurity = official("Verhogen van het veiligheidsgevoel", "Augmenter le sentiment de sécurité", "fr");

/** Three rubrics. Only the strategic objectives that were seen are here, so the numbers have gaps, as in the printed model. */
export const vsc2018Template = (): TemplateNode[] => [
  officialNode(
    "chapter",
    "security-contract-grant",
    official("Toelage veiligheids- en samenlevingscontract", "Allocation contrat de sécurité et de société", "fr"),
    [
      officialNode("generalObjective", "crime-nuisance-and-insecurity", crimeNuisanceInsecurity, [
        strategic(2, "reaction-and-enforcement", reaction),
      ]),
    ],
    { number: "I" },
  ),
  officialNode(
    "chapter",
    "radicalisation-prevention-aid",
    official(
      "Bijkomende financiële hulp in het kader van preventie van gewelddadige radicalisering",
      "Aide financière complémentaire dans le cadre de la prévention de la radicalisation violente",
      "fr",
    ),
    [
      strategic(2, "feeling-of-security", feelingOfSecurity),
      strategic(
        4,
        "project-coordination",
        official(
          "Coördineren en opvolgen van de lokale veiligheids- en/of socio-preventieve projecten",
          "Coordonner et suivre les projets locaux de sécurité et/ou socio-préventifs",
          "fr",
        ),
      ),
    ],
    {
      number: "II",
      wordings: {
        nl: [
          "Bijkomende financiële hulp in het kader van preventie van gewelddadige radicalisering (Activiteitssector 1)",
          "Bijkomende financiële hulp in het kader van de preventie van gewelddadige radicalisering",
        ],
        fr: [],
      },
    },
  ),
  officialNode(
    "chapter",
    "online-detection-pilot",
    official(
      "Toelage pilootproject online detectie en interventie (strijd tegen gewelddadige radicalisering)",
      "Allocation projet pilote détection et intervention en ligne (lutte contre la radicalisation violente)",
      "fr",
    ),
    [
      officialNode(
        "generalObjective",
        "radicalisation-prevention",
        official(
          "Bestrijding van gewelddadige radicalisering – preventieluik",
          "Lutte contre la radicalisation violente – volet préventif",
          "fr",
        ),
        [
          strategic(
            1,
            "online-detection",
            official(
              "Online detectie – screening sociale media",
              "Détection en ligne – screening des médias sociaux",
              "fr",
            ),
            { lockedBelow: ["operationalObjective"] },
          ),
          strategic(
            2,
            "early-intervention",
            official("Vroegtijdig ingrijpen na detectie", "Intervenir précocement après détection", "fr"),
            { lockedBelow: ["operationalObjective"] },
          ),
          strategic(
            3,
            "counter-narrative",
            official("Counternarrative opzetten", "Mettre en place un contre-discours", "fr"),
            { nl: ["Counter narrative opzetten", "Counter-narrative opzetten"], lockedBelow: ["operationalObjective"] },
          ),
        ],
        { number: "Sector 1" },
      ),
      officialNode(
        "generalObjective",
        "radicalisation-diversity-and-cooperation",
        official(
          "Bestrijding van gewelddadige radicalisering door middel van diversiteit in het politiekorps en multidisciplinaire aanpak",
          "Lutte contre la radicalisation violente par la diversité au sein du corps de police et l'approche multidisciplinaire",
          "fr",
        ),
        [
          strategic(
            1,
            "police-diversity",
            official(
              "Bevorderen van diversiteit in het politiekorps",
              "Promouvoir la diversité au sein du corps de police",
              "fr",
            ),
            { lockedBelow: ["operationalObjective"] },
          ),
          strategic(
            2,
            "multidisciplinary-approach",
            official("Bevorderen multidisciplinaire aanpak", "Promouvoir l'approche multidisciplinaire", "fr"),
            { nl: ["Bevorderen van een multidisciplinaire aanpak"], lockedBelow: ["operationalObjective"] },
          ),
        ],
        { number: "Sector 2" },
      ),
    ],
    { number: "III" },
  ),
];

const policeZoneNote = "(Vraagstuk behandeld op het niveau van de politiezone)";
const compulsory = { compulsory: true };

/** Three activity sectors, all of them printed, the unused ones with empty rows: hence compulsory throughout. */
export const vsc2023Template = (): TemplateNode[] => [
  officialNode(
    "chapter",
    "police-zone-contribution",
    official("Bijdrage aan de werking van de politiezones", "Contribution au fonctionnement des zones de police"),
    [
      officialNode(
        "generalObjective",
        "contribute-to-police-zones",
        official(
          "Bijdrage aan de werking van de politiezones (vraagstuk behandeld op het niveau van de politiezone)",
          "Contribution au fonctionnement des zones de police (problématique traitée au niveau de la zone de police)",
          "fr",
        ),
        [
          strategic(
            1,
            "payment-for-projects",
            official(
              "Storting van een deel van of de hele toelage aan de politiezone in het kader van specifieke projecten",
              "Versement d'une partie ou de la totalité de l'allocation à la zone de police dans le cadre de projets spécifiques",
              "fr",
            ),
            compulsory,
          ),
          strategic(
            2,
            "payment-deducted-from-contribution",
            official(
              "Storting van een deel of van de hele toelage aan de politiezone die in mindering wordt gebracht van het verschuldigde bedrag door de gemeente voor de werking van de politiezone",
              "Versement d'une partie ou de la totalité de l'allocation à la zone de police, à déduire du montant dû par la commune pour le fonctionnement de la zone de police",
              "fr",
            ),
            compulsory,
          ),
        ],
        {
          ...compulsory,
          wordings: {
            nl: ["Bijdrage aan de werking van de politiezones"],
            fr: ["Contribution au fonctionnement des zones de police"],
          },
        },
      ),
    ],
    { ...compulsory, number: "1" },
  ),
  officialNode(
    "chapter",
    "crime-nuisance-and-insecurity",
    crimeNuisanceInsecurity,
    [
      officialNode(
        "generalObjective",
        "fight-crime-nuisance-and-insecurity",
        crimeNuisanceInsecurity,
        [
          strategic(
            1,
            "prevention",
            official(
              "Preventie van criminaliteit, overlast en/of het onveiligheidsgevoel",
              "Prévention de la criminalité, des nuisances et/ou du sentiment d'insécurité",
              "fr",
            ),
            compulsory,
          ),
          strategic(2, "reaction-and-enforcement", reaction, compulsory),
          strategic(
            3,
            "aftercare",
            official(
              "Nazorg van de daders en slachtoffers van criminaliteit en/of overlast en/of het onveiligheidsgevoel",
              "Suivi des auteurs et des victimes de criminalité et/ou de nuisances et/ou du sentiment d'insécurité",
              "fr",
            ),
            compulsory,
          ),
        ],
        compulsory,
      ),
    ],
    { ...compulsory, number: "2" },
  ),
  officialNode(
    "chapter",
    "terrorism-and-extremism",
    official("Bestrijding van terrorisme en extremisme", "Lutte contre le terrorisme et l'extrémisme"),
    [
      officialNode(
        "generalObjective",
        "local-projects-against-extremism",
        official(
          "Bestrijding van terrorisme en extremisme door middel van veiligheids- en/of socio-preventieve en gemeentelijke projecten",
          "Lutte contre le terrorisme et l'extrémisme au moyen de projets de sécurité et/ou socio-préventifs et communaux",
          "fr",
        ),
        [
          strategic(
            1,
            "social-prevention-and-networks",
            official(
              "Uitwerken van socio-preventief werk, met inbegrip van het tot stand brengen van netwerken",
              "Développer un travail socio-préventif, y compris la création de réseaux",
              "fr",
            ),
            compulsory,
          ),
          strategic(2, "feeling-of-security", feelingOfSecurity, compulsory),
          strategic(
            3,
            "analysis-and-monitoring",
            official(
              "Het verzekeren van de analyse, de diagnose en/of monitoring van het fenomeen in het kader van de strijd tegen terrorisme en extremisme",
              "Assurer l'analyse, le diagnostic et/ou le monitoring du phénomène dans le cadre de la lutte contre le terrorisme et l'extrémisme",
              "fr",
            ),
            compulsory,
          ),
          strategic(
            4,
            "project-coordination",
            official(
              "Het verzekeren van de coördinatie en opvolging van de lokale veiligheids- en/of socio-preventieve projecten",
              "Assurer la coordination et le suivi des projets locaux de sécurité et/ou socio-préventifs",
              "fr",
            ),
            compulsory,
          ),
        ],
        { ...compulsory, number: "AD 1" },
      ),
      officialNode(
        "generalObjective",
        "payment-to-police-zone",
        official(
          "Storting van een deel of van de volledige toelage aan de politiezone in het kader van specifieke projecten",
          "Versement d'une partie ou de la totalité de l'allocation à la zone de police dans le cadre de projets spécifiques",
          "fr",
        ),
        [
          strategic(
            1,
            "threat-analysis",
            official("Bijdragen aan de dreigingsanalyse", "Contribuer à l'analyse de la menace", "fr"),
            compulsory,
          ),
          strategic(
            2,
            "monitoring",
            official("Bijdragen aan de monitoring", "Contribuer au monitoring", "fr"),
            compulsory,
          ),
          strategic(
            3,
            "investigation-and-intelligence",
            official("Bijdragen aan de opsporing en inlichting", "Contribuer à la recherche et au renseignement", "fr"),
            compulsory,
          ),
          strategic(
            4,
            "follow-up-of-returnees",
            official("Bijdragen aan de follow-up van de «returnees»", "Contribuer au suivi des « returnees »", "fr"),
            compulsory,
          ),
        ],
        {
          ...compulsory,
          number: "AD 2",
          wordings: {
            nl: [
              `Storting van een deel of van de volledige toelage aan de politiezone in het kader van specifieke projecten ${policeZoneNote}`,
            ],
            fr: [],
          },
        },
      ),
    ],
    { ...compulsory, number: "3" },
  ),
];
