import { createRoute, z } from "@hono/zod-openapi";
import { authorize, dayInBelgium } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, nothing, open, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { municipalitiesIn } from "../analysis/share.ts";
import { federalContext, tenantContext } from "../context.ts";
import { FeedName, makeCalendarLink, readCalendarLink, readFeed, revokeCalendarLink } from "./calendar-feed.ts";
import { listOwed } from "./obligation.queries.ts";
import { ObligationsView, OwedQuery, OwedView, SettleObligation } from "./obligation.view.ts";
import { readObligations, settleObligation } from "./settle-obligation.ts";

const shared = { tags: ["deadlines"], security: signedIn };

const readRoute = createRoute({
  ...shared,
  method: "get",
  path: "/obligations",
  summary: "What the municipality owes, until when, and what it gave",
  responses: { 200: answer(ObligationsView, "By the calendars of its frameworks and by what was asked."), ...guarded },
});

const settleRoute = createRoute({
  ...shared,
  method: "post",
  path: "/obligations/settle",
  summary: "Say that a report or a file was sent, and when",
  description: "409 `obligation.by_event` for what follows from the dossier itself.",
  request: { body: body(SettleObligation) },
  responses: { 200: answer(ObligationsView, "What is owed now."), ...guarded },
});

const owedRoute = createRoute({
  ...shared,
  method: "get",
  path: "/federal/obligations",
  summary: "Which municipality owes what, until when",
  request: { query: OwedQuery },
  responses: { 200: answer(OwedView, "One page, with the counts of all."), ...guarded },
});

const linkRoute = createRoute({
  ...shared,
  method: "get",
  path: "/calendar-link",
  summary: "Whether this person has a calendar address, and since when",
  responses: {
    200: answer(z.object({ since: z.iso.datetime().nullable() }), "The address itself is kept nowhere."),
    ...guarded,
  },
});

const makeLinkRoute = createRoute({
  ...shared,
  method: "post",
  path: "/calendar-link",
  summary: "Make a secret calendar address; the one of before no longer works",
  responses: { 201: answer(z.object({ path: z.string(), since: z.iso.datetime() }), "Told once."), ...guarded },
});

const revokeLinkRoute = createRoute({
  ...shared,
  method: "delete",
  path: "/calendar-link",
  summary: "Revoke the calendar address",
  responses: { 204: nothing, ...guarded },
});

const feedRoute = createRoute({
  method: "get",
  path: "/calendar/{feed}",
  tags: ["deadlines"],
  summary: "What is owed, as an iCalendar feed",
  description:
    "For calendar programs: the address is the secret. Titles and days, nobody's name. On the federal side: of the municipalities that the person follows.",
  request: { params: z.object({ feed: FeedName }) },
  responses: {
    200: { description: "The calendar.", content: { "text/calendar": { schema: z.string() } } },
    ...open,
  },
});

export const obligationRoutes = (services: Services) =>
  newRouter()
    .openapi(readRoute, async (c) => c.json(await readObligations(tenantContext(services, c)), 200))
    .openapi(settleRoute, async (c) =>
      c.json(await settleObligation(tenantContext(services, c), c.req.valid("json")), 200),
    )
    .openapi(owedRoute, async (c) => {
      const ctx = federalContext(services, c);
      authorize(ctx.actor, "federal.read");
      const query = c.req.valid("query");
      const of = await municipalitiesIn(ctx, query.share);
      return c.json(await ctx.read((tx) => listOwed(tx, query, { today: dayInBelgium(ctx.now), of })), 200);
    })
    .openapi(linkRoute, async (c) => {
      const ctx = tenantContext(services, c);
      authorize(ctx.actor, "news.read");
      return c.json(await readCalendarLink(ctx), 200);
    })
    .openapi(makeLinkRoute, async (c) => {
      const ctx = tenantContext(services, c);
      authorize(ctx.actor, "news.read");
      return c.json(await makeCalendarLink(ctx), 201);
    })
    .openapi(revokeLinkRoute, async (c) => {
      const ctx = tenantContext(services, c);
      authorize(ctx.actor, "news.read");
      await revokeCalendarLink(ctx);
      return c.body(null, 204);
    })
    .openapi(feedRoute, async (c) => {
      const text = await readFeed(
        { app: services.db, federal: services.federalDb },
        services.now(),
        c.req.valid("param").feed,
      );
      return c.body(text, 200, {
        "content-type": "text/calendar; charset=utf-8",
        "cache-control": "private, no-cache",
      });
    });
