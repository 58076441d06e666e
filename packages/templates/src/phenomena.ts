import type { OfficialText, Phenomenon } from "@salus/domain";
import { official } from "./official-text.ts";

/*
 * The list is what public documents name (besafe.be and the plans of Mechelen, Molenbeek, Kortrijk, Auderghem and
 * Knokke-Heist). The complete list of the royal decree was not found: the framework manager can add to it.
 */
type Entry = {
  title: OfficialText;
  fr: string;
  nl?: string;
  wordings?: { nl?: string[]; fr?: string[] };
  closed?: boolean;
  note?: string;
};

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const phenomenon = (code: string, { title, fr, nl, wordings, closed, note }: Entry): Phenomenon => ({
  code,
  title,
  phrase: { nl: nl ?? lowerFirst(title.nl), fr },
  wordings: { nl: wordings?.nl ?? [], fr: wordings?.fr ?? [] },
  closed: closed ?? false,
  note: note ?? null,
});

export const phenomena: readonly Phenomenon[] = [
  phenomenon("social-nuisance", {
    title: official("Sociale overlast", "Nuisances sociales"),
    fr: "les nuisances sociales",
  }),
  phenomenon("burglary", {
    title: official("Inbraak", "Cambriolage"),
    fr: "le cambriolage",
    wordings: { nl: ["woninginbraak", "inbraken"], fr: ["cambriolages", "vol dans les habitations"] },
  }),
  phenomenon("drug-related-nuisance", {
    title: official("Druggerelateerde maatschappelijke overlast", "Nuisances sociales liées à la drogue"),
    fr: "les nuisances sociales liées à la drogue",
    wordings: {
      nl: ["druggerelateerde overlast", "drugsgerelateerde maatschappelijke overlast"],
      fr: ["nuisances publiques liées à la drogue", "nuisances sociales liées aux drogues"],
    },
  }),
  phenomenon("theft-of-and-from-cars", {
    title: official("Diefstal van en in auto's", "Vol de et dans les voitures"),
    fr: "le vol de et dans les voitures",
    wordings: {
      nl: ["diefstal van en in voertuigen", "diefstal van en uit wagens", "diefstal uit wagens", "autodiefstal"],
      fr: ["vol de et dans les véhicules", "vol de voiture et vol dans les voitures"],
    },
  }),
  phenomenon("administratively-sanctionable-nuisance", {
    title: official("Administratief sanctioneerbare overlast", "Nuisances sanctionnables via le dispositif SAC"),
    fr: "les nuisances sanctionnables via le dispositif SAC",
    wordings: {
      nl: [
        "administratief bestrafte inbreuken op de burgerlijke wellevendheid",
        "administratief bestrafte inbreuken op de burgerlijke wellevendeid",
        "inbreuken op de burgerlijke wellevendheid",
      ],
      fr: ["incivilités sanctionnées administrativement", "incivilités", "nuisances sanctionnables administrativement"],
    },
  }),
  phenomenon("bicycle-theft", {
    title: official("Fietsdiefstal", "Vol de vélo", "fr"),
    fr: "le vol de vélo",
    wordings: { nl: ["diefstal van fietsen", "fietsdiefstallen"], fr: ["vol de vélos", "vols de vélos"] },
  }),
  phenomenon("shoplifting", {
    title: official("Winkeldiefstal", "Vol à l'étalage", "fr"),
    fr: "le vol à l'étalage",
    wordings: { nl: ["winkeldiefstallen"], fr: ["vols à l'étalage", "vol dans les magasins"] },
  }),
  phenomenon("pickpocketing", {
    title: official("Gauwdiefstal", "Vol à la tire", "fr"),
    fr: "le vol à la tire",
    wordings: { nl: ["gauwdiefstallen"], fr: ["vols à la tire"] },
  }),
  phenomenon("theft-with-violence", {
    title: official("Diefstal met geweld", "Vol avec violence"),
    fr: "le vol avec violence",
    wordings: { fr: ["vol avec violences"] },
  }),
  phenomenon("armed-robbery", {
    title: official("Gewapende diefstal", "Vol à main armée"),
    fr: "le vol à main armée",
  }),
  phenomenon("road-safety", {
    title: official("Verkeersveiligheid", "Sécurité routière"),
    fr: "la sécurité routière",
    wordings: { nl: ["veiligheid op de openbare weg"] },
    note: "The fixed formula reads oddly here (to prevent road safety); it is kept as printed.",
  }),
  phenomenon("youth-violence", {
    title: official("Jongerengeweld", "Violence juvénile", "fr"),
    fr: "la violence juvénile",
    wordings: { nl: ["jeugdcriminaliteit", "geweld door jongeren"], fr: ["délinquance juvénile"] },
    note: "Auderghem prints jeugdcriminaliteit: taken for the same entry, to be confirmed by the federal administration.",
  }),
  phenomenon("violence-in-school-environment", {
    title: official("Geweld in de schoolomgeving", "Violence en milieu scolaire", "fr"),
    fr: "la violence en milieu scolaire",
    wordings: { nl: ["geweld in het schoolmilieu"], fr: ["violences en milieu scolaire"] },
  }),
  phenomenon("violence-on-public-transport", {
    title: official("Geweld in het openbaar vervoer", "Violence dans les transports en commun", "fr"),
    fr: "la violence dans les transports en commun",
    wordings: { nl: ["geweld op het openbaar vervoer"], fr: ["violence dans les transports publics"] },
  }),
  phenomenon("violence-at-events", {
    title: official(
      "Geweld tijdens evenementen en publieke gebeurtenissen",
      "Violence lors d'événements et de manifestations publiques",
      "fr",
    ),
    fr: "la violence lors d'événements et de manifestations publiques",
    wordings: { nl: ["geweld tijdens openbare evenementen en manifestaties"] },
  }),
  phenomenon("intrafamily-violence", {
    title: official("Intrafamiliaal geweld", "Violence intrafamiliale", "fr"),
    fr: "la violence intrafamiliale",
    wordings: { nl: ["familiaal geweld"], fr: ["violences intrafamiliales"] },
  }),
  phenomenon("partner-violence", {
    title: official("Partnergeweld", "Violences conjugales"),
    fr: "les violences conjugales",
    wordings: { fr: ["violence conjugale", "violences entre partenaires"] },
  }),
  phenomenon("honour-related-violence", {
    title: official(
      "Eergerelateerd geweld en gedwongen huwelijken",
      "Violences liées à l'honneur et mariages forcés",
      "fr",
    ),
    fr: "les violences liées à l'honneur et les mariages forcés",
    wordings: { nl: ["eergerelateerd geweld en de gedwongen huwelijken", "eergerelateerd geweld"] },
  }),
  phenomenon("violence-against-children", {
    title: official("Geweld tegen kinderen", "Violence contre les enfants"),
    fr: "la violence contre les enfants",
  }),
  phenomenon("violence-against-older-people", {
    title: official("Geweld tegen senioren", "Violence contre les personnes âgées"),
    fr: "la violence contre les personnes âgées",
    wordings: { nl: ["geweld tegen ouderen"] },
  }),
  phenomenon("sexual-offences", {
    title: official("Seksuele delinquentie", "Délinquance sexuelle"),
    fr: "la délinquance sexuelle",
  }),
  phenomenon("organised-crime", {
    title: official("Georganiseerde criminaliteit", "Crime organisé"),
    fr: "le crime organisé",
    wordings: { fr: ["criminalité organisée"] },
  }),
  phenomenon("violence-against-lgbt-people", {
    title: official("Geweld tegen holebi's en transgenders", "Violence contre les holebis et les transgenres"),
    fr: "la violence contre les holebis et les transgenres",
  }),
  phenomenon("violence-against-public-functions", {
    title: official(
      "Geweld tegenover de representatieve overheidsfuncties",
      "Violence à l'égard des fonctions représentatives de l'autorité",
      "fr",
    ),
    fr: "la violence à l'égard des fonctions représentatives de l'autorité",
    wordings: {
      nl: [
        "geweld tegen representatieve functies van de overheid",
        "geweld tegen representatieve overheidsfuncties",
        "geweld tegenover de representatieve overheids functies",
      ],
    },
  }),
  phenomenon("urban-gang-violence", {
    title: official("Geweld gepleegd door stadsbenden", "Violence commise par des bandes urbaines", "fr"),
    fr: "la violence commise par des bandes urbaines",
    wordings: { fr: ["bandes urbaines"] },
  }),
  phenomenon("violent-radicalisation", {
    title: official("Gewelddadige radicalisering", "Radicalisation violente"),
    fr: "la radicalisation violente",
    wordings: {
      nl: ["gewelddadige radicalisering en terrorisme", "geweldaddige radicalisering"],
      fr: ["radicalisme violent", "radicalisation violente et terrorisme"],
    },
  }),
  phenomenon("racism-discrimination-extremism", {
    title: official("Racisme, discriminatie en extremisme", "Racisme, discrimination et extrémisme", "fr"),
    fr: "le racisme, la discrimination et l'extrémisme",
    wordings: { nl: ["racisme en discriminatie"], fr: ["racisme et discrimination"] },
  }),
  phenomenon("cybercrime", {
    title: official("Cybercriminaliteit", "Cybercriminalité", "fr"),
    fr: "la cybercriminalité",
    wordings: {
      nl: ["cybercriminaliteit en andere vormen van misbruik van informatie en technologie"],
      fr: ["cybercriminalité et autres formes d'abus des technologies de l'information"],
    },
  }),
  phenomenon("fraud", {
    title: official("(Financiële) fraude", "Fraude (financière)", "nl", "fr"),
    fr: "la fraude (financière)",
    wordings: { nl: ["fraude", "financiële fraude"], fr: ["fraude", "fraude financière"] },
    note: "Named in French as a group of phenomena; not seen as a chapter of a plan.",
  }),
  phenomenon("property-crime", {
    title: official("Eigendomsdelicten", "Délits contre la propriété", "fr"),
    fr: "les délits contre la propriété",
    closed: true,
    note: "Entry of the plans 2007-2010 (Knokke-Heist); not found in later ones.",
  }),
];

export const findPhenomenon = (code: string): Phenomenon | undefined =>
  phenomena.find((candidate) => candidate.code === code);
