import { z } from "zod";
import { Language, LocalizedText } from "../localized-text.ts";
import { Target } from "../target/target.ts";
import { NodeKind } from "./plan-document.ts";
import { NodeLinks } from "./plan-node.ts";

/**
 * A node with all that stands below it, not yet in a plan: what was copied, duplicated or pasted. Links to indicators
 * name nodes outside the branch and are left out of it.
 */
export type Branch = {
  kind: NodeKind;
  /** Template code, where the branch stands at a place of the framework. */
  code: string | null;
  text: LocalizedText;
  intro: LocalizedText;
  unit: string | null;
  original: Language;
  targets: Target[];
  links: NodeLinks;
  children: Branch[];
};

export const Branch: z.ZodType<Branch> = z.object({
  kind: NodeKind,
  code: z.string().nullable(),
  text: LocalizedText,
  intro: LocalizedText,
  unit: z.string().max(200).nullable(),
  original: Language,
  targets: z.array(Target).max(12),
  links: NodeLinks,
  get children() {
    return z.array(Branch);
  },
});
