import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { AppEnv } from "./context.ts";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import { AppError } from "@salus/domain";
import { authenticate } from "./auth/authenticate.ts";
import { authRoutes } from "./auth/auth.routes.ts";
import { type GivenDeps, type Services, withDefaults } from "./deps.ts";
import { onError } from "./errors.ts";
import { activityRoutes } from "./features/activity/activity.routes.ts";
import { amendmentRoutes, federalAmendmentRoutes } from "./features/amendment/amendment.routes.ts";
import { analysisRoutes } from "./features/analysis/analysis.routes.ts";
import { assignmentRoutes } from "./features/assignment/assignment.routes.ts";
import { attachmentRoutes } from "./features/attachment/attachment.routes.ts";
import { commentRoutes } from "./features/comment/comment.routes.ts";
import { readRequestKey } from "./features/context.ts";
import { dismissalRoutes } from "./features/dismissal/dismissal.routes.ts";
import { federalRoutes } from "./features/federal/federal.routes.ts";
import { frameworkChangeRoutes } from "./features/framework/framework-change.routes.ts";
import { frameworkDraftRoutes } from "./features/framework-draft/framework-draft.routes.ts";
import { frameworkRoutes } from "./features/framework/framework.routes.ts";
import { importRoutes } from "./features/import/import.routes.ts";
import { grantLineRoutes } from "./features/grant-line/grant-line.routes.ts";
import { LiveHub } from "./features/live/live-hub.ts";
import { liveRoutes } from "./features/live/live.routes.ts";
import { mailRoutes } from "./features/mail/mail.routes.ts";
import { invitationRoutes, memberRoutes } from "./features/member/member.routes.ts";
import { federalMessageRoutes, messageRoutes } from "./features/message/message.routes.ts";
import { municipalityRoutes, referenceRoutes } from "./features/municipality/municipality.routes.ts";
import { nodeRoutes } from "./features/node/node.routes.ts";
import { obligationRoutes } from "./features/obligation/obligation.routes.ts";
import { organisationRoutes, unitTextRoutes } from "./features/organisation/organisation.routes.ts";
import { federalOpinionRoutes, opinionRoutes } from "./features/opinion/opinion.routes.ts";
import { reviewRoutes } from "./features/node/review.routes.ts";
import { federalPaperRoutes } from "./features/paper/federal-paper.routes.ts";
import { paperRoutes } from "./features/paper/paper.routes.ts";
import { federalSigningRoutes, signingRoutes } from "./features/paper/signing.routes.ts";
import { planRoutes } from "./features/plan/plan.routes.ts";
import { publishedRoutes } from "./features/published/published.routes.ts";
import { remarkRoutes } from "./features/remark/remark.routes.ts";
import { renewalRoutes } from "./features/renewal/renewal.routes.ts";
import { createTreeCache } from "./features/plan/tree-cache.ts";
import { federalTimelineRoutes, timelineRoutes } from "./features/timeline/timeline.routes.ts";
import { systemRoutes } from "./features/system/system.routes.ts";
import { trailRoutes } from "./features/trail/trail.routes.ts";
import { togetherRoutes } from "./features/together/together.routes.ts";
import { versionRoutes } from "./features/version/version.routes.ts";
import { wordRoutes } from "./features/word/word.routes.ts";
import { keptNowhere, limitBodies, ownOriginOnly, soundJsonOnly, soundUrlOnly } from "./guard.ts";
import { logRequests } from "./log.ts";
import { answer, describe, open } from "./openapi.ts";
import { newRouter } from "./router.ts";
import { marksOf, readingTrail } from "./trail.ts";

export const BASE_PATH = "/api/v1";

/** Who is not signed in has an address and a password to say. */
const MAX_STRANGERS_BYTES = 64 * 1024;
const MAX_JSON_BYTES = 4 * 1024 * 1024;
const MAX_UPLOAD_BYTES = 12 * 1024 * 1024;
/** What stands around a file in a form. */
const MAX_FORM_BYTES = 64 * 1024;
const TREE_CACHE_BYTES = 64 * 1024 * 1024;

/** The routes of the municipality and those of everybody. */
const municipalRoutesOf = (services: Services) =>
  newRouter()
    .route("/auth", authRoutes(services))
    .route("/", publishedRoutes(services))
    .route("/plans", renewalRoutes(services))
    .route("/plans", frameworkChangeRoutes(services))
    .route("/plans", planRoutes(services))
    .route("/plans", versionRoutes(services))
    .route("/plans", nodeRoutes(services))
    .route("/plans", reviewRoutes(services))
    .route("/plans", grantLineRoutes(services))
    .route("/plans", liveRoutes(services))
    .route("/plans", commentRoutes(services))
    .route("/plans", assignmentRoutes(services))
    .route("/plans", attachmentRoutes(services))
    .route("/plans", activityRoutes(services))
    .route("/", togetherRoutes(services))
    .route("/", mailRoutes(services))
    .route("/plans", unitTextRoutes(services))
    .route("/organisation", organisationRoutes(services))
    .route("/plans", dismissalRoutes(services))
    .route("/imports", importRoutes(services))
    .route("/frameworks", frameworkRoutes(services))
    .route("/municipalities", municipalityRoutes(services))
    .route("/reference", referenceRoutes(services))
    .route("/members", memberRoutes(services))
    .route("/invitations", invitationRoutes(services))
    .route("/words", wordRoutes(services))
    .route("/opinions", opinionRoutes(services))
    .route("/plans", timelineRoutes(services))
    .route("/plans", amendmentRoutes(services))
    .route("/plans", remarkRoutes(services))
    .route("/", obligationRoutes(services))
    .route("/", messageRoutes(services))
    .route("/", trailRoutes(services))
    .route("/", systemRoutes(services));

const federalRoutesOf = (services: Services) =>
  newRouter()
    .route("/federal", federalAmendmentRoutes(services))
    .route("/federal", federalMessageRoutes(services))
    .route("/federal", federalRoutes(services))
    .route("/federal", analysisRoutes(services))
    .route("/federal", federalOpinionRoutes(services))
    .route("/federal", federalTimelineRoutes(services))
    .route("/federal/frameworks", frameworkDraftRoutes(services));

type SchemaOf<Routes> = Routes extends OpenAPIHono<AppEnv, infer S, string> ? S : never;

/** The routes of version 1, without what stands around them; the typed client is made from this. */
export type App = OpenAPIHono<
  AppEnv,
  SchemaOf<ReturnType<typeof municipalRoutesOf>> & SchemaOf<ReturnType<typeof federalRoutesOf>>,
  "/"
>;

/** Put together at run time, and by hand as a type: written out as one it is longer than the compiler writes down. */
function routesOf(services: Services): App {
  const routes = newRouter();
  routes.route("/", municipalRoutesOf(services));
  routes.route("/", federalRoutesOf(services));
  return routes as unknown as App;
}

/** What is printed and signed: a client of its own, because one type of all routes is more than a declaration holds. */
const paperOf = (services: Services) =>
  newRouter()
    .route("/plans", paperRoutes(services))
    .route("/plans", signingRoutes(services))
    .route("/federal", federalPaperRoutes(services))
    .route("/federal", federalSigningRoutes(services));

export type PaperApp = ReturnType<typeof paperOf>;

const openApiRoute = createRoute({
  method: "get",
  path: "/openapi.json",
  tags: ["system"],
  summary: "This description, OpenAPI 3.1",
  responses: { 200: answer(z.record(z.string(), z.unknown()), "The description."), ...open },
});

function describedRoutes(services: Services) {
  const routes = routesOf(services);
  routes.route("/", paperOf(services));
  let description: object | null = null;
  routes.openapi(openApiRoute, (c) =>
    c.json((description ??= describe(routes, BASE_PATH)) as Record<string, unknown>, 200),
  );
  return routes;
}

const definitionsOf = ({ openAPIRegistry }: App) =>
  openAPIRegistry.definitions.flatMap((each) => (each.type === "route" ? [each.route] : []));

export function createApp(given: GivenDeps) {
  const deps = withDefaults(given);
  const live = given.live ?? new LiveHub(deps);
  const services: Services = { ...deps, frameworks: new Map(), trees: createTreeCache(TREE_CACHE_BYTES), live };
  const app = newRouter();
  app.onError(onError);
  app.notFound((c) => onError(new AppError("route.not_found"), c));
  app.use(
    requestId(),
    logRequests(deps.log),
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], sandbox: [] },
      strictTransportSecurity: "max-age=31536000; includeSubDomains",
      referrerPolicy: "no-referrer",
      xFrameOptions: "DENY",
    }),
    keptNowhere,
    soundUrlOnly,
    ownOriginOnly(deps.publicOrigins),
  );
  app.use(
    authenticate({ db: deps.db, now: deps.now, limits: deps.sessionLimits }),
    limitBodies({
      strangers: MAX_STRANGERS_BYTES,
      json: MAX_JSON_BYTES,
      uploads: Math.max(MAX_UPLOAD_BYTES, deps.attachments.maxBytes + MAX_FORM_BYTES),
    }),
    soundJsonOnly,
  );
  const routes = describedRoutes(services);
  app.use(readingTrail(services, marksOf(definitionsOf(routes), BASE_PATH), BASE_PATH));
  for (const path of ["plans", "organisation", "federal/frameworks", "federal/newsletters"])
    app.use(`${BASE_PATH}/${path}/*`, readRequestKey);
  app.route(BASE_PATH, routes);
  return app;
}
