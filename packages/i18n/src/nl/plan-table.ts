/** The three-column table of a strategic objective. */
export default {
  language: "Taal van de tabel",
  keys: "Enter: nieuw punt. Shift Enter: nieuwe regel. Pijltjes: naar de volgende cel.",
  unitName: "Naam van de dienst",
  noUnit: "zonder dienst",
  moveTo: "Dienst van deze doelstelling",
  newUnit: "Nog een dienst",
  addUnit: "Tabel toevoegen",
  measuredBy: "gemeten door {{labels}}",
  measures: "meet {{labels}}",
} as const;
