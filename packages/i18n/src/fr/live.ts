import type { Messages } from "../index.ts";

export default {
  title_one: "{{count}} autre personne dans ce plan",
  title_many: "{{count}} d’autres personnes dans ce plan",
  title_other: "{{count}} autres personnes dans ce plan",
  asking: "Les modifications de vos collègues arrivent avec retard.",
  isHere: "{{name}} se trouve ici",
  writesHere_one: "{{names}} écrit ici",
  writesHere_many: "{{names}} écrivent ici",
  writesHere_other: "{{names}} écrivent ici",
  changedThis: "Modifié à l’instant par {{name}}",
  changedHere: "{{name}} a modifié {{what}}.",
  came_one: "{{names}} a également ouvert ce plan.",
  came_many: "{{names}} ont également ouvert ce plan.",
  came_other: "{{names}} ont également ouvert ce plan.",
  went_one: "{{names}} a quitté le plan.",
  went_many: "{{names}} ont quitté le plan.",
  went_other: "{{names}} ont quitté le plan.",
  toChoose: "Deux textes, choix à faire",
  conflicts_one: "{{count}} texte attend votre choix",
  conflicts_many: "{{count}} de textes attendent votre choix",
  conflicts_other: "{{count}} textes attendent votre choix",
  ofAll: "{{number}} sur {{count}}",
  previous: "Précédent",
  next: "Suivant",
  orphan:
    "Un collègue a entre-temps supprimé cet élément. Votre texte n’a pas été enregistré ; copiez ce dont vous avez encore besoin.",
} satisfies Messages["live"];
