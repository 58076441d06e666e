import type { Finding, Language, LocalizedText, PlanNode, TemplateNode } from "@salus/domain";
import type { TermPair, TextMark } from "@salus/language";

export type WordEntry = { readonly language: Language; readonly word: string };

/** What the worker is asked, and what it answers; the types of both sides stand here once. */
export type Calls = {
  setUp: { ask: { words: readonly WordEntry[]; names: readonly LocalizedText[] }; answer: null };
  marks: { ask: { text: string; language: Language }; answer: readonly TextMark[] };
  suggest: { ask: { word: string; language: Language }; answer: readonly string[] };
  terms: { ask: { text: string; from: Language; to: Language }; answer: readonly TermPair[] };
  findings: {
    ask: { nodes: readonly PlanNode[]; template: readonly TemplateNode[] };
    answer: readonly Finding[];
  };
};
export type CallName = keyof Calls;
export type Request = { [Name in CallName]: { id: number; name: Name; ask: Calls[Name]["ask"] } }[CallName];
export type Reply = { id: number; answer: unknown } | { id: number; failure: string };
