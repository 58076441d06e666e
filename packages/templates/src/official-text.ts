import type { Language, OfficialText } from "@salus/domain";

/** A title in both languages; name the languages whose wording no official source attests. */
export const official = (nl: string, fr: string, ...unattested: Language[]): OfficialText => ({ nl, fr, unattested });
