import type { TemplateNode } from "../../framework/framework.ts";
import type { Wordings } from "../../framework/reference.ts";
import type { Language } from "../../localized-text.ts";
import type { PlanNode } from "../plan-node.ts";
import { ancestorsOf } from "../tree.ts";
import type { Context } from "./context.ts";

/** The letters and figures alone: case, accents, blanks, quotes and punctuation make no other text. */
export function letters(text: string): string {
  const lower = text.toLowerCase();
  // Most texts have no accents, and normalising is what costs.
  if (ASCII.test(lower)) return lower.replace(NOT_A_SIGN_OF_ASCII, "");
  return lower.normalize("NFKD").replace(NOT_A_SIGN, "");
}

const ASCII = /^[\x20-\x7e]*$/;
const NOT_A_SIGN_OF_ASCII = /[^a-z0-9%<>=]+/g;
const NOT_A_SIGN = /[^\p{L}\p{N}%≥≤<>=]+/gu;

/** Whether an official part stands there in its official words, or in others that real plans use for the same thing. */
export function isKnownWording(node: PlanNode, language: Language, context: Context, place: TemplateNode): boolean {
  const written = letters(node.text[language] ?? "");
  if (written === letters(place.title[language] ?? "")) return true;
  return otherWordings(node, language, context, place).some((wording) => letters(wording) === written);
}

function otherWordings(
  node: PlanNode,
  language: Language,
  { tree, reference }: Context,
  place: TemplateNode,
): readonly string[] {
  const chapter = [node, ...ancestorsOf(tree, node)].at(-1)?.code;
  const phenomenon = reference?.phenomena.find(({ code }) => code === chapter);
  const inPlace = inLanguage(place.wordings, language);
  if (node.kind === "chapter") return [...inPlace, ...inLanguage(phenomenon?.wordings, language)];
  const objective = reference?.objectives.find(({ code, level }) => code === node.code && level === node.kind);
  if (!objective) return inPlace;
  const formulas = [objective.title[language] ?? "", ...inLanguage(objective.wordings, language)];
  const names = phenomenon
    ? [
        phenomenon.title[language] ?? "",
        ...inLanguage(phenomenon.wordings, language),
        ...(language === "de" ? [] : [phenomenon.phrase[language]]),
      ]
    : [""];
  return [...inPlace, ...formulas.flatMap((formula) => names.map((name) => formula.replaceAll("{phenomenon}", name)))];
}

const inLanguage = (wordings: Wordings | undefined, language: Language): readonly string[] =>
  language === "de" ? [] : (wordings?.[language] ?? []);
