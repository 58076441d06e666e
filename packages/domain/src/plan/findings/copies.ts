import { textIn, writtenLanguages } from "../../localized-text.ts";
import type { LineageId } from "../../ids.ts";
import type { PlanNode } from "../plan-node.ts";
import { childrenOf } from "../tree.ts";
import type { NodeRule, PlanRule } from "./context.ts";
import { finding } from "./finding.ts";
import { letters } from "./wordings.ts";
import { alike } from "./words.ts";

const shortest = 12;
const wordOf = (node: PlanNode): string => textIn(node.text, node.original, node.original).text;

/** The same line twice below one parent. */
export const repeatedSibling: NodeRule = (node, { tree }) => {
  const seen = new Map<string, LineageId>();
  return childrenOf(tree, node.lineageId).flatMap((child) => {
    if (child.code !== null) return [];
    const [language] = writtenLanguages(child.text);
    const written = letters(language ? (child.text[language] ?? "") : "");
    if (written.length < shortest) return [];
    const key = `${child.kind} ${child.unit ?? ""} ${written}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, child.lineageId);
      return [];
    }
    const at = { lineageId: child.lineageId, field: `text.${language}`, related: [first] };
    return [finding("text.same_twice", at)];
  });
};

/** So much in common that the one was copied from the other … */
const copied = 0.6;

/**
 * An objective that was copied from another unit's table and not wholly adapted: nearly the same words under the same
 * parent, with an indicator that is literally the same.
 */
export const copiedBetweenUnits: PlanRule = ({ tree, visits }) =>
  visits.flatMap(({ node: parent }) => {
    const objectives = childrenOf(tree, parent.lineageId).filter(
      ({ kind, unit }) => kind === "operationalObjective" && unit !== null,
    );
    if (new Set(objectives.map(({ unit }) => unit)).size < 2) return [];
    return objectives.flatMap((objective, index) => {
      const source = objectives.slice(0, index).find((other) => isCopy(objective, other));
      if (!source || !sharesIndicator(objective, source)) return [];
      return [
        finding("text.copied_between_units", {
          lineageId: objective.lineageId,
          field: `text.${objective.original}`,
          related: [source.lineageId],
          params: { unit: source.unit ?? "" },
        }),
      ];
    });
    function sharesIndicator(a: PlanNode, b: PlanNode): boolean {
      const of = (node: PlanNode): string[] =>
        childrenOf(tree, node.lineageId)
          .filter(({ kind }) => kind === "indicator")
          .map((indicator) => letters(wordOf(indicator)))
          .filter((written) => written.length >= shortest);
      const others = new Set(of(b));
      return of(a).some((written) => others.has(written));
    }
  });

const isCopy = (a: PlanNode, b: PlanNode): boolean =>
  a.unit !== b.unit && alike(everyWord(wordOf(a)), everyWord(wordOf(b))) >= copied;

const everyWord = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}{2,}/gu) ?? []);
