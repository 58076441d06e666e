import {
  buildTree,
  type Finding,
  finding,
  type Framework,
  type GlossaryTerm,
  type Language,
  type LocalizedText,
  matchTemplate,
  type PlanNode,
  walk,
  writtenLanguages,
} from "@salus/domain";
import { disagreements } from "./agreement.ts";
import { foreignMarks } from "./foreign.ts";
import { Glossary } from "./glossary.ts";
import { settled, type TextMark } from "./mark.ts";

export type LanguageInput = {
  readonly nodes: readonly PlanNode[];
  readonly framework: Pick<Framework, "template">;
  /** Names of units, partners and places: they are nobody's left-over text, and they must agree. */
  readonly names?: readonly LocalizedText[];
};

const parts = ["text", "intro"] as const;
const mostKept = 20_000;

/**
 * Reads texts for official terms, left-over text of another language and agreement between the languages. What a text
 * gives is kept, so that reading a plan again costs what was changed in it.
 */
export class LanguageReader {
  readonly #glossary: Glossary;
  readonly #kept = new Map<string, readonly TextMark[]>();

  constructor(terms: readonly GlossaryTerm[]) {
    this.#glossary = new Glossary(terms);
  }

  /** What should be looked at in one text: terms and left-over text, without spelling. */
  marks(text: string, language: Language, names: readonly string[] = []): readonly TextMark[] {
    const key = `${language} ${names.join("\n")}\n${text}`;
    const known = this.#kept.get(key);
    if (known) return known;
    const found = settled(this.#glossary.marks(text, language), foreignMarks(text, language, { names }));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= mostKept && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, found);
    return found;
  }

  /** The findings about language of a plan, in the order of the plan; texts that the framework fixes are left alone. */
  findings({ nodes, framework, names = [] }: LanguageInput): Finding[] {
    const tree = buildTree(nodes);
    const places = matchTemplate(tree, framework.template);
    const everyName = names.flatMap((name) => Object.values(name));
    return walk(tree).flatMap(({ node }) => {
      const own = parts.filter((part) => part === "intro" || !places.get(node.lineageId));
      return [...own.flatMap((part) => this.#inPart(node, part, everyName, names)), ...this.#inUnit(node)];
    });
  }

  #inPart(
    node: PlanNode,
    part: "text" | "intro",
    everyName: readonly string[],
    names: readonly LocalizedText[],
  ): Finding[] {
    const text = node[part];
    const marked = writtenLanguages(text).flatMap((language) =>
      this.marks(text[language] ?? "", language, everyName).map((mark) =>
        asFinding(node, `${part}.${language}`, mark, language),
      ),
    );
    const differing = disagreements({
      text,
      original: node.original,
      isIndicator: node.kind === "indicator" && part === "text",
      names,
    }).map(({ code, language, here, there }) =>
      finding(code, { lineageId: node.lineageId, field: `${part}.${language}`, params: { here, there } }),
    );
    return [...once(marked), ...differing];
  }

  /** The unit of a table is a name: only the official terms in it are read. */
  #inUnit(node: PlanNode): Finding[] {
    if (node.unit === null) return [];
    return this.#glossary.marks(node.unit, node.original).map((mark) => asFinding(node, "unit", mark, node.original));
  }
}

const asFinding = (node: PlanNode, field: string, mark: TextMark, language: Language): Finding =>
  finding(mark.code === "spelling" ? "language.foreign" : mark.code, {
    lineageId: node.lineageId,
    field,
    params: {
      quote: shortened(mark.quote),
      ...(mark.suggestions[0] !== undefined && { official: mark.suggestions[0] }),
      ...(mark.found && { found: mark.found, language }),
    },
  });

/** The same words twice in one text are one finding. */
const once = (found: readonly Finding[]): Finding[] => [
  ...new Map(found.map((each) => [`${each.code} ${each.field} ${String(each.params["quote"])}`, each])).values(),
];

const shortened = (quote: string): string => (quote.length > 80 ? `${quote.slice(0, 79)}…` : quote);
