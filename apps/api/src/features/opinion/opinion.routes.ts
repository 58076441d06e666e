import { createRoute, z } from "@hono/zod-openapi";
import { AskOpinion, DraftOpinion, GiveOpinion, type OpinionId, PlainDate, type SubmissionId } from "@salus/domain";
import type { Context } from "hono";
import { visitorOf } from "../../auth/authenticate.ts";
import { Guesses } from "../../auth/guesses.ts";
import type { AppEnv } from "../../context.ts";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, open, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { federalContext } from "../context.ts";
import { askOpinion } from "./ask-opinion.ts";
import { prolongOpinion, withdrawOpinion } from "./change-opinion.ts";
import { draftOpinion, giveOpinion, openOpinion } from "./give-opinion.ts";
import type { Holder } from "./opinion-link.ts";
import { NewOpinionView, OpinionRequestView, OpinionView } from "./opinion.view.ts";
import { shareOpinion } from "./share-opinion.ts";

const shared = { tags: ["opinions"], security: signedIn };
const SubmissionParams = z.object({ submissionId: z.uuid().transform((id) => id as SubmissionId) });
const OpinionParams = SubmissionParams.extend({ opinionId: z.uuid().transform((id) => id as OpinionId) });
const LinkParams = z.object({ opinionToken: z.string().max(300) });

const askRoute = createRoute({
  ...shared,
  method: "post",
  path: "/plans/{submissionId}/opinions",
  summary: "Ask a third party for an opinion",
  description: "On the whole agreement, or on named chapters and strategic objectives. The answer has the link, once.",
  request: { params: SubmissionParams, body: body(AskOpinion) },
  responses: { 201: answer(NewOpinionView, "What was asked, with the link to hand over."), ...guarded },
});

const withdrawRoute = createRoute({
  ...shared,
  method: "post",
  path: "/plans/{submissionId}/opinions/{opinionId}/withdraw",
  summary: "Withdraw the question: its link opens nothing any more",
  request: { params: OpinionParams },
  responses: { 200: answer(OpinionView, "The opinion."), ...guarded },
});

const prolongRoute = createRoute({
  ...shared,
  method: "post",
  path: "/plans/{submissionId}/opinions/{opinionId}/prolong",
  summary: "Give more time",
  request: { params: OpinionParams, body: body(z.object({ until: PlainDate })) },
  responses: { 200: answer(OpinionView, "The opinion."), ...guarded },
});

const sharingRoute = createRoute({
  ...shared,
  method: "put",
  path: "/plans/{submissionId}/opinions/{opinionId}/sharing",
  summary: "Let the municipality read an opinion, or no longer",
  request: { params: OpinionParams, body: body(z.object({ shared: z.boolean() })) },
  responses: { 200: answer(OpinionView, "The opinion."), ...guarded },
});

const openRoute = createRoute({
  method: "get",
  path: "/{opinionToken}",
  tags: ["opinions"],
  summary: "What the link of an opinion opens",
  description: "The question and the named parts of the submission, and nothing else; once it is closed, why.",
  request: { params: LinkParams },
  responses: { 200: answer(OpinionRequestView, "What is asked, or why the link is closed."), ...open },
});

const draftRoute = createRoute({
  method: "put",
  path: "/{opinionToken}/draft",
  tags: ["opinions"],
  summary: "Keep an opinion that is not ready",
  request: { params: LinkParams, body: body(DraftOpinion) },
  responses: { 200: answer(z.object({ savedAt: z.iso.datetime() }), "When it was kept."), ...open },
});

const giveRoute = createRoute({
  method: "post",
  path: "/{opinionToken}/give",
  tags: ["opinions"],
  summary: "Give the opinion, once",
  request: { params: LinkParams, body: body(GiveOpinion) },
  responses: { 200: answer(OpinionRequestView, "The receipt."), ...open },
});

export const federalOpinionRoutes = (services: Services) =>
  newRouter()
    .openapi(askRoute, async (c) => {
      const { submissionId } = c.req.valid("param");
      return c.json(
        await askOpinion(federalContext(services, c), services.mail, submissionId, c.req.valid("json")),
        201,
      );
    })
    .openapi(withdrawRoute, async (c) =>
      c.json(await withdrawOpinion(federalContext(services, c), c.req.valid("param")), 200),
    )
    .openapi(prolongRoute, async (c) =>
      c.json(await prolongOpinion(federalContext(services, c), c.req.valid("param"), c.req.valid("json")), 200),
    )
    .openapi(sharingRoute, async (c) =>
      c.json(await shareOpinion(federalContext(services, c), c.req.valid("param"), c.req.valid("json")), 200),
    );

/** For whoever holds a link. No session is looked at. */
export const opinionRoutes = (services: Services) => {
  const guesses = new Guesses();
  const holderOf = (c: Context<AppEnv>, token: string): Holder => ({
    ...{ db: services.db, now: services.now(), guesses, token },
    address: visitorOf(c, services.addressKey).ipHash ?? "",
  });
  return newRouter()
    .openapi(openRoute, async (c) => c.json(await openOpinion(holderOf(c, c.req.valid("param").opinionToken)), 200))
    .openapi(draftRoute, async (c) =>
      c.json(await draftOpinion(holderOf(c, c.req.valid("param").opinionToken), c.req.valid("json")), 200),
    )
    .openapi(giveRoute, async (c) =>
      c.json(await giveOpinion(holderOf(c, c.req.valid("param").opinionToken), c.req.valid("json")), 200),
    );
};
