import { createRoute, z } from "@hono/zod-openapi";
import {
  BeginThread,
  type NewsletterId,
  type PlanId,
  queueShares,
  SendNewsletter,
  type SubmissionId,
  type ThreadId,
  WriteMessage,
} from "@salus/domain";
import { requireSession } from "../../auth/authenticate.ts";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, idempotencyHeader, nothing, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { federalContext, tenantContext } from "../context.ts";
import {
  answerFederalThread,
  answerThread,
  beginFederalThread,
  beginThread,
  markConversationRead,
  markFederalConversationRead,
  readConversation,
  readFederalConversation,
  readFederalThreads,
  readThreads,
} from "./converse.ts";
import { ConversationView, NewsletterView, SentNewsletterView, ThreadView } from "./message.view.ts";
import {
  markNewsletterRead,
  readNewsletter,
  readNewsletters,
  readSentNewsletter,
  readSentNewsletters,
  sendNewsletter,
} from "./newsletters.ts";
import { readFederalUnread, readUnread, UnreadView } from "./unread.ts";

const shared = { tags: ["messages"], security: signedIn };
const ThreadParams = z.object({ threadId: z.uuid().transform((id) => id as ThreadId) });
const NewsletterParams = z.object({ newsletterId: z.uuid().transform((id) => id as NewsletterId) });
const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const SubmissionParams = z.object({ submissionId: z.uuid().transform((id) => id as SubmissionId) });
const Threads = z.object({ threads: z.array(ThreadView) });
const told = answer(ConversationView, "The conversation, the oldest first.");

const listRoute = createRoute({
  ...shared,
  method: "get",
  path: "/messages",
  summary: "Conversations with the federal side, the latest first",
  responses: { 200: answer(Threads, "About any plan of the municipality."), ...guarded },
});
const readRoute = createRoute({
  ...shared,
  method: "get",
  path: "/messages/{threadId}",
  summary: "One conversation",
  request: { params: ThreadParams },
  responses: { 200: told, ...guarded },
});
const markReadRoute = createRoute({
  ...shared,
  method: "post",
  path: "/messages/{threadId}/read",
  summary: "Say that one has read a conversation",
  request: { params: ThreadParams },
  responses: { 204: nothing, ...guarded },
});
const answerRoute = createRoute({
  ...shared,
  method: "post",
  path: "/messages/{threadId}",
  summary: "Write in a conversation",
  request: { params: ThreadParams, body: body(WriteMessage) },
  responses: { 201: told, ...guarded },
});
const beginRoute = createRoute({
  ...shared,
  method: "post",
  path: "/plans/{planId}/messages",
  summary: "Begin a conversation with the federal side about a plan",
  description: "It may be a draft: the message is told, not a word of the plan.",
  request: { params: PlanParams, body: body(BeginThread) },
  responses: { 201: told, ...guarded },
});
const unreadRoute = createRoute({
  ...shared,
  method: "get",
  path: "/unread",
  summary: "How much is new, and how much is late",
  description: "On the federal side: of the municipalities that one follows; messages also of those nobody follows.",
  responses: { 200: answer(UnreadView, "For the marks in the menu."), ...guarded },
});
const newsRoute = createRoute({
  ...shared,
  method: "get",
  path: "/newsletters",
  summary: "Newsletters of the federal side, the latest first",
  responses: { 200: answer(z.object({ newsletters: z.array(NewsletterView) }), "In both languages."), ...guarded },
});
const oneNewsRoute = createRoute({
  ...shared,
  method: "get",
  path: "/newsletters/{newsletterId}",
  summary: "One newsletter",
  request: { params: NewsletterParams },
  responses: { 200: answer(NewsletterView, "The newsletter."), ...guarded },
});
const markNewsReadRoute = createRoute({
  ...shared,
  method: "post",
  path: "/newsletters/{newsletterId}/read",
  summary: "Say that one has read a newsletter; the federal side gets a receipt without a name",
  request: { params: NewsletterParams },
  responses: { 204: nothing, ...guarded },
});

export const messageRoutes = (services: Services) =>
  newRouter()
    .openapi(listRoute, async (c) => c.json({ threads: await readThreads(tenantContext(services, c)) }, 200))
    .openapi(readRoute, async (c) =>
      c.json(await readConversation(tenantContext(services, c), c.req.valid("param").threadId), 200),
    )
    .openapi(markReadRoute, async (c) => {
      await markConversationRead(tenantContext(services, c), c.req.valid("param").threadId);
      return c.body(null, 204);
    })
    .openapi(markNewsReadRoute, async (c) => {
      await markNewsletterRead(tenantContext(services, c), c.req.valid("param").newsletterId);
      return c.body(null, 204);
    })
    .openapi(answerRoute, async (c) => {
      const { threadId } = c.req.valid("param");
      return c.json(await answerThread(tenantContext(services, c), threadId, c.req.valid("json")), 201);
    })
    .openapi(beginRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await beginThread(tenantContext(services, c), planId, c.req.valid("json")), 201);
    })
    .openapi(unreadRoute, async (c) => {
      const isFederal = requireSession(c).actor.tenantKind === "federal";
      const unread = isFederal
        ? readFederalUnread(federalContext(services, c))
        : readUnread(tenantContext(services, c));
      return c.json(await unread, 200);
    })
    .openapi(newsRoute, async (c) => c.json({ newsletters: await readNewsletters(tenantContext(services, c)) }, 200))
    .openapi(oneNewsRoute, async (c) =>
      c.json(await readNewsletter(tenantContext(services, c), c.req.valid("param").newsletterId), 200),
    );

const ThreadsQuery = z.object({
  share: z.enum(queueShares).default("all"),
  nis: z.string().max(5).optional(),
  framework: z.string().max(100).optional(),
});
const federalListRoute = createRoute({
  ...shared,
  method: "get",
  path: "/messages",
  summary: "Conversations with all municipalities, the latest first",
  description: "All, or those of a share of the municipalities, of one of them, under one framework.",
  request: { query: ThreadsQuery },
  responses: { 200: answer(Threads, "The latest ones."), ...guarded },
});
const federalReadRoute = createRoute({ ...readRoute, path: "/messages/{threadId}" });
const federalMarkReadRoute = createRoute({ ...markReadRoute, path: "/messages/{threadId}/read" });
const federalAnswerRoute = createRoute({ ...answerRoute, path: "/messages/{threadId}" });
const federalBeginRoute = createRoute({
  ...shared,
  method: "post",
  path: "/plans/{submissionId}/messages",
  summary: "Begin a conversation with a municipality about what it submitted",
  request: { params: SubmissionParams, body: body(BeginThread) },
  responses: { 201: told, ...guarded },
});
const sentRoute = createRoute({
  ...shared,
  method: "get",
  path: "/newsletters",
  summary: "Newsletters that were sent, with how many municipalities read them",
  responses: {
    200: answer(z.object({ newsletters: z.array(SentNewsletterView.omit({ receipts: true })) }), "The latest first."),
    ...guarded,
  },
});
const oneSentRoute = createRoute({
  ...shared,
  method: "get",
  path: "/newsletters/{newsletterId}",
  summary: "One newsletter with its receipts",
  request: { params: NewsletterParams },
  responses: { 200: answer(SentNewsletterView, "Who has not read it first."), ...guarded },
});
const sendRoute = createRoute({
  ...shared,
  method: "post",
  path: "/newsletters",
  parameters: [idempotencyHeader],
  summary: "Send a newsletter to chosen municipalities",
  request: { body: body(SendNewsletter) },
  responses: { 201: answer(SentNewsletterView, "The newsletter."), ...guarded },
});

export const federalMessageRoutes = (services: Services) =>
  newRouter()
    .openapi(federalListRoute, async (c) =>
      c.json({ threads: await readFederalThreads(federalContext(services, c), c.req.valid("query")) }, 200),
    )
    .openapi(federalMarkReadRoute, async (c) => {
      await markFederalConversationRead(federalContext(services, c), c.req.valid("param").threadId);
      return c.body(null, 204);
    })
    .openapi(federalReadRoute, async (c) =>
      c.json(await readFederalConversation(federalContext(services, c), c.req.valid("param").threadId), 200),
    )
    .openapi(federalAnswerRoute, async (c) => {
      const { threadId } = c.req.valid("param");
      return c.json(await answerFederalThread(federalContext(services, c), threadId, c.req.valid("json")), 201);
    })
    .openapi(federalBeginRoute, async (c) => {
      const { submissionId } = c.req.valid("param");
      return c.json(await beginFederalThread(federalContext(services, c), submissionId, c.req.valid("json")), 201);
    })
    .openapi(sentRoute, async (c) =>
      c.json({ newsletters: await readSentNewsletters(federalContext(services, c)) }, 200),
    )
    .openapi(oneSentRoute, async (c) =>
      c.json(await readSentNewsletter(federalContext(services, c), c.req.valid("param").newsletterId), 200),
    )
    .openapi(sendRoute, async (c) =>
      c.json(
        await sendNewsletter(federalContext(services, c), c.req.valid("json"), c.get("requestKey")?.key ?? null),
        201,
      ),
    );
