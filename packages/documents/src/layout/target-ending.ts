/*
 * Cheap signs that a text ends in a target. They serve as evidence for where an indicator ends; what the target means
 * is for `parseTarget` of the domain.
 */
const period =
  "(?:jaar|jaren|maand|maanden|week|weken|dag|dagen|trimester|kwartaal|semester|schooljaar|werk(?:ings)?jaar|an|ans|année|mois|semaine|jour|trimestre|u|uur|w|pers(?:oon|onne)?)";
const yesNo = /\b(?:ja\s*[/-]\s*nee?n?|oui\s*[/-]\s*non)\s*[.;]?$/i;
const perPeriod = new RegExp(`(?:/|\\bper|\\bpar|x/|\\bpro)\\s*${period}\\s*[.;)]?$`, "i");
const number =
  /(?:[≥≤=<>%]|\btot|\bminstens|\bmin(?:imum|\.)?|\bau moins|\bmaximum|\bis)\s*\d[\d.,]*\s*(?:%|x|u|uur|h|heures?)?\s*[.;]?$/i;
const deadline =
  /(?:uiterlijk|ten laatste|tegen|v[óo]{2}r|eind(?:e)?|au plus tard|avant|pour le|d['’]ici|fin)\b[^.;]{0,24}\d{4}\s*[.;]?$/i;
const percentage = /\d\s*%\s*[.;)]?$/;

export const endsInTarget = (text: string): boolean =>
  yesNo.test(text) || perPeriod.test(text) || number.test(text) || percentage.test(text) || deadline.test(text);

const comparator =
  /≥|≤|>\s*\/?\s*=|<\s*\/?\s*=|>\s*\d|\bminstens\b|\bminimaal\b|\bminimum\b|\bten minste\b|\bgroter of gelijk\b|\bau moins\b|\bau minimum\b|\bsupérieur/i;
const perYear = /\b\d+\s*(?:x|keer|maal|fois)?\s*(?:\/|per |par )\s*(?:jaar|an|maand|mois|week|semaine|dag|jour)/i;

/** Signs of a target anywhere in the text. */
export const holdsTarget = (text: string): boolean =>
  endsInTarget(text) || comparator.test(text) || perYear.test(text) || /\d\s*%/.test(text);

/** Words an indicator likes to begin with; general vocabulary of measuring, not of a plan. */
const openers = new RegExp(
  "^(?:(?:het |de |een |le |la |les |un |une |l['’])?(?:a?antal|bestaan|aanwezigheid van|percentage|aandeel|verhouding|graad van|mate van|" +
    "jaarlijkse?|maandelijkse?|wekelijkse?|halfjaarlijkse?|driemaandelijkse?|tweejaarlijkse?|jaarverslag|jaarrapport|jaaroverzicht|" +
    "evaluatierapport|evaluatieverslag|verslag(?:en)?|overzicht|rapport|rapportage|effectieve?|daadwerkelijke?|" +
    "nombre|existence|présence|pourcentage|taux|proportion|part de|degré|rapport annuel|évaluation|bilan|effectivité|mise en place effective)\\b" +
    "|\\d+\\s?%|ten laatste|uiterlijk|au plus tard|minstens|minimum|ten minste|au moins|(?:≥|>)|nbre|nb\\b|# )",
  "i",
);

export const opensLikeIndicator = (text: string): boolean => openers.test(text);
