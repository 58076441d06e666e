import { expect, it } from "vitest";
import { recipientsIn } from "./recipients.ts";

const towns = [
  { nis: "62063", name: { nl: "Luik", fr: "Liège" } },
  { nis: "12025", name: { nl: "Mechelen", fr: "Malines" } },
];

it("knows municipalities by a name in either language, with or without accents, and by their code", () => {
  expect(recipientsIn("liege, MECHELEN; 62063,", towns)).toEqual({ to: ["62063", "12025"], unknown: [] });
  expect(recipientsIn(" ", towns)).toEqual({ to: null, unknown: [] });
  expect(recipientsIn("Luik, Atlantis", towns)).toEqual({ to: ["62063"], unknown: ["Atlantis"] });
});
