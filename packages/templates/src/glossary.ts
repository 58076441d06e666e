import type { GlossaryTerm } from "@salus/domain";
import { lazyData } from "./data-file.ts";

/** The terms of the field, in the order of the subject: plan, phenomena, people, procedure, money. Read on first call. */
export const glossary: () => readonly GlossaryTerm[] = lazyData("glossary.json", (rows: GlossaryTerm[]) => rows);
