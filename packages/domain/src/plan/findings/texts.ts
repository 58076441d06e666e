import {
  isBlank,
  type Language,
  languages,
  languageState,
  requiredLanguages,
  writtenLanguages,
} from "../../localized-text.ts";
import type { Severity } from "../plan-document.ts";
import type { PlanNode } from "../plan-node.ts";
import { childrenOf } from "../tree.ts";
import type { Context, NodeRule } from "./context.ts";
import { type Finding, finding } from "./finding.ts";
import { isKnownWording, letters } from "./wordings.ts";

const parts = ["text", "intro"] as const;

/**
 * A text must exist, and in every language the municipality must use. Where the regime has one of the two national
 * languages, a plan in another is refused; a bilingual or German-speaking municipality is warned, because it may send its
 * plan in the language in which the file is handled.
 */
export const languageMissing: NodeRule = (node, context, place) => {
  const required = requiredLanguages(context.languageRegime);
  return parts.flatMap((part) => {
    if (place && part === "text") return [];
    const written = writtenLanguages(node[part]);
    if (written.length === 0) return part === "text" ? [textMissing(node, required[0])] : [];
    return required
      .filter((language) => isBlank(node[part][language]))
      .map((language) =>
        finding("text.language_missing", {
          lineageId: node.lineageId,
          field: `${part}.${language}`,
          params: { language },
          severity: severityOf(part, context),
        }),
      );
  });
};

const textMissing = (node: PlanNode, language: Language | undefined): Finding =>
  finding("text.missing", { lineageId: node.lineageId, field: `text.${language ?? node.original}` });

const severityOf = (part: "text" | "intro", { languageRegime }: Context): Severity => {
  const strict = languageRegime === "nl" || languageRegime === "fr";
  if (part === "text") return strict ? "blocking" : "warning";
  return strict ? "warning" : "advice";
};

/** The original changed after this translation was made. */
export const translationOutdated: NodeRule = (node, { languageRegime }, place) => {
  const required = requiredLanguages(languageRegime);
  return parts.flatMap((part) =>
    languages
      .filter((language) => !(place && part === "text") && languageState(node, part, language) === "outdated")
      .map((language) =>
        finding("text.translation_outdated", {
          lineageId: node.lineageId,
          field: `${part}.${language}`,
          params: { language, original: node.original },
          severity: required.includes(language) ? "warning" : "advice",
        }),
      ),
  );
};

/** A text that the framework fixes was changed: in print, or by an import that took it over as it stood. */
export const templateTextChanged: NodeRule = (node, context, place) => {
  if (!place?.locked) return [];
  return (["nl", "fr", "de"] as const)
    .filter((language) => !isBlank(node.text[language]) && place.title[language] !== undefined)
    .filter((language) => !isKnownWording(node, language, context, place))
    .map((language) =>
      finding("text.template_changed", {
        lineageId: node.lineageId,
        field: `text.${language}`,
        params: { titleNl: place.title.nl, titleFr: place.title.fr },
      }),
    );
};

/** A result that stands again, literally, among the indicators measures nothing. */
export const repeatedAsIndicator: NodeRule = (node, { tree }) => {
  if (node.kind !== "operationalObjective") return [];
  const children = childrenOf(tree, node.lineageId);
  const results = new Set(children.filter(({ kind }) => kind === "result").flatMap(wordingsOf));
  return children
    .filter((child) => child.kind === "indicator" && wordingsOf(child).some((wording) => results.has(wording)))
    .map((child) => finding("text.repeated", { lineageId: child.lineageId, field: `text.${child.original}` }));
};

const wordingsOf = (node: PlanNode): string[] =>
  writtenLanguages(node.text).map((language) => `${language} ${letters(node.text[language] ?? "")}`);

const YES_OR_NO = /(?<!\p{L})(?:ja\s*[/-]\s*nee?n?|oui\s*[/-]\s*non|ja\s*[/-]\s*nein)(?!\p{L})/iu;

/** "yes/no" belongs to an indicator. */
export const answerInResult: NodeRule = (node) => {
  if (node.kind !== "result") return [];
  return writtenLanguages(node.text)
    .filter((language) => YES_OR_NO.test(node.text[language] ?? ""))
    .map((language) => finding("text.answer_in_result", { lineageId: node.lineageId, field: `text.${language}` }));
};
