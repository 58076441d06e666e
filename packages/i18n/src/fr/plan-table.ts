import type { Messages } from "../index.ts";

export default {
  language: "Langue du tableau",
  keys: "Entrée : nouveau point. Maj Entrée : nouvelle ligne. Flèches : cellule suivante.",
  unitName: "Nom du service",
  noUnit: "sans service",
  moveTo: "Service de cet objectif",
  newUnit: "Un autre service",
  addUnit: "Ajouter un tableau",
  measuredBy: "mesuré par {{labels}}",
  measures: "mesure {{labels}}",
} as const satisfies Messages["planTable"];
