import { expect, it } from "vitest";
import { recipientsIn } from "./recipients.ts";

const towns = [
  { nis: "62063", name: { nl: "Luik", fr: "Liège" } },
  { nis: "12025", name: { nl: "Mechelen", fr: "Malines" } },
];

it("knows municipalities by a name in either language, with or without accents, and by their code", () => {
  expect(recipientsIn("liege, MECHELEN; 62063,", towns)).toEqual({ to: ["62063", "12025"], unknown: [] });
  expect(recipientsIn(" ", towns)).toEqual({ to: null, unknown: [] });
  const namesakes = [
    { nis: "46021", name: { nl: "Sint-Niklaas", fr: "Saint-Nicolas" } },
    { nis: "62093", name: { nl: "Saint-Nicolas", fr: "Saint-Nicolas" } },
  ];
  expect(recipientsIn("Saint-Nicolas, Sint-Niklaas, 62093", namesakes)).toEqual({
    to: ["46021", "62093"],
    unknown: ["Saint-Nicolas"],
  });
  expect(recipientsIn("Luik, Atlantis", towns)).toEqual({ to: ["62063"], unknown: ["Atlantis"] });
});
