import type { Phrases } from "../meaning.ts";
import type { Writing } from "../writing.ts";
import { comparatorSigns, everyday, list, slashPeriods } from "../notation.shared.ts";

const weekdaysNl = list`maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag`;

/** What Dutch words and phrases mean in an indicator. Language data only; a longer phrase wins over a shorter one. */
export const phrasesNl: Phrases = [
  ...slashPeriods,
  ...comparatorSigns(["tot", "a", "aan", "dan"]),
  [
    { cmp: "gte" },
    list`
    minstens, tenminste, ten minste, op zijn minst, minimaal, als minimum, niet minder dan, niet lager dan, niet kleiner dan,
    groter of gelijk aan, groter of gelijk dan, groter dan of gelijk aan, groter of gelijk, hoger of gelijk aan,
    hoger dan of gelijk aan, meer of gelijk aan, meer dan of gelijk aan, gelijk aan of groter dan, gelijk aan of
    hoger dan, gelijk aan of meer dan, gelijk of groter dan`,
  ],
  [{ cmp: "gte", after: "gte" }, list`minimum, een minimum van, met een minimum van, min, min.`],
  [{ cmp: "gt" }, list`meer dan, groter dan, hoger dan, langer dan, ruim`],
  [
    { cmp: "lte" },
    list`
    hoogstens, ten hoogste, maximaal, niet meer dan, niet hoger dan, niet groter dan, kleiner of gelijk aan,
    kleiner dan of gelijk aan, lager of gelijk aan, lager dan of gelijk aan, minder of gelijk aan, minder dan of
    gelijk aan, gelijk aan of kleiner dan, gelijk aan of lager dan, beperkt tot`,
  ],
  [{ cmp: "lte", after: "lte" }, list`maximum, een maximum van, max, max.`],
  [{ cmp: "lt" }, list`minder dan, kleiner dan, lager dan, korter dan, sneller dan`],
  [{ cmp: "eq" }, list`gelijk aan, exact, precies, juist`],
  [{ after: "gte" }, list`of meer, of meerdere, en meer, als minimum`],
  [{ after: "lte" }, list`of minder, als maximum`],

  ...everyday({
    nouns: [
      [{ per: "day", times: 1 }, list`dag, werkdag`, ["d"]],
      [{ per: "week", times: 1 }, list`week, werkweek`, ["w", "wk"]],
      [{ per: "month", times: 1 }, list`maand`, ["m", "mnd"]],
      [{ per: "year", times: 4 }, list`kwartaal, trimester`, ["kw", "trim"]],
      [{ per: "halfYear", times: 1 }, list`halfjaar, half jaar, semester`, ["sem"]],
      [
        { per: "year", times: 1 },
        ["jaar", "kalenderjaar", "werkjaar", "werkingsjaar", "dienstjaar", "burgerlijk jaar", "jr"],
        ["j"],
      ],
      [{ per: "schoolYear", times: 1 }, list`schooljaar`, []],
      [{ per: "twoYears", times: 1 }, list`twee jaar, 2 jaar`, []],
      [{ per: "year", times: 6 }, list`twee maanden, 2 maanden`, []],
      [{ per: "year", times: 26 }, list`twee weken, 2 weken, veertien dagen, 14 dagen`, []],
      [{ per: "plan", times: 1 }, list`plan, planperiode, contractperiode, conventie`, []],
    ],
    per: ["per", "/", "p /"],
    each: ["elk", "elke", "ieder", "iedere"],
  }),
  [
    { per: { per: "year", times: 1 } },
    list`perjaar, op jaarbasis, in de loop van het jaar, gedurende het jaar, jaarlijks gemiddeld, p.j., pj`,
  ],
  [{ per: { per: "year", times: 1 } }, list`in het jaar, in een jaar, op een jaar, binnen het jaar`],
  [{ per: { per: "week", times: 1 } }, list`in de week, op een week`],
  [{ per: { per: "month", times: 1 } }, list`in de maand, op een maand`],
  [{ per: { per: "month", times: 1 } }, list`permaand, op maandbasis`],
  [{ per: { per: "week", times: 1 } }, list`perweek, op weekbasis`],
  [{ per: { per: "day", times: 1 } }, list`perdag`],
  [
    { per: { per: "plan", times: 1 } },
    list`
    over de duur van het plan, over de looptijd van het plan, tijdens de looptijd van het plan, tijdens de
    planperiode, gedurende de planperiode, over de planperiode, binnen de planperiode, tijdens de duur van het
    plan, over de volledige planperiode, over de hele planperiode, in de loop van het plan, tijdens de
    contractperiode, gedurende de looptijd van het plan, gedurende het plan, tijdens het plan, over de volledige
    looptijd van het plan`,
  ],
  ...often("adverb", "s"),
  ...often("adjective", "se"),
  [
    { often: { per: "year", times: 1 }, form: "adverb" },
    list`ieder werkjaar, ieder werkingsjaar, elk werkjaar, elk werkingsjaar, van jaar tot jaar`,
  ],
  [
    { often: { per: "halfYear", times: 1 }, form: "adverb" },
    list`om het halfjaar, om het half jaar, elke zes maanden, elke 6 maanden`,
  ],
  [{ often: { per: "year", times: 1 }, form: "adverb" }, list`om het jaar`],
  [{ often: { per: "year", times: 6 }, form: "adverb" }, list`om de andere maand, tweemaandelijks`],
  [{ often: { per: "year", times: 6 }, form: "adjective" }, list`tweemaandelijkse`],
  [{ often: { per: "week", times: 1 }, form: "adverb" }, list`om de week`],
  [{ often: { per: "month", times: 1 }, form: "adverb" }, list`om de maand`],
  [{ often: { per: "day", times: 1 }, form: "adverb" }, list`dag na dag, alle dagen, elke weekdag`],
  [{ often: { per: "week", times: 1 }, form: "adverb" }, weekdaysNl.flatMap((day) => [`elke ${day}`, `iedere ${day}`])],
  [
    { often: { per: "month", times: 1 }, form: "adverb" },
    weekdaysNl.flatMap((day) =>
      ["eerste", "tweede", "derde", "vierde", "laatste"].flatMap((order) => [
        `elke ${order} ${day} van de maand`,
        `de ${order} ${day} van de maand`,
      ]),
    ),
  ],
  [{ every: true }, list`om de, elke, iedere, alle`],

  [{ times: true }, list`keer, maal, x, malen`],
  [{ number: 1, times: true }, list`eenmaal, eens, eenmalig`],
  [{ number: 2, times: true }, list`tweemaal`],
  [{ number: 3, times: true }, list`driemaal`],
  [{ number: 4, times: true }, list`viermaal`],
  [{ number: 5, times: true }, list`vijfmaal`],
  [{ number: 6, times: true }, list`zesmaal`],
  [{ number: 10, times: true }, list`tienmaal`],
  [{ number: 12, times: true }, list`twaalfmaal`],
  [{ number: 1, article: true, det: "indefinite" }, list`een`],
  [{ number: 1 }, list`één, éen, een enkele, ene`],
  [{ number: 0 }, list`geen, geen enkel, geen enkele`],
  [{ number: 10 }, list`tiental, een tiental`],
  [{ number: 12 }, list`dozijn, een dozijn`],
  [{ number: 15 }, list`vijftiental, een vijftiental`],
  [{ number: 20 }, list`twintigtal, een twintigtal`],
  [{ number: 100 }, list`honderdtal, een honderdtal`],
  [{ fraction: 50 }, list`de helft, helft`],
  [{ fraction: 25 }, list`een kwart, kwart, een vierde`],
  [{ fraction: 75 }, list`driekwart, drie kwart, drie vierde`],
  [{ fraction: 33.33 }, list`een derde`],
  [{ fraction: 66.67 }, list`twee derde, twee derden`],
  [{ percent: true }, list`%, procent, percent, pct`],
  [
    { yesNo: true },
    list`
    ja / nee, ja / neen, ja-nee, ja-neen, ja - nee, ja - neen, ja of nee, ja of neen, j / n, oui / non, oui-non,
    nee / ja, neen / ja, ja ( nee )`,
  ],

  [
    { by: "onOrBefore" },
    list`
    ten laatste, ten laatste op, ten laatste tegen, ten laatste in, uiterlijk, uiterlijk op, uiterlijk tegen,
    uiterlijk in, tegen, tegen uiterlijk, tegen ten laatste, niet later dan, deadline, op zijn laatst, laatstens
    op, vóór of op`,
  ],
  [{ by: "before", stop: true }, list`vóór`],
  [{ by: "for", stop: true }, list`voor`],
  [
    { on: true, stop: true },
    list`op, in, per, in de loop van, in de loop van het jaar, gedurende het jaar, tijdens, gedurende, sinds, met ingang van`,
  ],
  [{ from: true }, list`vanaf, met ingang van, ingaand op, sedert`],
  [{ until: true, filler: true, stop: true }, list`tot, à, tot en met, tot aan, t/m, t.e.m., tem`],
  [{ opens: true, stop: true, of: true, filler: true }, list`van`],
  [{ opens: true, stop: true }, list`tussen`],
  [
    { endOf: true },
    list`eind, einde, het einde, op het einde, einde van, het einde van, op het einde van, eind van, het eind van`,
  ],
  [{ yearWord: true }, list`werkjaar, werkingsjaar, jaar, kalenderjaar, dienstjaar, schooljaar`],
  [
    { planPeriod: true },
    list`planperiode, looptijd van het plan, plan, contractperiode, contract, projectperiode, looptijd`,
  ],
  [{ partOfYear: "quarter" }, list`kwartaal, trimester`],
  [{ partOfYear: "semester" }, list`semester, jaarhelft`],
  [{ ordinal: 1 }, list`eerste`],
  [{ ordinal: 2 }, list`tweede`],
  [{ ordinal: 3 }, list`derde`],
  [{ ordinal: 4 }, list`vierde`],
  ...[
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
  ].map((name, index) => [{ month: index + 1 }, name === "maart" ? [name, "mrt"] : [name]] as const),
  [{ time: "minutes" }, list`minuut, minuten`],
  [{ time: "hours" }, list`uur, uren, u, h`],
  [{ time: "days" }, list`dag, dagen, werkdag, werkdagen, kalenderdag, kalenderdagen, d`],
  [{ time: "weeks" }, list`week, weken, wk`],
  [{ time: "months" }, list`maand, maanden, mnd`],
  [{ time: "years" }, list`jaar, jaren, jarige, jarigen, jaar oud, plussers, plusser`],
  [{ shortUnit: "hours" }, list`u, h, uur, u., uurtjes`],
  [{ shortUnit: "days" }, list`d`],
  [{ shortUnit: "minutes" }, list`min, min.`],
  [
    { within: true, stop: true },
    list`
    binnen, binnen de, binnen het, binnen een, binnen een termijn van, binnen de termijn van, binnen een periode
    van, binnen maximaal, binnen maximum, binnen de maximaal, binnen ten hoogste`,
  ],
  [{ afterEvent: true, stop: true }, list`na, later, nadien, vooraf, ervoor, erna`],

  [
    { copula: true, verb: true, stop: true },
    list`is, zijn, bedraagt, bedragen, telt, was, zal zijn, wordt gehaald, omvat`,
  ],
  [{ copula: true, there: true }, list`is er, zijn er, er is, er zijn`],
  [{ copula: true }, list`bestaat uit`],
  [{ aux: true, verb: true, stop: true }, list`wordt, worden, werd, werden, wordt er, worden er, er worden, er wordt`],
  [
    { verb: true, stop: true },
    list`
    heeft, hebben, krijgt, krijgen, ontvangt, ontvangen, kan, kunnen, zal, zullen, neemt, nemen, volgt, volgen,
    voelt, voelen, kent, kennen, geeft, geven, behaalt, behalen, verklaart, verklaren, komt,
    komen, blijft, blijven, doet, kreeg, kregen, had, hadden, moet, moeten, zegt, zeggen, weet, weten`,
  ],
  [{ exist: true }, list`bestaan, bestaat, bestaat er, bestond, aanwezig zijn, beschikbaarheid`],
  [
    { made: true, stop: true },
    list`
    opgemaakt, opgesteld, goedgekeurd, uitgewerkt, ontwikkeld, ondertekend, afgesloten, gerealiseerd, opgericht,
    aangemaakt, beschikbaar, operationeel, geactualiseerd, gepubliceerd, ingevoerd, opgeleverd, afgerond,
    aangesteld, geïnstalleerd, klaar, voltooid, voorhanden, in gebruik, aangeworven, vastgelegd, verspreid`,
  ],
  [
    { change: 1 },
    list`
    groei, groeit, groeipad, groeien, stijging, stijgt, stijgen, toename, neemt toe, verhoging, verhoogt,
    toegenomen, gestegen, vermeerdering, meer dan vorig jaar, uitbreiding`,
  ],
  [
    { change: -1 },
    list`
    daling, daalt, dalen, afname, neemt af, vermindering, verminderen, vermindert, reductie, verlaging, terugval, inkrimping, gedaald,
    afgenomen`,
  ],
  [{ changeAfter: 1 }, list`meer, extra, bijkomende, bijkomend, toename, stijging, groei`],
  [{ changeAfter: -1 }, list`minder, daling, afname, vermindering`],

  [
    { head: "count" },
    list`aantal, het aantal, antal, aantallen, het totaal aantal, totaal aantal, totale aantal, nombre, #`,
  ],
  [{ head: "count", cmp: "gte" }, list`minimumaantal, minimum aantal`],
  [{ head: "count", cmp: "lte" }, list`maximumaantal, maximum aantal`],
  [
    { head: "percentage" },
    list`
    percentage, aandeel, procentueel aandeel, verhouding, ratio, tevredenheidsgraad, opkomstpercentage,
    participatiegraad, slaagpercentage, dekkingsgraad, bezettingsgraad, ophelderingsgraad, responsgraad, graad`,
  ],
  [
    { head: "qualitative" },
    list`
    kwalitatieve indicator, kwalitatieve, kwalitatief, beschrijving, omschrijving, analyse van, analyse, aard,
    mate, evolutie, tevredenheid, perceptie, kwaliteit, beleving, toelichting, bespreking, beoordeling,
    vergelijking, inzicht, type, soort, profiel van`,
  ],
  [
    { head: "delay" },
    list`
    termijn, behandelingstermijn, doorlooptijd, reactietijd, responstijd, wachttijd, reactietermijn,
    antwoordtermijn`,
  ],
  [
    { act: true },
    list`
    organisatie, organiseren, organiseert, het organiseren, realisatie, realiseren, realiseert, uitvoering,
    uitvoeren, opmaak, opmaken, opstellen, opstelling, oprichting, oprichten, installatie, installeren,
    invoering, invoeren, instelling, uitwerking, uitwerken, ontwikkeling, ontwikkelen, aanwerving, aanwerven,
    aanstelling, aankoop, aanschaf, plaatsing, verspreiding, verspreiden, publicatie van, bekendmaking, inzet van, opstart, opstarten, lancering, ondertekening, redactie,
    terbeschikkingstelling, inrichting, inrichten, afsluiten, afsluiting, afleggen, houden, voeren, doorvoeren,
    implementatie, implementeren, creatie, aanleg, opname, integratie, voorstelling, oplevering, registratie`,
  ],
  [
    { deliverable: true },
    list`
    organogram, catalogus, productencatalogus, databank, database, website, webpagina, charter, barometer,
    stappenplan, profiel, lijst, inventaris, kaart, kaarten, cartografie, verslaggeving, logboek, fiche, fiches,
    formulier, formulieren, sjabloon, procedure, procedures, reglement, verordening, visie, visietekst, notulen,
    dashboard, boordtabel, planning, kalender, agenda, richtlijnen, richtlijn, diagnostiek, monitor,
    statistieken, cijfers, voorwaarden, aanvraagformulier, bestek, leidraad, code, beleid, script, film, video,
    app, toolkit, pakket`,
  ],
  [{ relative: true, stop: true }, list`die, dat, waarvan, waarvoor, waarin, waaraan, waarop, waar, wie, wiens, welke`],
  [{ subordinate: true, stop: true }, list`waarbij, waardoor, zodat, waarmee`],
  [
    { contains: true, verb: true, stop: true },
    list`vermeldt, vermelden, bevat, bevatten, beschrijft, beschrijven, toont, tonen, bundelt, geeft weer`,
  ],
  [{ filler: true }, list`ter beschikking`],
  [{ and: true, stop: true }, list`en, én, alsook, evenals, alsmede, plus`],
  [{ or: true, stop: true }, list`of`],
  [
    { filler: true },
    list`
    er, ook, telkens, gemiddeld, ongeveer, circa, ca, ca., totaal, in totaal, samen, wel, dus, zo'n, gestreefd,
    streefdoel, streefcijfer, streefwaarde, doel, norm, a, aan, dan, effectief`,
  ],
  [{ det: "definite", filler: true }, list`de, het, deze, dit, onze, hun, zijn eigen, beide`],
  [{ of: true, stop: true, filler: true, det: "definite" }, list`van de, van het`],
  [{ stop: true, filler: true }, list`met, om, te`],
  [
    { stop: true },
    list`
    bij, door, over, uit, naar, rond, inzake, betreffende, omtrent, zonder, buiten, onder, via, ten, ter,
    volgens, vanuit, dankzij, gericht, inclusief, exclusief, zich, als, i.k.v., m.b.t., t.o.v., i.f.v.,
    i.v.m., i.s.m., d.m.v., n.a.v., m.b.v., in functie van, in het kader van, in verband met, met betrekking
    tot, in samenwerking met, ten aanzien van, tav, ikv, mbt, jegens, langs, naast, niet, enz, enz., etc, etc.`,
  ],
  [
    { label: true },
    list`
    art, art., artikel, nr, nr., nummer, no, hoofdstuk, punt, fase, stap, niveau, bus, bijlage, pagina, blz, p.,
    as, pijler, doelstelling, indicator, module, deel, luik, titel, wet, klasse, categorie, rubriek, covid,
    versie, zone, lijn, graad, ronde nr, gas, groep, type, bis, §`,
  ],
  [{ all: true, det: "definite" }, list`alle`],
  [
    { aside: true },
    list`
    inclusief, incl, incl., exclusief, excl., cf, cf., zie, bv, bv., bijvoorbeeld, bijv., zoals, waaronder,
    o.a., onder meer, onder andere, m.i.v., met inbegrip van, i.e., conform`,
  ],
  [{ person: true }, list`persoon, hoofd, man, begeleider`],
  [{ aux: true, verb: true, stop: true, takesPlace: true, particle: "plaats" }, list`vindt, vinden, vond, vonden`],
  [{ takesPlace: true, stop: true }, list`georganiseerd, gehouden, plaatsgevonden`],
  [
    { verb: true, stop: true, does: "meetings" },
    list`vergadert, vergaderen, komt samen, komen samen, komt bijeen, komen bijeen, bijeenkomt`,
  ],
  [{ act: true, unit: "presences" }, list`aanwezigheid`],
  [{ act: true, unit: "participations" }, list`deelname aan, deelnemen aan, deelneming aan, deelnames aan`],
  [{ deliverable: true }, list`op te leveren, te realiseren`],
  [{ versus: true }, list`dan`],
  [
    { versus: true, stop: true },
    list`ten opzichte van, t.o.v., tov, in vergelijking met, vergeleken met, in verhouding tot, dan in, dan het jaar`,
  ],
  [{ change: 1 }, list`↑, ↗`],
  [{ change: -1 }, list`↓, ↘`],
  [{ shortUnit: "persons" }, list`p, pers, pers.`],
  [{ unknownDate: true }, list`een nog te bepalen datum`],
];

/** Words whose first part says how often ("jaarverslag"), longest first. */
export const compoundPeriodsNl = [
  ["halfjaar", { per: "halfYear", times: 1 }],
  ["kwartaal", { per: "year", times: 4 }],
  ["trimester", { per: "year", times: 4 }],
  ["semester", { per: "halfYear", times: 1 }],
  ["schooljaar", { per: "schoolYear", times: 1 }],
  ["maand", { per: "month", times: 1 }],
  ["week", { per: "week", times: 1 }],
  ["jaar", { per: "year", times: 1 }],
] as const;

/** Words that only look like a compound of a unit. */
export const noCompoundsNl = [
  "interactie",
  "transactie",
  "redactie",
  "houder",
  "vermelding",
  "aanmelding",
  "hervorming",
  "omvorming",
] as const;

function often(form: "adverb" | "adjective", ending: "s" | "se"): Phrases {
  const build = (stem: string): string => `${stem}${ending}`;
  return [
    [{ often: { per: "day", times: 1 }, form }, list`dagelijk`.map(build)],
    [{ often: { per: "week", times: 1 }, form }, list`wekelijk`.map(build)],
    [{ often: { per: "month", times: 1 }, form }, list`maandelijk`.map(build)],
    [{ often: { per: "halfYear", times: 1 }, form }, list`halfjaarlijk, zesmaandelijk, half jaarlijk`.map(build)],
    [{ often: { per: "year", times: 1 }, form }, list`jaarlijk, jaarlik`.map(build)],
    [{ often: { per: "schoolYear", times: 1 }, form }, list`schooljaarlijk`.map(build)],
    [{ often: { per: "year", times: 4 }, form }, list`driemaandelijk`.map(build)],
    [{ often: { per: "year", times: 3 }, form }, list`viermaandelijk`.map(build)],
    [{ often: { per: "twoYears", times: 1 }, form, ambiguous: true }, list`tweejaarlijk, twee jaarlijk`.map(build)],
    [{ often: { per: "year", times: 26 }, form, ambiguous: true }, list`tweewekelijk`.map(build)],
    [{ often: { per: "year", times: 26 }, form }, [form === "adverb" ? "veertiendaags" : "veertiendaagse"]],
    [{ often: { per: "year", times: 13 }, form }, list`vierwekelijk`.map(build)],
    [{ often: { per: "year", times: 4 }, form }, form === "adverb" ? ["trimestrieel"] : ["trimestriële"]],
    [{ often: { per: "halfYear", times: 1 }, form }, form === "adverb" ? ["semestrieel"] : ["semestriële"]],
  ];
}

const monthsNl = list`januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, december`;

export const writingNl: Writing = {
  comparators: { gte: "minstens", gt: "meer dan", lte: "hoogstens", lt: "minder dan" },
  rise: "stijging met minstens",
  fall: "daling met minstens",
  per: {
    day: "per dag",
    week: "per week",
    month: "per maand",
    halfYear: "per halfjaar",
    year: "per jaar",
    schoolYear: "per schooljaar",
    twoYears: "per twee jaar",
    plan: "over de duur van het plan",
    person: "per persoon",
  },
  every: {
    "day 1": "elke dag",
    "week 1": "elke week",
    "month 1": "elke maand",
    "halfYear 1": "elk halfjaar",
    "year 1": "elk jaar",
    "year 3": "om de vier maanden",
    "year 4": "elk kwartaal",
    "year 6": "om de twee maanden",
    "year 13": "om de vier weken",
    "year 26": "om de twee weken",
    "schoolYear 1": "elk schooljaar",
    "twoYears 1": "om de twee jaar",
  },
  count: (noun) => (noun === null ? "aantal" : `aantal ${noun}`),
  percentage: "percentage",
  of: (population) => `van ${population}`,
  one: (noun) => `een ${noun}`,
  handIn: "te realiseren",
  exists: (day, often) =>
    `bestaat${day === null ? "" : ` op ${day}`}${often === null ? "" : ` en wordt ${often} opgevolgd`}`,
  yesNo: "ja/nee",
  qualitative: "kwalitatieve indicator",
  onOrBefore: (day) => `uiterlijk op ${day}`,
  before: (day) => `vóór ${day}`,
  onOrBeforeUnknown: "uiterlijk op een nog te bepalen datum",
  beforeUnknown: "vóór een nog te bepalen datum",
  within: (span) => `binnen ${span}`,
  and: "en",
  quote: (printed) => `“${printed}”`,
  day: (year, month, day) => `${day} ${monthsNl[month - 1] ?? ""} ${year}`,
  inYear: (year) => `in ${year}`,
  years: (from, to) => `van ${from} tot en met ${to}`,
  days: (from, to) => `van ${from} tot en met ${to}`,
  fromYear: (year) => `vanaf ${year}`,
  fromDay: (day) => `vanaf ${day}`,
  untilYear: (year) => `tot en met ${year}`,
  untilDay: (day) => `tot en met ${day}`,
};
