import type { Framework, TemplateNode } from "@salus/domain";
import { svppDemonstration, svppFrameworks } from "./frameworks/svpp.ts";
import { vscDemonstration, vscFrameworks } from "./frameworks/vsc.ts";

/** Every framework a plan can be pinned to, oldest first within its instrument; the demonstrations come last. */
export const frameworks: readonly Framework[] = [
  ...svppFrameworks,
  ...vscFrameworks,
  svppDemonstration,
  vscDemonstration,
];

/** What the frameworks were before their last revision; versions of plans stay pinned to them. */
export const earlierRevisions: readonly Framework[] = [];

export const findFramework = (code: string): Framework | undefined =>
  frameworks.find((candidate) => candidate.code === code);

/** The node at the end of a path of codes, outermost first: `["burglary", "deter-potential-offenders"]`. */
export const templateNode = (framework: Framework, path: readonly string[]): TemplateNode | undefined => {
  let found: TemplateNode | undefined;
  let level: readonly TemplateNode[] = framework.template;
  for (const code of path) {
    found = level.find((node) => node.code === code);
    if (!found) return undefined;
    level = found.children;
  }
  return found;
};
