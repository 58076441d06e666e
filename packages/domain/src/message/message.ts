import { z } from "zod";

/** Whose side of the border a message comes from. Across it nobody has a name: a side speaks, not a person. */
export const messageSides = ["municipality", "federal"] as const;
export type MessageSide = (typeof messageSides)[number];

const Words = z.string().trim().min(1).max(10_000);

export const WriteMessage = z.object({ text: Words });
export type WriteMessage = z.infer<typeof WriteMessage>;

export const BeginThread = WriteMessage.extend({ subject: z.string().trim().min(1).max(200) });
export type BeginThread = z.infer<typeof BeginThread>;

/** In both languages: a municipality reads it in its own. */
const BothLanguages = (longest: number) =>
  z.object({ nl: z.string().trim().min(1).max(longest), fr: z.string().trim().min(1).max(longest) });
export const SendNewsletter = z.object({
  subject: BothLanguages(200),
  text: BothLanguages(20_000),
  /** Codes of municipalities; null: everybody who uses Salus. */
  to: z
    .array(z.string().regex(/^\d{5}$/))
    .min(1)
    .max(1000)
    .nullable(),
});
export type SendNewsletter = z.infer<typeof SendNewsletter>;

type Read = { readonly readAt: Date | null };

/** Whether there is something of the other side, or of a colleague, since one last looked. */
export const isUnreadBy = ({ lastAt, readAt }: Read & { readonly lastAt: Date }): boolean =>
  readAt === null || lastAt > readAt;
