/** Several people in one plan: who is here, what they changed. */
export default {
  title_one: "{{count}} andere persoon in dit plan",
  title_other: "{{count}} andere personen in dit plan",
  asking: "Wijzigingen van collega’s komen met vertraging binnen.",
  isHere: "{{name}} is hier",
  writesHere_one: "{{names}} schrijft hier",
  writesHere_other: "{{names}} schrijven hier",
  changedThis: "Zonet gewijzigd door {{name}}",
  changedHere: "{{name}} wijzigde {{what}}.",
  came_one: "{{names}} heeft dit plan ook open.",
  came_other: "{{names}} hebben dit plan ook open.",
  went_one: "{{names}} heeft het plan verlaten.",
  went_other: "{{names}} hebben het plan verlaten.",
  toChoose: "Twee teksten, nog te kiezen",
  conflicts_one: "{{count}} tekst wacht op uw keuze",
  conflicts_other: "{{count}} teksten wachten op uw keuze",
  ofAll: "{{number}} van {{count}}",
  previous: "Vorige",
  next: "Volgende",
  orphan:
    "Dit onderdeel werd intussen verwijderd door een collega. Uw tekst werd niet bewaard; kopieer wat u nog nodig hebt.",
} as const;
