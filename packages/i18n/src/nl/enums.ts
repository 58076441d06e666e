import type { ClosedReason, FederalRole, Instrument, MunicipalRole, NodeKind, PlanStatus } from "@salus/domain";

/** Enumerations of the domain that every page names, in words. */
export default {
  instrument: {
    svpp: "strategisch veiligheids- en preventieplan",
    vsc: "veiligheids- en samenlevingscontract",
  } satisfies Record<Instrument, string>,
  instrumentShort: { svpp: "SVPP", vsc: "VSC" } satisfies Record<Instrument, string>,
  nodeKind: {
    chapter: "hoofdstuk",
    generalObjective: "algemene doelstelling",
    strategicObjective: "strategische doelstelling",
    operationalObjective: "operationele doelstelling",
    result: "verwacht resultaat",
    indicator: "indicator",
  } satisfies Record<NodeKind, string>,
  nodeKindPlural: {
    chapter: "hoofdstukken",
    generalObjective: "algemene doelstellingen",
    strategicObjective: "strategische doelstellingen",
    operationalObjective: "operationele doelstellingen",
    result: "verwachte resultaten",
    indicator: "indicatoren",
  } satisfies Record<NodeKind, string>,
  planStatus: {
    draft: "ontwerp",
    submitted: "ingediend",
    returned: "teruggestuurd",
    approved: "goedgekeurd",
    inForce: "van kracht",
  } satisfies Record<PlanStatus, string>,
  role: {
    administrator: "beheerder",
    coordinator: "coördinator",
    editor: "redacteur",
    finance: "financieel verantwoordelijke",
    evaluator: "evaluator",
    secretary: "secretariaat van college en raad",
    reader: "lezer",
    adviser: "lokaal adviseur",
    controller: "financieel controleur",
    "framework-manager": "kaderbeheerder",
    analyst: "nationaal analist",
  } satisfies Record<MunicipalRole | FederalRole, string>,
  closedReason: {
    role: "uw rol laat dit niet toe",
    "four-eyes": "u hebt dit plan zelf ingediend; een collega moet oordelen",
    status: "dit kan niet in de huidige status van het plan",
    incomplete: "los eerst de blokkerende punten op",
  } satisfies Record<ClosedReason, string>,
} as const;
