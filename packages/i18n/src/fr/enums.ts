import type { Messages } from "../index.ts";
import type later from "./enums-later.ts";

export default {
  instrument: {
    svpp: "plan stratégique de sécurité et de prévention",
    vsc: "contrat de sécurité et de société",
  },
  instrumentShort: { svpp: "PSSP", vsc: "CSS" },
  nodeKind: {
    chapter: "chapitre",
    generalObjective: "objectif général",
    strategicObjective: "objectif stratégique",
    operationalObjective: "objectif opérationnel",
    result: "résultat attendu",
    indicator: "indicateur",
  },
  nodeKindPlural: {
    chapter: "chapitres",
    generalObjective: "objectifs généraux",
    strategicObjective: "objectifs stratégiques",
    operationalObjective: "objectifs opérationnels",
    result: "résultats attendus",
    indicator: "indicateurs",
  },
  planStatus: {
    draft: "projet",
    submitted: "introduit",
    returned: "renvoyé",
    approved: "approuvé",
    inForce: "en vigueur",
  },
  role: {
    administrator: "administrateur",
    coordinator: "coordinateur",
    editor: "rédacteur",
    finance: "responsable financier",
    evaluator: "évaluateur",
    secretary: "secrétariat du collège et du conseil",
    reader: "lecteur",
    adviser: "conseiller local",
    controller: "contrôleur financier",
    "framework-manager": "gestionnaire des cadres",
    analyst: "analyste national",
  },
  closedReason: {
    role: "votre rôle ne le permet pas",
    "four-eyes": "vous avez introduit ce plan vous-même ; un collègue doit se prononcer",
    status: "ce n’est pas possible dans l’état actuel du plan",
    incomplete: "résolvez d’abord les points bloquants",
  },
} as const satisfies Omit<Messages["enums"], keyof typeof later>;
