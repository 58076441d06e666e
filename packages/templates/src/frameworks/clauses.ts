import type { Framework } from "@salus/domain";
import { official } from "../official-text.ts";

type Clause = Framework["clauses"][number];

/* The official model clauses were not found as a published text. These say the same in our own words, and say so. */
const clause = (code: string, nl: string, fr: string): Clause => ({
  code,
  text: official(nl, fr, "nl", "fr"),
  ownWording: true,
});

export const clauses = {
  grant: clause(
    "grant",
    "De Staat kent de gemeente voor de uitvoering van dit plan elk jaar de toelage toe die in dit plan is vermeld, zolang de begroting daarvoor kredieten bevat.",
    "Pour l'exécution du présent plan, l'État octroie chaque année à la commune l'allocation mentionnée dans ce plan, pour autant que des crédits soient inscrits au budget à cette fin.",
  ),
  guards: clause(
    "guards",
    "Voor de gemeenschapswachten bestaat de toelage uit een vast bedrag per voltijds equivalent en per maand voor de lonen, en uit een begrensd bedrag per voltijds equivalent voor uitrusting en opleiding.",
    "Pour les gardiens de la paix, l'allocation comprend un montant fixe par équivalent temps plein et par mois pour les salaires, et un montant plafonné par équivalent temps plein pour l'équipement et la formation.",
  ),
  duration: clause(
    "duration",
    "Deze overeenkomst geldt van de eerste tot en met de laatste dag van de vermelde periode.",
    "La présente convention produit ses effets du premier au dernier jour de la période mentionnée.",
  ),
  replacement: clause(
    "replacement",
    "Deze overeenkomst komt in de plaats van de eerdere overeenkomst die geheel of gedeeltelijk over dezelfde periode gaat; die vervalt.",
    "La présente convention remplace la convention antérieure qui porte, en tout ou en partie, sur la même période ; celle-ci est annulée.",
  ),
  spending: clause(
    "spending",
    "De gemeente besteedt de toelage doelmatig en zuinig, volgens de voorwaarden van de toepasselijke besluiten.",
    "La commune utilise l'allocation avec efficacité et économie, selon les conditions des arrêtés applicables.",
  ),
  control: clause(
    "control",
    "De gemeente geeft op vraag uitleg over het gebruik van de toelage en werkt mee aan elke controle.",
    "La commune explique, sur demande, l'utilisation de l'allocation et collabore à tout contrôle.",
  ),
  receipt: clause(
    "receipt",
    "Elke partij bevestigt dat zij een ondertekend exemplaar heeft ontvangen.",
    "Chaque partie confirme avoir reçu un exemplaire signé.",
  ),
  demonstration: clause(
    "demonstration",
    "Dit kader dient alleen om Salus te tonen. Het steunt op geen enkel besluit en geeft geen recht op een toelage.",
    "Ce cadre sert uniquement à présenter Salus. Il ne repose sur aucun arrêté et n'ouvre aucun droit à une allocation.",
  ),
};
