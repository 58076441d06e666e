import { locales, type OpinionGiver, opinionGivers } from "@salus/domain";
import { day, text, texts } from "#lib/api/form.ts";
import { parseDay } from "#lib/ui/day.ts";

/** What was typed in the form that asks an opinion; it goes back with every refusal. */
export function typedQuestion(form: FormData) {
  return {
    name: text(form, "name"),
    organisation: text(form, "organisation"),
    giver: opinionGivers.find((each): each is OpinionGiver => each === text(form, "giver")) ?? ("policeZone" as const),
    email: text(form, "email"),
    language: locales.find((each) => each === text(form, "language")) ?? ("nl" as const),
    question: text(form, "question"),
    until: day(form, "until"),
    about: text(form, "about") === "whole" ? ("whole" as const) : ("some" as const),
    parts: texts(form, "parts"),
  };
}
export type TypedQuestion = ReturnType<typeof typedQuestion>;

export type AskProblem = "missing" | "day" | "parts";

export function problemIn({ about, parts, ...typed }: TypedQuestion): AskProblem | null {
  if (Object.values(typed).includes("")) return "missing";
  if (!parseDay(typed.until)) return "day";
  return about === "some" && parts.length === 0 ? "parts" : null;
}

export const questionIn = ({ about, parts, ...typed }: TypedQuestion) => ({
  ...typed,
  parts: about === "whole" ? null : parts,
});
