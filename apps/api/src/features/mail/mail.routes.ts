import { createRoute, z } from "@hono/zod-openapi";
import { AppError, digestRhythms, type PlanId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, guarded, idempotencyHeader, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import {
  changeRhythm,
  followPlan,
  MailView,
  PreferencesView,
  readMailbox,
  readPreferences,
  writeOwnDigest,
} from "./mailbox.ts";

const shared = { tags: ["mail"], security: signedIn };
const preferences = answer(PreferencesView, "What this person wants in the mail of the day.");

const mailboxRoute = createRoute({
  ...shared,
  method: "get",
  path: "/mailbox",
  summary: "The mails that were written to me",
  description: "In the demonstration, where nothing leaves the machine; else 404.",
  responses: { 200: answer(z.object({ mails: z.array(MailView) }), "Newest first."), ...guarded },
});

const digestRoute = createRoute({
  ...shared,
  method: "post",
  path: "/mailbox/digest",
  summary: "Write my mail of the day now",
  description: "In the demonstration; else 404.",
  responses: {
    200: answer(z.object({ written: z.boolean() }), "False where there is nothing to tell."),
    ...guarded,
  },
});

const preferencesRoute = createRoute({
  ...shared,
  method: "get",
  path: "/mail-preferences",
  summary: "What I want in the mail of the day",
  responses: { 200: preferences, ...guarded },
});

const changeRoute = createRoute({
  ...shared,
  method: "patch",
  path: "/mail-preferences",
  summary: "Want a mail a day, or none",
  request: { body: body(z.object({ digest: z.enum(digestRhythms) })) },
  responses: { 200: preferences, ...guarded },
});

const followRoute = createRoute({
  ...shared,
  parameters: [idempotencyHeader],
  method: "put",
  path: "/plans/{planId}/follow",
  summary: "Hear of changes in a plan, or no longer",
  request: {
    params: z.object({ planId: z.uuid().transform((id) => id as PlanId) }),
    body: body(z.object({ follows: z.boolean() })),
  },
  responses: { 200: preferences, ...guarded },
});

export const mailRoutes = (services: Services) => {
  const requireDemonstration = (): void => {
    if (services.demo === null) throw new AppError("mail.not_found");
  };
  return newRouter()
    .openapi(mailboxRoute, async (c) => {
      const ctx = tenantContext(services, c);
      requireDemonstration();
      return c.json({ mails: await readMailbox(ctx) }, 200);
    })
    .openapi(digestRoute, async (c) => {
      const ctx = tenantContext(services, c);
      requireDemonstration();
      return c.json(
        { written: await writeOwnDigest(ctx, { origin: services.mail.origin, federalDb: services.federalDb }) },
        200,
      );
    })
    .openapi(preferencesRoute, async (c) => c.json(await readPreferences(tenantContext(services, c)), 200))
    .openapi(changeRoute, async (c) =>
      c.json(await changeRhythm(tenantContext(services, c), c.req.valid("json").digest), 200),
    )
    .openapi(followRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await followPlan(tenantContext(services, c), planId, c.req.valid("json").follows), 200);
    });
};
