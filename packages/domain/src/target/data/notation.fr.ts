import type { Frequency, Phrases } from "../meaning.ts";
import type { Writing } from "../writing.ts";
import { comparatorSigns, everyday, list, slashPeriods } from "../notation.shared.ts";

const endings = (stem: string, ...tails: string[]): string[] => tails.map((tail) => stem + tail);
const el = (stem: string): string[] => endings(stem, "el", "elle", "els", "elles");
const equal = ["égal", "égale", "égaux", "égales"];
const comparedTo = (...words: string[]): string[] =>
  words.flatMap((word) =>
    equal.flatMap((form) => [
      `${word} ou ${form} à`,
      `${word} ou ${form} aux`,
      `${word} ou ${form}`,
      `${form} ou ${word} à`,
    ]),
  );
const greater = ["supérieur", "supérieure", "supérieurs", "supérieures"];
const smaller = ["inférieur", "inférieure", "inférieurs", "inférieures"];

const adjectives: readonly (readonly [Frequency, readonly string[], true?])[] = [
  [
    { per: "day", times: 1 },
    [...endings("quotidien", "", "s", "ne", "nes"), "journalier", "journaliers", "journalière", "journalières"],
  ],
  [{ per: "week", times: 1 }, ["hebdomadaire", "hebdomadaires", "hebdo"]],
  [{ per: "week", times: 2 }, ["bihebdomadaire", "bihebdomadaires"]],
  [{ per: "month", times: 1 }, el("mensu")],
  [{ per: "month", times: 2 }, el("bimensu")],
  [{ per: "year", times: 6 }, el("bimestri")],
  [{ per: "year", times: 4 }, el("trimestri")],
  [{ per: "year", times: 3 }, el("quadrimestri")],
  [{ per: "halfYear", times: 1 }, el("semestri")],
  [{ per: "year", times: 1 }, el("annu")],
  [{ per: "twoYears", times: 1 }, el("bisannu"), true],
  [{ per: "year", times: 2 }, el("biannu"), true],
  [{ per: "twoYears", times: 1 }, ["biennal", "biennale", "biennaux", "biennales"]],
];

const weekdaysFr = list`lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche`;

/** What French words and phrases mean in an indicator. Language data only; a longer phrase wins over a shorter one. */
export const phrasesFr: Phrases = [
  ...comparatorSigns(["à", "a", "aux", "que"]),
  ...slashPeriods,
  [
    { cmp: "gte" },
    [
      "au moins",
      "à tout le moins",
      "du moins",
      "au minimum de",
      "un minimum de",
      "minimum de",
      "pas moins de",
      "minimal de",
      "minimale de",
      "minimal",
      "minimale",
      "au bas mot",
      ...comparedTo(...greater, "plus grand", "plus grande"),
      "plus ou égal à",
      "plus grand ou égal à",
    ],
  ],
  [{ cmp: "gte", after: "gte" }, list`minimum, au minimum, min, min., mini`],
  [
    { cmp: "gt" },
    [
      "plus de",
      "plus d'",
      ...greater.map((word) => `${word} à`),
      ...greater.map((word) => `${word} aux`),
      "plus grand que",
      "dépasse",
      "dépassent",
      "excède",
      "excèdent",
      "dépassant",
    ],
  ],
  [
    { cmp: "lte" },
    [
      "au plus",
      "tout au plus",
      "au maximum de",
      "un maximum de",
      "maximum de",
      "pas plus de",
      "ne dépasse pas",
      "ne dépassent pas",
      "n' excède pas",
      "n' excèdent pas",
      "ne dépassant pas",
      "limité à",
      "limitée à",
      ...comparedTo(...smaller, "plus petit"),
    ],
  ],
  [{ cmp: "lte", after: "lte" }, list`maximum, au maximum, max, max., maximale de, maximal de`],
  [{ cmp: "gte" }, smaller.flatMap((word) => [`pas ${word} à`, `pas ${word} aux`])],
  [{ cmp: "lte" }, greater.flatMap((word) => [`pas ${word} à`, `pas ${word} aux`])],
  [
    { cmp: "lt" },
    [
      "moins de",
      "moins d'",
      ...smaller.map((word) => `${word} à`),
      ...smaller.map((word) => `${word} aux`),
      "plus petit que",
    ],
  ],
  [{ cmp: "eq" }, [...equal.map((form) => `${form} à`), "exactement", "précisément"]],
  [{ after: "gte" }, list`ou plus, ou davantage, et plus, ou plusieurs, au moins`],
  [{ after: "lte" }, list`ou moins, au plus`],

  ...everyday({
    nouns: [
      [{ per: "day", times: 1 }, list`jour, journée, jour ouvrable`, ["j", "jr"]],
      [{ per: "week", times: 1 }, list`semaine`, ["sem", "s"]],
      [{ per: "month", times: 1 }, list`mois`, ["m"]],
      [{ per: "year", times: 4 }, list`trimestre`, ["trim"]],
      [{ per: "year", times: 26 }, list`quinzaine`, []],
      [{ per: "halfYear", times: 1 }, list`semestre`, ["sem."]],
      [
        { per: "year", times: 1 },
        ["an", "année", "année civile", "exercice", "année de fonctionnement", "année d'activité", "année de travail"],
        ["a"],
      ],
      [{ per: "schoolYear", times: 1 }, list`année scolaire`, []],
      [{ per: "plan", times: 1 }, list`plan, période du plan, durée du plan`, []],
    ],
    per: ["par", "/", "fois l'", "à l'", "sur l'", "sur un", "sur une", "en un", "dans l'"],
    each: ["chaque"],
  }),
  [
    { per: { per: "year", times: 1 } },
    list`
    l'an, paran, sur base annuelle, sur une base annuelle, sur l'année, au cours de l'année, p.a., en rythme
    annuel, en base annuelle`,
  ],
  [{ per: { per: "month", times: 1 } }, list`parmois, sur base mensuelle, sur une base mensuelle`],
  [{ per: { per: "week", times: 1 } }, list`parsemaine, sur base hebdomadaire, sur une base hebdomadaire`],
  [
    { per: { per: "twoYears", times: 1 } },
    list`par deux ans, par 2 ans, par période de deux ans, par période de 2 ans, sur deux ans, sur 2 ans`,
  ],
  [
    { per: { per: "plan", times: 1 } },
    list`
    sur la durée du plan, sur toute la durée du plan, pendant la durée du plan, pendant toute la durée du plan,
    durant la durée du plan, durant le plan, pendant le plan, au cours du plan, sur la période du plan, pendant
    la période du plan, durant la période du plan, sur l'ensemble du plan, sur l'ensemble de la période, au
    cours de la période du plan, sur la durée du contrat, sur la durée de la convention, pendant la durée de la
    convention`,
  ],
  ...adjectives.map(
    ([often, words, ambiguous]) =>
      [{ often, form: "adjective" as const, ...(ambiguous ? { ambiguous } : {}) }, words] as const,
  ),
  [
    { often: { per: "year", times: 1 }, form: "adverb" },
    list`annuellement, tous les ans, d'année en année, chaque exercice`,
  ],
  [{ often: { per: "month", times: 1 }, form: "adverb" }, list`mensuellement, tous les mois`],
  [{ often: { per: "week", times: 1 }, form: "adverb" }, list`hebdomadairement, toutes les semaines`],
  [{ often: { per: "day", times: 1 }, form: "adverb" }, list`quotidiennement, journellement, tous les jours`],
  [{ often: { per: "year", times: 4 }, form: "adverb" }, list`trimestriellement, tous les trimestres`],
  [
    { often: { per: "halfYear", times: 1 }, form: "adverb" },
    list`semestriellement, tous les semestres, tous les six mois, tous les 6 mois`,
  ],
  [{ often: { per: "twoYears", times: 1 }, form: "adverb", ambiguous: true }, list`bisannuellement`],
  [{ often: { per: "twoYears", times: 1 }, form: "adverb" }, list`un an sur deux, une année sur deux`],
  [
    { often: { per: "year", times: 26 }, form: "adverb" },
    list`tous les quinze jours, tous les 15 jours, une semaine sur deux`,
  ],
  [
    { often: { per: "week", times: 1 }, form: "adverb" },
    weekdaysFr.flatMap((day) => [`chaque ${day}`, `tous les ${day}s`, `tous les ${day}`]),
  ],
  [
    { often: { per: "month", times: 1 }, form: "adverb" },
    weekdaysFr.flatMap((day) =>
      ["premier", "deuxième", "troisième", "quatrième", "dernier"].flatMap((order) => [
        `chaque ${order} ${day} du mois`,
        `le ${order} ${day} du mois`,
      ]),
    ),
  ],
  [{ every: true }, list`tous les, toutes les`],

  [{ times: true }, list`fois, x`],
  [{ number: 1, article: true, det: "indefinite" }, list`un, une`],
  [{ number: 0 }, list`aucun, aucune, zéro`],
  [{ number: 10 }, list`une dizaine, une dizaine de, une dizaine d', dizaine de`],
  [{ number: 12 }, list`une douzaine, une douzaine de, une douzaine d'`],
  [{ number: 15 }, list`une quinzaine de, une quinzaine d'`],
  [{ number: 20 }, list`une vingtaine, une vingtaine de, une vingtaine d'`],
  [{ number: 30 }, list`une trentaine, une trentaine de, une trentaine d'`],
  [{ number: 40 }, list`une quarantaine, une quarantaine de, une quarantaine d'`],
  [{ number: 60 }, list`une soixantaine, une soixantaine de, une soixantaine d'`],
  [{ number: 50 }, list`une cinquantaine, une cinquantaine de, une cinquantaine d'`],
  [{ number: 100 }, list`une centaine, une centaine de, une centaine d'`],
  [{ fraction: 50 }, list`la moitié, moitié`],
  [{ fraction: 25 }, list`un quart, le quart`],
  [{ fraction: 75 }, list`trois quarts, les trois quarts`],
  [{ fraction: 33.33 }, list`un tiers, le tiers`],
  [{ fraction: 66.67 }, list`deux tiers, les deux tiers`],
  [{ percent: true }, list`%, pour cent, pourcent, pourcents, p.c., pct`],
  [
    { yesNo: true },
    list`oui / non, oui-non, oui - non, oui ou non, o / n, non / oui, ja / nee, ja / neen, ja-nee, ja-neen`,
  ],

  [
    { by: "onOrBefore" },
    list`
    au plus tard, au plus tard le, au plus tard en, au plus tard à, au plus tard au, au plus tard pour le, au
    plus tard pour, pour au plus tard, pour le au plus tard, d'ici, d'ici le, d'ici à, d'ici au, d'ici la, d'ici
    à la, échéance, date limite, délai limite, avant ou le, pas plus tard que le, pour le`,
  ],
  [{ by: "before", stop: true }, list`avant, avant le, avant la`],
  [{ by: "for", stop: true }, list`pour`],
  [
    { on: true, stop: true },
    list`
    en, au, à la date du, dans le courant de, au cours de l'année, dans le courant de l'année,  courant, durant, pendant, au cours de, depuis, au cours du, lors
    de`,
  ],
  [{ on: true, det: "definite", filler: true }, list`le`],
  [
    { from: true },
    list`à partir de, à partir du, à partir d', à compter de, à compter du, dès, dès le, dès la, depuis le`,
  ],
  [{ until: true, stop: true }, list`jusqu'en, jusqu'au, jusqu'à, jusqu'à la, jusque, jusque fin`],
  [{ until: true, filler: true, stop: true }, list`à, a`],
  [{ opens: true, stop: true, of: true, filler: true }, list`de, d'`],
  [{ opens: true, stop: true, of: true, det: "definite" }, list`du`],
  [{ opens: true, stop: true }, list`entre`],
  [
    { endOf: true },
    list`
    fin, la fin, fin de, la fin de, à la fin de, la fin du, à la fin du, fin du, en fin de, fin de l', la fin de
    l', fin d'`,
  ],
  [
    { yearWord: true },
    list`année, l'année, exercice, l'exercice, an, année scolaire, l'année scolaire, année civile, l'année civile`,
  ],
  [{ planPeriod: true }, list`plan, période du plan, durée du plan, période, convention, contrat, projet`],
  [{ partOfYear: "quarter" }, list`trimestre`],
  [{ partOfYear: "semester" }, list`semestre`],
  [{ ordinal: 1 }, list`premier, première`],
  [{ ordinal: 2 }, list`deuxième, second, seconde`],
  [{ ordinal: 3 }, list`troisième`],
  [{ ordinal: 4 }, list`quatrième`],
  ...[
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
  ].map((name, index) => [{ month: index + 1 }, [name]] as const),
  [{ time: "minutes" }, list`minute, minutes`],
  [{ time: "hours" }, list`heure, heures, h, hr`],
  [{ time: "days" }, list`jour, jours, jour ouvrable, jours ouvrables, jours ouvrés, jours calendrier, j`],
  [{ time: "weeks" }, list`semaine, semaines`],
  [{ time: "months" }, list`mois`],
  [{ time: "years" }, list`an, ans, année, années`],
  [{ shortUnit: "hours" }, list`h, hr, h.`],
  [{ shortUnit: "days" }, list`j`],
  [{ shortUnit: "minutes" }, list`min, min.`],
  [
    { within: true, stop: true },
    list`
    dans les, dans un délai de, dans un délai d', dans le délai de, dans un délai maximum de, dans un délai
    maximal de, endéans les, endéans, endéans le, endéans la, sous, sous les, dans l', dans le, dans la, dans un
    délai maximum d', dans un délai inférieur à`,
  ],
  [{ afterEvent: true, stop: true }, list`après, suivant, qui suivent, plus tard, qui suit`],

  [
    { copula: true, verb: true, stop: true },
    list`
    est, sont, est de, est d', sont de, s'élève à, s'élèvent à, atteint, atteignent, compte, comptent, était,
    sera, seront, sera de, est fixé à, est fixée à, représente, représentent, comporte, comprend`,
  ],
  [{ copula: true, there: true }, list`il y a, on compte, il existe`],
  [
    { aux: true, verb: true, stop: true },
    list`
    a été, ont été`,
  ],
  [
    { aux: true, verb: true, stop: true, takesPlace: true },
    list`
    est réalisé, est réalisée, sont réalisés, sont réalisées, est organisé, est organisée, sont organisés,
    sont organisées, est effectué, est effectuée, sont effectués, sont effectuées, sont menés, sont menées`,
  ],
  [
    { verb: true, stop: true },
    list`
    ont, a eu, ont eu, bénéficie, bénéficient, reçoit, reçoivent, peut, peuvent, participe, participent, suit,
    suivent, obtient, obtiennent, fait, font, se, sentent, connaît, connaissent, donne, donnent, doit, doivent,
    estime, estiment, déclare, déclarent, reste, restent, vient, viennent, soit, soient, traduit`,
  ],
  [
    { exist: true },
    list`
    existence, existe, existent, existence effective, mis en place,
    mise en place effective, il existe, disponibilité, présence effective`,
  ],
  [
    { made: true, stop: true },
    list`
    approuvé, approuvée, approuvés, approuvées, adopté, adoptée, adoptés, adoptées, rédigé, rédigée, rédigés,
    rédigées, élaboré, élaborée, élaborés, élaborées, signé, signée, signés, signées, conclu, conclue, conclus,
    conclues, créé, créée, créés, créées, publié, publiée, publiés, publiées, disponible, disponibles,
    opérationnel, opérationnelle, opérationnels, opérationnelles, finalisé, finalisée, finalisés, finalisées,
    réalisé, réalisée, réalisés, réalisées, établi, établie, établis, établies, actualisé, actualisée,
    actualisés, actualisées, désigné, désignée, engagé, engagée, installé, installée, installés, installées,
    validé, validée, validés, validées, mise en place, mis en œuvre, mise en œuvre, mises en place, remis,
    remise, terminé, terminée, développé, développée`,
  ],
  [
    { change: 1 },
    list`
    croissance, augmentation, augmente, augmentent, hausse, progression, progresse, progressent, croît,
    accroissement, augmenter, en hausse, s'accroît`,
  ],
  [
    { change: -1 },
    list`baisse, diminution, diminue, diminuent, réduction, recul, décroissance, diminuer, réduire, en baisse`,
  ],
  [
    { changeAfter: 1 },
    list`
    de plus, en plus, supplémentaire, supplémentaires, additionnel, additionnelle, additionnels, additionnelles,
    d'augmentation, de croissance`,
  ],
  [{ changeAfter: -1 }, list`de moins, en moins, de baisse, de diminution`],

  [
    { head: "count" },
    list`
    nombre, nombre total, le nombre, le nombre total, nbre, nb, nbr, quantité, total, volume, aantal, #, nombre
    moyen`,
  ],
  [{ head: "percentage" }, list`taux, pourcentage, proportion, part, la part, le taux, le pourcentage, ratio`],
  [
    { head: "qualitative" },
    list`
    indicateur qualitatif, qualitatif, qualitative, description, analyse, nature, degré, évolution,
    satisfaction, perception, qualité, niveau, vécu, appréciation, type, types, profil des, comparaison,
    commentaire`,
  ],
  [
    { head: "delay" },
    list`
    délai, délai moyen, délai de traitement, délai de réaction, délai de réponse, délai d'intervention, temps de
    réponse, temps de réaction, temps d'attente, durée de traitement`,
  ],
  [
    { act: true },
    list`
    organisation, organiser, organise, réalisation, réaliser, mise en place, mise en œuvre, mettre en place,
    mettre en œuvre, élaboration, élaborer, rédaction, rédiger, création, créer, installation, installer,
    établissement, établir, publication, publier, diffusion, diffuser, participation, participer, tenue, tenir,
    signature, signer, conclusion, conclure, désignation, engagement, recrutement, acquisition, achat,
    placement, lancement, lancer, introduction, développement, développer, aménagement, ouverture, instauration,
    présentation, production, remise, constitution, adoption, enregistrement, distribution, tenir à jour, mener,
    effectuer, planification, intégration`,
  ],
  [
    { deliverable: true },
    list`
    organigramme, catalogue, base de données, site, site internet, site web, page, charte, baromètre, profil,
    liste, inventaire, carte, cartographie, journal de bord, fiche, fiches, formulaire, formulaires, modèle,
    procédure, procédures, règlement, ordonnance, vision, tableau de bord, planning, calendrier, agenda,
    directives, directive, diagnostic, moniteur, statistiques, chiffres, conditions, cahier des charges, lignes
    directrices, code, film, vidéo, application, bilan, synthèse, document, documents, support, supports,
    répertoire, registre, feuille de route, dossier`,
  ],
  [
    { relative: true, stop: true },
    list`
    qui, que, qu', dont, ayant, où, lesquels, lesquelles, auxquels, auxquelles, bénéficiant, participant à, pour
    lesquels, pour lesquelles, quand, lorsque`,
  ],
  [{ subordinate: true, stop: true }, list`dans lequel, dans laquelle, de sorte que, de manière à, afin que`],
  [
    { contains: true, verb: true, stop: true },
    list`mentionne, mentionnent, reprend, reprennent, contient, contiennent, indique, indiquent, décrit, décrivent, présente, présentent`,
  ],
  [{ and: true, stop: true }, list`et, ainsi que, et de, ainsi qu', plus`],
  [{ or: true, stop: true }, list`ou`],
  [
    { filler: true },
    list`
    environ, en moyenne, moyen, moyenne, soit, total, au total, chaque fois, objectif, cible, valeur cible,
    norme, que, y, respectivement, nouveau, nouveaux, nouvelle, nouvelles, nouvel, différents, différentes,
    divers, diverses, autre, autres, grand, grande, grands, grandes, petit, petite, petits, petites, principaux,
    principales, même, mêmes`,
  ],
  [{ det: "definite", filler: true }, list`la, les, l', ce, cet, cette, ces, nos, leurs, leur, notre, son, sa, ses`],
  [{ of: true, stop: true, filler: true, det: "definite" }, list`des, de la, de l', de ces, de nos, de leurs, de ses`],
  [{ stop: true, filler: true }, list`par`],
  [
    { stop: true },
    list`
    avec, aux, dans, sur, sous forme, chez, vers, contre, selon, via, concernant, relatif, relatifs, relative,
    relatives, lié, liés, liée, liées, sans, parmi, afin, dans le cadre, dans le cadre de, dans le cadre du, en
    faveur, en matière, en matière de, suite, grâce, ne, pas, non, se, il, elle, ils, elles, on, etc, etc.,
    auprès, visant, par rapport à, par rapport au, par rapport aux, y compris, comme, si`,
  ],
  [
    { label: true },
    list`
    art, art., article, n, n°, no, numéro, chapitre, point, phase, étape, niveau, bte, annexe, page, p., axe,
    pilier, objectif stratégique, indicateur, module, partie, volet, titre, loi, classe, catégorie, rubrique,
    covid, version, zone, ligne, §, bis, type, groupe`,
  ],
  [{ det: "definite", stop: true }, list`dans le, dans la, dans les, dans l', sur le, sur la, sur les`],
  [{ all: true, det: "definite" }, list`tous les, toutes les, l'ensemble des, la totalité des`],
  [
    { aside: true },
    list`
    y compris, compris, cf, cf., voir, par exemple, ex, ex., p.ex., comme, notamment, entre autres, dont, hors,
    exclus, excepté, c.-à-d., càd, conformément, inclus, incluant`,
  ],
  [{ person: true }, list`personne, tête, pers, pers.`],
  [{ verb: true, stop: true, takesPlace: true }, list`a lieu, ont lieu, se tient, se tiennent`],
  [{ takesPlace: true, stop: true }, list`organisé, organisée, organisés, organisées`],
  [{ verb: true, stop: true, does: "meetings" }, list`se réunit, se réunissent, se rencontre, se rencontrent`],
  [{ act: true, unit: "presences" }, list`présence`],
  [
    { act: true, unit: "participations" },
    list`participation à, participation au, participation aux, participer à, participer au, participer aux`,
  ],
  [{ deliverable: true }, list`à fournir, à réaliser`],
  [
    { versus: true, stop: true },
    list`que, qu', par rapport à, par rapport au, par rapport aux, comparé à, comparée à, en comparaison avec, vis-à-vis de`,
  ],
  [{ change: 1 }, list`↑, ↗`],
  [{ change: -1 }, list`↓, ↘`],
  [{ shortUnit: "persons" }, list`p, pers, pers.`],
  [{ unknownDate: true }, list`une date à déterminer`],
];

const monthsFr = list`janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre`;

/** "d'heures", "de réunions": the h of the unit list is silent everywhere. */
const elide = (noun: string): string => (/^[aeiouyàâéèêëîïôœùûh]/i.test(noun) ? `d'${noun}` : `de ${noun}`);

function ofFr(population: string): string {
  const [first = "", ...rest] = population.split(" ");
  const others = rest.join(" ");
  if (first === "les" && others) return `des ${others}`;
  if (first === "le" && others) return `du ${others}`;
  if ((first === "la" && others) || first.startsWith("l'")) return `de ${population}`;
  return elide(population);
}

export const writingFr: Writing = {
  comparators: { gte: "au moins", gt: "plus de", lte: "au plus", lt: "moins de" },
  rise: "hausse d'au moins",
  fall: "baisse d'au moins",
  per: {
    day: "par jour",
    week: "par semaine",
    month: "par mois",
    halfYear: "par semestre",
    year: "par an",
    schoolYear: "par année scolaire",
    twoYears: "par période de deux ans",
    plan: "sur la durée du plan",
    person: "par personne",
  },
  every: {
    "day 1": "chaque jour",
    "week 1": "chaque semaine",
    "month 1": "chaque mois",
    "halfYear 1": "chaque semestre",
    "year 1": "chaque année",
    "year 3": "tous les quatre mois",
    "year 4": "chaque trimestre",
    "year 6": "tous les deux mois",
    "year 13": "toutes les quatre semaines",
    "year 26": "toutes les deux semaines",
    "schoolYear 1": "chaque année scolaire",
    "twoYears 1": "tous les deux ans",
  },
  count: (noun) => (noun === null ? "nombre" : `nombre ${elide(noun)}`),
  percentage: "pourcentage",
  of: ofFr,
  one: (noun, feminine) => `${feminine ? "une" : "un"} ${noun}`,
  handIn: "à réaliser",
  exists: (day, often) => `existe${day === null ? "" : ` au ${day}`}${often === null ? "" : ` et est suivi ${often}`}`,
  yesNo: "oui/non",
  qualitative: "indicateur qualitatif",
  onOrBefore: (day) => `au plus tard le ${day}`,
  before: (day) => `avant le ${day}`,
  onOrBeforeUnknown: "au plus tard à une date à déterminer",
  beforeUnknown: "avant une date à déterminer",
  within: (span) => `dans un délai ${elide(span)}`,
  and: "et",
  quote: (printed) => `« ${printed} »`,
  day: (year, month, day) => `${day === 1 ? "1er" : day} ${monthsFr[month - 1] ?? ""} ${year}`,
  inYear: (year) => `en ${year}`,
  years: (from, to) => `de ${from} à ${to}`,
  days: (from, to) => `du ${from} au ${to}`,
  fromYear: (year) => `à partir de ${year}`,
  fromDay: (day) => `à partir du ${day}`,
  untilYear: (year) => `jusqu'en ${year}`,
  untilDay: (day) => `jusqu'au ${day}`,
};
