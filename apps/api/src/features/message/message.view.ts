import { z } from "@hono/zod-openapi";
import { messageSides, OfficialText } from "@salus/domain";

const Side = z.enum(messageSides);

export const ThreadView = z
  .object({
    id: z.string(),
    planId: z.string(),
    nis: z.string(),
    name: OfficialText,
    framework: z.string(),
    title: OfficialText,
    subject: z.string(),
    begunBy: Side,
    lastAt: z.iso.datetime(),
    lastSide: Side,
    unread: z.boolean(),
  })
  .openapi("MessageThread");
export type ThreadView = z.infer<typeof ThreadView>;

export const ConversationView = z
  .object({
    thread: ThreadView,
    messages: z.array(
      z.object({
        id: z.string(),
        side: Side,
        /** Of the reader's own side; the other side has no names. */
        authorName: z.string().nullable(),
        text: z.string(),
        at: z.iso.datetime(),
      }),
    ),
  })
  .openapi("Conversation");
export type ConversationView = z.infer<typeof ConversationView>;

const Text = z.object({ nl: z.string(), fr: z.string() });
export const NewsletterView = z
  .object({ id: z.string(), subject: Text, text: Text, sentAt: z.iso.datetime(), unread: z.boolean() })
  .openapi("Newsletter");
export type NewsletterView = z.infer<typeof NewsletterView>;

export const SentNewsletterView = NewsletterView.omit({ unread: true })
  .extend({
    recipients: z.number().int(),
    read: z.number().int(),
    /** Who has it, and when somebody there first read it. */
    receipts: z.array(z.object({ nis: z.string(), name: OfficialText, readAt: z.iso.datetime().nullable() })),
  })
  .openapi("SentNewsletter");
export type SentNewsletterView = z.infer<typeof SentNewsletterView>;
