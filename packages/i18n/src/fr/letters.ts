/** Letters of the federal side. The wording is our own: no official model is known. */
export default {
  title: "Lettres",
  kinds: {
    receipt: "Accusé de réception",
    questions: "Demande de précisions",
    return: "Renvoi",
    provisionalApproval: "Approbation provisoire",
    approval: "Approbation",
    refusal: "Refus",
  },
  opening: "Mesdames, Messieurs,",
  body: {
    receipt: {
      subject: "{{municipality}} : réception du dossier « {{plan}} »",
      dated: "Nous avons reçu le {{on}} le dossier « {{plan}} », introduit le {{submitted}} par {{municipality}}.",
      undated: "Nous avons bien reçu le dossier « {{plan}} », introduit le {{submitted}} par {{municipality}}.",
    },
    questions: {
      subject: "{{municipality}} : questions sur le dossier « {{plan}} »",
      dated:
        "Après analyse du dossier « {{plan}} », introduit le {{submitted}}, nous demandons des précisions à {{municipality}} en date du {{on}}.",
      undated:
        "Après analyse du dossier « {{plan}} », introduit le {{submitted}}, nous demandons des précisions à {{municipality}}.",
    },
    return: {
      subject: "{{municipality}} : dossier « {{plan}} » à corriger",
      dated:
        "En date du {{on}}, nous renvoyons pour correction le dossier « {{plan}} », introduit le {{submitted}} par {{municipality}}.",
      undated:
        "Nous renvoyons pour correction le dossier « {{plan}} », introduit le {{submitted}} par {{municipality}}.",
    },
    provisionalApproval: {
      subject: "{{municipality}} : approbation provisoire du dossier « {{plan}} »",
      dated:
        "Le dossier « {{plan}} », introduit le {{submitted}} par {{municipality}}, a été approuvé provisoirement le {{on}}.",
      undated: "Le dossier « {{plan}} », introduit le {{submitted}} par {{municipality}}, est approuvé provisoirement.",
    },
    approval: {
      subject: "{{municipality}} : approbation du dossier « {{plan}} »",
      dated: "Le dossier « {{plan}} », introduit le {{submitted}} par {{municipality}}, a été approuvé le {{on}}.",
      undated: "Le dossier « {{plan}} », introduit le {{submitted}} par {{municipality}}, est approuvé.",
    },
    refusal: {
      subject: "{{municipality}} : refus du dossier « {{plan}} »",
      dated: "Le dossier « {{plan}} », introduit le {{submitted}} par {{municipality}}, a été refusé le {{on}}.",
      undated: "Le dossier « {{plan}} », introduit le {{submitted}} par {{municipality}}, est refusé.",
    },
  },
  reason: "Notre motivation :",
  remarks_one: "Nous formulons {{count}} remarque :",
  remarks_many: "Nous formulons {{count}} de remarques :",
  remarks_other: "Nous formulons {{count}} remarques :",
  kind: { blocking: "Bloquant", question: "Question", advice: "Conseil" },
  answer: "Vous pouvez répondre à chaque remarque dans Salus.",
  closing: "Veuillez agréer, Mesdames, Messieurs, l’expression de notre considération distinguée.",
  sender: "Service public fédéral Intérieur",
  model: "Texte type de Salus, qui n’est pas un modèle officiel",
  print: "Imprimer",
  written: "Lettre du {{date}}",
  inLanguage: { nl: "En néerlandais", fr: "En français" },
  none: "Il n’y a pas encore de lettres.",
} as const;
