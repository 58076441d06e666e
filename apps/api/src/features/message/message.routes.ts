import { createRoute, z } from "@hono/zod-openapi";
import {
  BeginThread,
  type NewsletterId,
  type PlanId,
  SendNewsletter,
  type SubmissionId,
  type ThreadId,
  WriteMessage,
} from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { federalContext, tenantContext } from "../context.ts";
import {
  answerFederalThread,
  answerThread,
  beginFederalThread,
  beginThread,
  readConversation,
  readFederalConversation,
  readFederalThreads,
  readThreads,
} from "./converse.ts";
import { ConversationView, NewsletterView, SentNewsletterView, ThreadView } from "./message.view.ts";
import {
  readNewsletter,
  readNewsletters,
  readSentNewsletter,
  readSentNewsletters,
  sendNewsletter,
} from "./newsletters.ts";

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
  summary: "One conversation; reading it marks it as read",
  request: { params: ThreadParams },
  responses: { 200: told, ...guarded },
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
  summary: "One newsletter; reading it is acknowledged to the federal side, without a name",
  request: { params: NewsletterParams },
  responses: { 200: answer(NewsletterView, "The newsletter."), ...guarded },
});

export const messageRoutes = (services: Services) =>
  newRouter()
    .openapi(listRoute, async (c) => c.json({ threads: await readThreads(tenantContext(services, c)) }, 200))
    .openapi(readRoute, async (c) =>
      c.json(await readConversation(tenantContext(services, c), c.req.valid("param").threadId), 200),
    )
    .openapi(answerRoute, async (c) => {
      const { threadId } = c.req.valid("param");
      return c.json(await answerThread(tenantContext(services, c), threadId, c.req.valid("json")), 201);
    })
    .openapi(beginRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await beginThread(tenantContext(services, c), planId, c.req.valid("json")), 201);
    })
    .openapi(newsRoute, async (c) => c.json({ newsletters: await readNewsletters(tenantContext(services, c)) }, 200))
    .openapi(oneNewsRoute, async (c) =>
      c.json(await readNewsletter(tenantContext(services, c), c.req.valid("param").newsletterId), 200),
    );

const federalListRoute = createRoute({
  ...shared,
  method: "get",
  path: "/messages",
  summary: "Conversations with all municipalities, the latest first",
  responses: { 200: answer(Threads, "The latest ones."), ...guarded },
});
const federalReadRoute = createRoute({ ...readRoute, path: "/messages/{threadId}" });
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
  summary: "Send a newsletter to chosen municipalities",
  request: { body: body(SendNewsletter) },
  responses: { 201: answer(SentNewsletterView, "The newsletter."), ...guarded },
});

export const federalMessageRoutes = (services: Services) =>
  newRouter()
    .openapi(federalListRoute, async (c) =>
      c.json({ threads: await readFederalThreads(federalContext(services, c)) }, 200),
    )
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
      c.json(await sendNewsletter(federalContext(services, c), c.req.valid("json")), 201),
    );
