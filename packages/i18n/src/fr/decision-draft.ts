import type { Messages } from "../index.ts";

/** The draft text of a decision of college or council, as a file to work on. What only the secretariat knows stands open. */
export default {
  title: { college: "Projet de délibération du collège", council: "Projet de délibération du conseil communal" },
  header: "{{municipality}} · {{title}}",
  foot: "Projet établi à partir du plan. N’a d’effet qu’après décision et signature.",
  fillIn: "[à compléter]",
  meeting: {
    title: "Séance",
    body: "Organe",
    college: "collège",
    council: "conseil communal",
    on: "Date",
    agendaItem: "Point de l’ordre du jour",
    subject: "Objet",
    subjectOf: {
      college: "{{plan}} : approbation du projet et renvoi au conseil communal",
      council: "{{plan}} : approbation",
    },
  },
  history: {
    title: "Antécédents",
    event: "{{on}} : {{event}}",
    eventUnknown: "{{event}}, date à compléter",
    agendaItem: "point {{item}} de l’ordre du jour",
    none: "[à compléter : ce qui a précédé la présente décision]",
  },
  facts: {
    title: "Faits et motivation",
    period: "Le plan de {{municipality}} porte sur la période du {{from}} au {{to}} inclus.",
    size: "Le projet compte {{objectives}} objectifs opérationnels, {{results}} résultats attendus et {{indicators}} indicateurs, répartis comme suit :",
    chapter: "{{chapter}} : {{objectives}} objectifs opérationnels",
    late: "Selon le calendrier du cadre, le plan devait être introduit au plus tard le {{on}}.",
    argument: "[à compléter : la justification de ces choix, sur la base du diagnostic local de sécurité]",
  },
  basis: {
    title: "Base légale",
    numac: "{{act}} (numac {{numac}})",
    own: "[à compléter : les dispositions relatives à la compétence de l’organe]",
  },
  money: {
    title: "Incidence financière",
    intro: "L’allocation fédérale est estimée comme suit. Il s’agit des montants du plan.",
    none: "Le plan ne comporte pas encore de ligne d’allocation.",
    budget: "Article budgétaire : [à compléter]",
    own: "Part de la commune : [à compléter]",
  },
  articles: {
    title: "Décide",
    lead: "Article {{number}}.",
    approve: "{{plan}} est approuvé, tel qu’annexé à la présente délibération, dont il fait partie intégrante.",
    refer: "Le plan est soumis à l’approbation du conseil communal.",
    sign: "Le bourgmestre et le directeur général ou secrétaire communal signent la convention au nom de la commune.",
    send: "La présente délibération est transmise, avec le plan, au SPF Intérieur, Direction générale Sécurité et Prévention.",
  },
  vote: { title: "Vote", open: "[à compléter : à l’unanimité, ou le nombre de voix pour, contre et d’abstentions]" },
  annexes: { title: "Annexes", plan: "{{plan}}, version {{number}}" },
  signatures: {
    title: "Signatures",
    chair: "Le président",
    secretary: "Le directeur général ou secrétaire communal",
    name: "Nom :",
  },
  file: { college: "projet-deliberation-college", council: "projet-deliberation-conseil" },
} as const satisfies Messages["decisionDraft"];
