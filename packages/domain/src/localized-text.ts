import { z } from "zod";

/** Languages of the screens. Neither is the default of the other. */
export const locales = ["nl", "fr"] as const;
export const Locale = z.enum(locales);
export type Locale = z.infer<typeof Locale>;

/** Languages a text can be written in. A third one is data, not a schema change. */
export const languages = ["nl", "fr", "de"] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** One text in the languages it exists in. An absent or empty language is "not written yet". */
export const LocalizedText = z.partialRecord(Language, z.string());
export type LocalizedText = z.infer<typeof LocalizedText>;

/** A title of the federal reference data: both languages always, with a mark on what no official source attests. */
export const OfficialText = z.object({
  nl: z.string().min(1),
  fr: z.string().min(1),
  de: z.string().min(1).optional(),
  /** Languages whose wording was written for this project and is found in no official source. */
  unattested: z.array(Language).default([]),
});
export type OfficialText = z.infer<typeof OfficialText>;
