import type { NodeKind, OfficialText, Phenomenon, TemplateNode, Wordings } from "@salus/domain";
import { objectives, fillPhenomenon } from "../objectives.ts";
import { official } from "../official-text.ts";
import { phenomena } from "../phenomena.ts";

type Options = {
  compulsory?: boolean;
  repeatable?: boolean;
  number?: string;
  wordings?: Wordings;
  lockedBelow?: NodeKind[];
};

/** A level of the official skeleton: locked, optional and without own nodes below it unless said otherwise. */
export const officialNode = (
  kind: NodeKind,
  code: string,
  title: OfficialText,
  children: TemplateNode[],
  { compulsory = false, repeatable = false, ...rest }: Options = {},
): TemplateNode => ({ code, kind, title, compulsory, locked: true, repeatable, ...rest, children });

const coordinationChapter = (): TemplateNode =>
  officialNode(
    "chapter",
    "coordination",
    official("Dispositief coördinatie", "Dispositif coordination", "fr"),
    objectives
      .filter((objective) => objective.appliesTo === "coordination")
      .map((objective) =>
        officialNode(objective.level, objective.code, objective.title, [], {
          compulsory: true,
          repeatable: objective.level === "strategicObjective",
        }),
      ),
    {
      compulsory: true,
      wordings: {
        nl: ["Coördinatie", "Coördinatiedispositief"],
        fr: ["Coordination", "Dispositif de coordination"],
      },
    },
  );

const inChapter = (title: OfficialText, phenomenon: Phenomenon): OfficialText => ({
  nl: fillPhenomenon(title.nl, phenomenon, "nl"),
  fr: fillPhenomenon(title.fr, phenomenon, "fr"),
  unattested: title.nl.includes("{phenomenon}")
    ? [...new Set([...title.unattested, ...phenomenon.title.unattested])]
    : title.unattested,
});

const phenomenonChapter = (phenomenon: Phenomenon): TemplateNode =>
  officialNode(
    "chapter",
    phenomenon.code,
    phenomenon.title,
    objectives
      .filter((objective) => objective.appliesTo === "phenomenon")
      .map((objective) =>
        officialNode(objective.level, objective.code, inChapter(objective.title, phenomenon), [], {
          compulsory: objective.level === "generalObjective",
          repeatable: objective.level === "strategicObjective",
        }),
      ),
  );

/**
 * The skeleton of every SVPP: the coordination, then one optional chapter per open phenomenon. General and strategic
 * objectives are siblings under the chapter, as the model prints them (11.1.1, 11.2.1 …); operational objectives are
 * the municipality's own and stand under a strategic one. Other wordings stand with the phenomena and objectives.
 */
export const svppTemplate = (): TemplateNode[] => [
  coordinationChapter(),
  ...phenomena.filter((phenomenon) => !phenomenon.closed).map(phenomenonChapter),
];
