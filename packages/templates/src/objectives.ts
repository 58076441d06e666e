import type { Phenomenon, ReferenceObjective } from "@salus/domain";
import { official } from "./official-text.ts";

type Level = ReferenceObjective["level"];
type Wordings = { nl?: string[]; fr?: string[] };

const objective =
  (level: Level, appliesTo: ReferenceObjective["appliesTo"]) =>
  (code: string, title: ReferenceObjective["title"], wordings: Wordings = {}): ReferenceObjective => ({
    code,
    level,
    appliesTo,
    title,
    wordings: { nl: wordings.nl ?? [], fr: wordings.fr ?? [] },
  });

const coordinationGeneral = objective("generalObjective", "coordination");
const coordinationStrategic = objective("strategicObjective", "coordination");
const phenomenonGeneral = objective("generalObjective", "phenomenon");
const phenomenonStrategic = objective("strategicObjective", "phenomenon");

/** The fixed general and strategic objectives of the SVPP, in the order of the model. Those of the VSC stand in its frameworks. */
export const objectives: readonly ReferenceObjective[] = [
  coordinationGeneral(
    "use-of-the-plan",
    official(
      "Aanwending van het strategisch veiligheids- en preventieplan",
      "Mise en œuvre du plan stratégique de sécurité et de prévention",
      "fr",
    ),
    {
      nl: ["Aanwending van het strategisch preventie- en veiligheidsplan"],
      fr: [
        "Utilisation du plan stratégique de sécurité et de prévention",
        "Exécution du plan stratégique de sécurité et de prévention",
      ],
    },
  ),
  coordinationGeneral(
    "local-prevention-policy",
    official(
      "Tot stand brengen, bevorderen en besturen van een lokaal geïntegreerd en integraal preventiebeleid",
      "Initier, promouvoir et gérer une politique locale de prévention intégrée et intégrale",
      "fr",
    ),
    {
      nl: ["Tot stand brengen, bevorderen en besturen van een lokaal integraal en geïntegreerd preventiebeleid"],
      fr: [
        "Initier, promouvoir et piloter une politique locale de prévention intégrée et intégrale",
        "Créer, promouvoir et gérer une politique de prévention locale intégrale et intégrée",
      ],
    },
  ),
  coordinationStrategic(
    "administrative-and-financial-follow-up",
    official(
      "Een goede administratieve, logistieke en financiële opvolging van het plan en opvolging met de subsidiërende overheid verzekeren",
      "Assurer le bon suivi administratif, logistique et financier du plan et le suivi avec le pouvoir subsidiant",
      "fr",
    ),
    {
      nl: [
        "Een goede administratieve, logistieke en financiële werking van het plan en de opvolging met de subsidiërende overheid verzekeren",
      ],
      fr: [
        "Assurer une bonne gestion administrative, logistique et financière du plan et le suivi avec le pouvoir subsidiant",
        "Assurer le bon fonctionnement administratif, logistique et financier du plan et le suivi avec l'autorité subsidiante",
      ],
    },
  ),
  coordinationStrategic(
    "permanent-evaluation",
    official(
      "Een permanent evaluatieproces van het plan verzekeren",
      "Assurer un processus d'évaluation permanent du plan",
      "fr",
    ),
    { fr: ["Assurer un processus permanent d'évaluation du plan"] },
  ),
  coordinationStrategic(
    "public-information",
    official("Verzekeren van informatie naar de bevolking", "Assurer l'information à la population", "fr"),
    {
      nl: ["De informatie naar de bevolking verzekeren"],
      fr: ["Assurer l'information de la population", "Assurer l'information vers la population"],
    },
  ),
  coordinationStrategic(
    "local-cooperation",
    official(
      "Een samenwerkingsverband tussen de verschillende lokale preventieacties en een afstemming met de zonale politionele preventie verzekeren",
      "Assurer une collaboration entre les différentes actions locales de prévention et la concertation avec la prévention policière zonale",
      "fr",
    ),
    {
      nl: [
        "Een samenwerkingsverband tussen de verschillende gemeentelijke preventieacties en een afstemming met de zonale politionele preventie verzekeren",
      ],
      fr: [
        "Assurer une collaboration entre les différentes actions communales de prévention et une concertation avec la prévention policière zonale",
        "Assurer un partenariat entre les différentes actions locales de prévention et une harmonisation avec la prévention policière zonale",
      ],
    },
  ),
  phenomenonGeneral(
    "prevent-detect-limit",
    official(
      "Voorkomen, opsporen en beperken van {phenomenon} en/of het ermee verbonden onveiligheidsgevoel",
      "Prévenir, détecter et limiter {phenomenon} et/ou le sentiment d'insécurité y relatif",
    ),
    {
      nl: [
        "Het voorkomen, aan het licht brengen en verminderen van {phenomenon} en/of de onveiligheidsgevoelens met betrekking tot {phenomenon}",
        "Voorkomen, opsporen en beperken van {phenomenon} en/of het onveiligheidsgevoel dat daarmee samenhangt",
      ],
      fr: [
        "Prévenir, détecter et diminuer {phenomenon} et/ou le sentiment d'insécurité y relatif",
        "Prévenir, détecter et limiter {phenomenon} et/ou le sentiment d'insécurité qui y est lié",
      ],
    },
  ),
  phenomenonStrategic(
    "integrated-approach",
    official("Een geïntegreerde en integrale aanpak bevorderen", "Promouvoir une approche intégrée et intégrale"),
    {
      nl: ["Een geïntegreerde en intergrale aanpak bevorderen", "Een integrale en geïntegreerde aanpak bevorderen"],
      fr: [
        "Favoriser une approche intégrée et intégrale",
        "Promouvoir une approche intégrale et intégrée",
        "Favoriser une approche intégrale et intégrée",
      ],
    },
  ),
  phenomenonStrategic(
    "criminogenic-environment",
    official(
      "Inwerken op de criminogene omstandigheden en omgeving",
      "Agir sur les circonstances et l'environnement criminogènes",
    ),
    { fr: ["Agir sur les circonstances et environnements criminogènes"] },
  ),
  phenomenonStrategic(
    "social-control",
    official("De sociale controle bevorderen", "Favoriser le contrôle social", "fr"),
    { nl: ["Bevorderen van de sociale controle"], fr: ["Promouvoir le contrôle social"] },
  ),
  phenomenonStrategic(
    "victimisation",
    official(
      "De negatieve gevolgen gelinkt aan slachtofferschap doen afnemen",
      "Diminuer les conséquences négatives liées à la victimisation",
      "fr",
    ),
    {
      nl: ["De negatieve gevolgen verbonden aan slachtofferschap verminderen"],
      fr: ["Réduire les conséquences négatives liées à la victimisation"],
    },
  ),
  phenomenonStrategic(
    "deter-potential-offenders",
    official("Potentiële daders van overtredingen ontraden", "Dissuader les auteurs potentiels d'infractions"),
    {
      nl: ["Ontraden van potentiële plegers van inbreuken", "Potentiële misdrijfplegers ontraden"],
      fr: ["Décourager les auteurs potentiels d'infractions", "Dissuader les auteurs potentiels"],
    },
  ),
  phenomenonStrategic(
    "risk-behaviour",
    official("Verminderen van het risicogedrag", "Diminuer les comportements à risque"),
    {
      nl: ["Verminderen van het risicodrag", "Het risicogedrag verminderen"],
      fr: ["Réduire les comportements à risque", "Diminuer les comportements à risques"],
    },
  ),
  phenomenonStrategic(
    "resocialise-youth",
    official(
      "De resocialisatie van probleemjongeren bevorderen",
      "Favoriser la resocialisation des jeunes à problèmes",
      "fr",
    ),
    {
      nl: ["De re-integratie van probleemjongeren bevorderen"],
      fr: ["Favoriser la resocialisation des jeunes en difficulté", "Favoriser la réinsertion des jeunes à problèmes"],
    },
  ),
  phenomenonStrategic(
    "resocialise-drug-users",
    official(
      "De resocialisatie van druggebruikers bevorderen",
      "Favoriser la resocialisation des usagers de drogues",
      "fr",
    ),
    {
      nl: ["De re-integratie van druggebruikers bevorderen"],
      fr: [
        "Favoriser la resocialisation des usagers de drogue",
        "Favoriser la resocialisation des toxicomanes",
        "Favoriser la réinsertion des usagers de drogues",
      ],
    },
  ),
];

export const findObjective = (code: string): ReferenceObjective | undefined =>
  objectives.find((candidate) => candidate.code === code);

/** Puts the phrase of the phenomenon into a formula that holds `{phenomenon}`. */
export const fillPhenomenon = (text: string, phenomenon: Phenomenon, language: "nl" | "fr"): string =>
  text.replaceAll("{phenomenon}", phenomenon.phrase[language]);
