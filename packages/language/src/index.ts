export { type AgreementInput, type Disagreement, disagreements } from "./agreement.ts";
export { foreignMarks, type ForeignOptions } from "./foreign.ts";
export { Glossary } from "./glossary.ts";
export { type LanguageInput, LanguageReader } from "./language-findings.ts";
export { skeleton } from "./skeleton.ts";
export { type TermPair, termsIn } from "./terms.ts";
export { type MarkCode, replaced, settled, type TextMark } from "./mark.ts";
