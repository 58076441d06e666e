/* Invented building blocks for plans that nobody wrote. No sentence of a real plan stands here. */
export type TextLanguage = "nl" | "fr";

type Blocks = {
  things: readonly string[];
  groups: readonly string[];
  places: readonly string[];
  aims: readonly string[];
  objectives: readonly ((thing: string, group: string, place: string, aim: string) => string)[];
  results: readonly ((thing: string, group: string, place: string, aim: string) => string)[];
  indicators: readonly ((thing: string, group: string, number: number, year: number) => string)[];
  intros: readonly ((thing: string, place: string) => string)[];
  units: readonly string[];
  /** Headings that stand in no official list. */
  ownObjectives: readonly string[];
  ownPhenomena: readonly string[];
};

const nl: Blocks = {
  things: [
    "buurtbabbels",
    "huisbezoeken",
    "infomomenten",
    "verlichtingsrondes",
    "lessenreeksen",
    "wijkwandelingen",
    "spreekuren",
    "bemiddelingen",
    "fietscontroles",
    "slotenmarkten",
    "vormingsdagen",
    "meldpunten",
    "sportnamiddagen",
    "nachtelijke rondes",
    "theatervoorstellingen",
    "camera-inventarissen",
    "contactfiches",
    "casusoverleggen",
    "tipkaarten",
    "zomerpatrouilles",
  ],
  groups: [
    "bewoners van sociale woningen",
    "handelaars uit het kernwinkelgebied",
    "leerlingen van het vijfde leerjaar",
    "ouders en voogden",
    "senioren die alleen wonen",
    "nieuwe inwoners",
    "conciërges en huisbewaarders",
    "jeugdleiders",
    "pendelaars aan het station",
    "vrijwilligers",
    "slachtoffers",
    "uitbaters van nachtwinkels",
  ],
  places: [
    "in de stationsbuurt",
    "op de kaaien",
    "rond de zwemplas",
    "in de ondergrondse parkings",
    "langs de jaagpaden",
    "in de deelgemeenten",
    "op het marktplein",
    "in de omgeving van de campus",
    "aan de bushaltes",
    "in de volkstuinen",
  ],
  aims: [
    "zodat de drempel om iets te melden lager wordt",
    "met aandacht voor wie het Nederlands nog niet beheerst",
    "om de samenwerking tussen de diensten vlotter te laten verlopen",
    "in overleg met de wijkinspecteurs en de straathoekwerkers",
    "waarbij elke partner zijn eigen opdracht behoudt",
    "binnen de grenzen van het beroepsgeheim",
    "en daarover helder te communiceren",
    "volgens een vooraf afgesproken draaiboek",
    "met middelen die de stad zelf vrijmaakt",
  ],
  objectives: [
    (t, g, p, a) => `Organiseren van ${t} voor ${g} ${p}, ${a}`,
    (t, g, p) => `Het aanbod aan ${t} ${p} afstemmen op de vragen van ${g}`,
    (t, g, _p, a) => `De dienst zet in op ${t} samen met ${g}, ${a}`,
    (t, _g, p) => `Meer ${t} ${p}`,
    (t, g, p, a) => `Een netwerk van ${g} uitbouwen dat ${t} ${p} mee begeleidt, ${a}`,
    (t, g) => `Zorgen voor degelijke ${t} ten behoeve van ${g}.`,
  ],
  results: [
    (t, g, p) => `Er zijn ${t} opgestart ${p} en ${g} vinden er vlot hun weg naartoe.`,
    (t, g) => `De ${t} worden elk najaar besproken met ${g}`,
    (t, g, p, a) => `Een werkgroep volgt de ${t} ${p} op, ${a}`,
    (t, g) => `${g.charAt(0).toUpperCase()}${g.slice(1)} kennen het aanbod (${t}, folder en website).`,
    (t, _g, p) => `De ${t} ${p} verlopen volgens een vast schema`,
    (t, g, p, a) => `Het draaiboek voor ${t} is klaar. Het wordt ${p} uitgetest met ${g}, ${a}`,
    (t) => `Kwaliteitsvolle ${t}`,
    (t, g, p) =>
      `Afspraken over ${t} zijn op papier gezet en ondertekend door de stad, de politie en ${g} die ${p} actief zijn`,
  ],
  indicators: [
    (t, _g, n) => `Aantal ${t}: ≥ ${n}/jaar`,
    (t, g, n) => `Aantal ${t} voor ${g} is minstens ${n} per jaar`,
    (t) => `Bestaan van een kalender voor ${t}: ja/nee`,
    (t, g) => `Aantal ${g} dat deelneemt aan de ${t}`,
    (t, _g, n) => `Minstens ${n} ${t} per jaar`,
    (t) => `Jaarlijks verslag over de ${t}`,
    (_t, g, n) => `${Math.min(n * 5, 100)}% van de ${g} is tevreden over de begeleiding`,
    (t, _g, _n, y) => `Ten laatste op 01/03/${y} is er een evaluatienota over de ${t}`,
    (t, g, n) => `Aantal uren dat medewerkers besteden aan ${t} samen met ${g}: >/= tot ${n} uur/week`,
    (t, g) => `Opgemaakt overzicht van ${t} en van de vragen die ${g} daarbij stellen`,
  ],
  intros: [
    (t, p) =>
      `De voorbije jaren namen de klachten ${p} toe. De stad wil daarom sterker inzetten op ${t}. Cijfers van de politie en van de eigen diensten geven aan dat de problemen zich vooral 's avonds voordoen.`,
    (t) => `Dit hoofdstuk beschrijft wat de stad doet met ${t}. Het vult aan wat in het zonaal veiligheidsplan staat.`,
  ],
  units: [
    "DIENST PREVENTIE",
    "CEL NAZORG",
    "Team Straathoekwerk",
    "MEDLOC / BEMIDDELING",
    "GEMEENSCHAPSWACHTEN",
    "Dienst Jeugd",
  ],
  ownObjectives: [
    "Het vertrouwen tussen buurt en diensten herstellen",
    "Jonge daders vroeger bereiken",
    "Kennis over het fenomeen delen met partners",
  ],
  ownPhenomena: ["Zwerfvuil bij evenementen", "Lawaai van terrassen en pleinen", "Oplichting aan de deur"],
};

const fr: Blocks = {
  things: [
    "rondes de quartier",
    "visites à domicile",
    "séances d'information",
    "ateliers de dialogue",
    "permanences",
    "marches exploratoires",
    "médiations",
    "contrôles de vélos",
    "journées de formation",
    "après-midis sportives",
    "cafés-citoyens",
    "cycles de leçons",
    "fiches de contact",
    "réunions de concertation",
    "patrouilles d'été",
    "points de signalement",
    "représentations théâtrales",
    "tables rondes",
  ],
  groups: [
    "locataires de logements sociaux",
    "commerçants du centre",
    "élèves de cinquième primaire",
    "parents et tuteurs",
    "personnes âgées isolées",
    "nouveaux habitants",
    "concierges d'immeubles",
    "animateurs de jeunesse",
    "navetteurs",
    "bénévoles",
    "victimes",
    "exploitants de magasins de nuit",
  ],
  places: [
    "aux abords de la gare",
    "sur les quais",
    "autour de l'étang",
    "dans les parkings souterrains",
    "le long du canal",
    "dans les sections de la commune",
    "sur la place du marché",
    "près du campus",
    "aux arrêts de bus",
    "dans les potagers collectifs",
  ],
  aims: [
    "afin d'abaisser le seuil de signalement",
    "avec une attention pour les personnes qui maîtrisent peu le français",
    "pour faciliter la collaboration entre les services",
    "en concertation avec les inspecteurs de quartier",
    "chaque partenaire gardant sa propre mission",
    "dans les limites du secret professionnel",
    "et en communiquer clairement les résultats",
    "selon un scénario convenu à l'avance",
    "avec des moyens que la ville dégage elle-même",
  ],
  objectives: [
    (t, g, p, a) => `Organiser des ${t} pour les ${g} ${p}, ${a}`,
    (t, g, p) => `Adapter l'offre de ${t} ${p} aux demandes des ${g}`,
    (t, g, _p, a) => `Le service mise sur des ${t} avec les ${g}, ${a}`,
    (t, _g, p) => `Davantage de ${t} ${p}`,
    (t, g, p, a) => `Développer un réseau de ${g} qui accompagne les ${t} ${p}, ${a}`,
    (t, g) => `Veiller à la qualité des ${t} au profit des ${g}.`,
  ],
  results: [
    (t, g, p) => `Des ${t} sont lancées ${p} et les ${g} y trouvent facilement leur place.`,
    (t, g) => `Les ${t} sont discutées chaque automne avec les ${g}`,
    (t, _g, p, a) => `Un groupe de travail suit les ${t} ${p}, ${a}`,
    (t, g) => `Les ${g} connaissent l'offre (${t}, dépliant et site internet).`,
    (t, _g, p) => `Les ${t} ${p} se déroulent selon un calendrier fixe`,
    (t, g, p, a) => `Le scénario des ${t} est prêt. Il est testé ${p} avec les ${g}, ${a}`,
    (t) => `Qualité des ${t}`,
    (t, g, p) =>
      `Des accords sur les ${t} sont mis par écrit et signés par la ville, la police et les ${g} actifs ${p}`,
  ],
  indicators: [
    (t, _g, n) => `Nombre de ${t} : ≥ ${n}/an`,
    (t, g, n) => `Nombre de ${t} pour les ${g} : au moins ${n} par an`,
    (t) => `Existence d'un calendrier des ${t} : oui/non`,
    (t, g) => `Nombre de ${g} qui participent aux ${t}`,
    (t, _g, n) => `Au moins ${n} ${t} par an`,
    (t) => `Rapport annuel sur les ${t}`,
    (_t, g, n) => `${Math.min(n * 5, 100)} % des ${g} satisfaits de l'accompagnement`,
    (t, _g, _n, y) => `Note d'évaluation sur les ${t} au plus tard le 01/03/${y}`,
    (t, g, n) => `Nombre d'heures consacrées aux ${t} avec les ${g} : ≥ ${n} h/semaine`,
    (t, g) => `Relevé des ${t} et des questions que posent les ${g}`,
  ],
  intros: [
    (t, p) =>
      `Ces dernières années, les plaintes ont augmenté ${p}. La ville veut dès lors investir davantage dans les ${t}. Les chiffres de la police et de nos services montrent que les problèmes surviennent surtout le soir.`,
    (t) => `Ce chapitre décrit ce que la ville entreprend avec les ${t}. Il complète le plan zonal de sécurité.`,
  ],
  units: [
    "SERVICE PREVENTION",
    "CELLULE SUIVI",
    "Équipe Travail social de rue",
    "MEDLOC / MEDIATION",
    "GARDIENS DE LA PAIX",
    "Service Jeunesse",
  ],
  ownObjectives: [
    "Rétablir la confiance entre le quartier et les services",
    "Toucher plus tôt les jeunes auteurs",
    "Partager les connaissances avec les partenaires",
  ],
  ownPhenomena: [
    "Dépôts clandestins lors d'événements",
    "Bruit des terrasses et des places",
    "Escroqueries à domicile",
  ],
};

export const wording: Record<TextLanguage, Blocks> = { nl, fr };
