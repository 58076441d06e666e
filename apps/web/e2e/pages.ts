import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Account } from "./fixtures.ts";

/** How a test comes to a page: as whom, and at which address (without the language). */
export type Visit = { as: Account | null; path: (page: Page) => string | Promise<string> };

async function planOf(page: Page, framework: string): Promise<string | undefined> {
  const { plans } = (await (await page.request.get("/api/v1/plans")).json()) as {
    plans: { id: string; framework: string }[];
  };
  return plans.find((plan) => plan.framework === framework)?.id;
}

async function draft(page: Page): Promise<string> {
  const id = await planOf(page, "svpp-2026-demo");
  if (!id) throw new Error("this municipality has no draft");
  return id;
}

/** A plan of Mechelen that was rolled over from that of 2020; whoever comes first begins it. */
async function rolledOverPlan(page: Page): Promise<string> {
  const framework = "svpp-2018-2019";
  if (!(await planOf(page, framework))) {
    await page.goto("/nl/plans");
    await page.request.post("/api/v1/plans/roll-over", {
      headers: { origin: new URL(page.url()).origin },
      data: { framework, fromPlanId: await planOf(page, "svpp-2020") },
    });
  }
  const id = await planOf(page, framework);
  if (!id) throw new Error("no plan was rolled over");
  return id;
}

type Submission = { id: string; nis: string; framework: string };

async function submissions(page: Page): Promise<Submission[]> {
  const answer = await page.request.get("/api/v1/federal/plans");
  return ((await answer.json()) as { submissions: Submission[] }).submissions;
}

/** The one that waits for a decision and that no test decides on. */
async function waiting(page: Page): Promise<string> {
  const found = (await submissions(page)).find(
    ({ nis, framework }) => nis === "12025" && framework === "vsc-2026-demo",
  );
  if (!found) throw new Error("nothing was submitted");
  return found.id;
}

/** Of that submission: compared with itself, whether or not there was one before. */
async function firstNumber(page: Page): Promise<number> {
  const id = await waiting(page);
  const answer = await page.request.get(`/api/v1/federal/plans/${id}`);
  return ((await answer.json()) as { submission: { number: number } }).submission.number;
}

async function written(page: Page, path: string, data: object): Promise<unknown> {
  await page.goto("/nl");
  const answer = await page.request.post(`/api/v1${path}`, { headers: { origin: new URL(page.url()).origin }, data });
  return answer.json();
}

async function aThread(page: Page): Promise<string> {
  const words = { subject: "Wijken", text: "Mogen we een wijk toevoegen?" };
  const { thread } = (await written(page, `/plans/${await draft(page)}/messages`, words)) as { thread: { id: string } };
  return thread.id;
}

async function aNewsletter(page: Page): Promise<string> {
  const both = { nl: "Het model is er.", fr: "Le modèle est disponible." };
  return ((await written(page, "/federal/newsletters", { subject: both, text: both, to: ["12025"] })) as { id: string })
    .id;
}

/** A framework that is being written; whoever comes first begins it. */
async function frameworkDraft(page: Page): Promise<string> {
  const code = "vsc-2030-pages";
  const listed = await page.request.get("/api/v1/federal/frameworks");
  const { drafts } = (await listed.json()) as { drafts: { id: string; code: string }[] };
  const there = drafts.find((draft) => draft.code === code);
  if (there) return there.id;
  await page.goto("/nl/federal/frameworks");
  const begun = await page.request.post("/api/v1/federal/frameworks", {
    headers: { origin: new URL(page.url()).origin },
    data: { origin: "copy", framework: "vsc-2026-demo", code },
  });
  return ((await begun.json()) as { id: string }).id;
}

const at = (as: Account | null, path: string): Visit => ({ as, path: () => path });

/** Every page of the program by its folder under `[locale=locale]`. A page that is not here fails a test. */
export const visits: Readonly<Record<string, readonly Visit[]>> = {
  "sign-in": [at(null, "/sign-in?account=coordinator%40mechelen.demo.salus.example&to=%2Fnl%2Fplans")],
  "invitation/[token]": [at(null, "/invitation/unknown")],
  // What stands behind a link that works is looked at where it is made: e2e/opinion.spec.ts.
  "opinion/[token]": [at(null, "/opinion/unknown")],
  "dev/components": [at(null, "/dev/components")],
  "(app)": [at("coordinator@mechelen", ""), at("coordinator@eupen", ""), at("adviser@federal", "")],
  "(app)/account": [at("evaluator@mechelen", "/account")],
  "(app)/members": [
    at("administrator@molenbeek", "/members"),
    {
      as: "administrator@molenbeek",
      path: async (page) => {
        const { members } = (await (await page.request.get("/api/v1/members")).json()) as {
          members: { accountId: string }[];
        };
        return `/members?edit=${members[0]?.accountId}`;
      },
    },
  ],
  "(app)/trail": [
    at("administrator@molenbeek", "/trail"),
    at("coordinator@mechelen", "/trail?kindOfEntry=changed&fromDay=2020-01-01"),
    at("administrator@federal", "/trail"),
  ],
  "(app)/plans": [at("coordinator@mechelen", "/plans"), at("reader@molenbeek", "/plans")],
  "(app)/plans/rules": [at("reader@mechelen", "/plans/rules")],
  "(app)/plans/new": [at("coordinator@namur", "/plans/new")],
  "(app)/plans/[planId]": [{ as: "coordinator@mechelen", path: async (page) => `/plans/${await draft(page)}` }],
  "(app)/plans/[planId]/read": [
    { as: "coordinator@mechelen", path: async (page) => `/plans/${await draft(page)}/read?languages=both` },
    { as: "coordinator@molenbeek", path: async (page) => `/plans/${await draft(page)}/read` },
  ],
  "(app)/plans/[planId]/versions": [
    { as: "coordinator@mechelen", path: async (page) => `/plans/${await draft(page)}/versions` },
  ],
  "(app)/plans/[planId]/dossier": [
    { as: "coordinator@mechelen", path: async (page) => `/plans/${await draft(page)}/dossier?record=council` },
    {
      as: "coordinator@mechelen",
      path: async (page) => `/plans/${await planOf(page, "svpp-2020")}/dossier?on=2020-06-01&order=recorded`,
    },
    { as: "reader@mechelen", path: async (page) => `/plans/${await draft(page)}/dossier` },
  ],
  "(app)/plans/[planId]/receipt/[version]": [
    { as: "coordinator@mechelen", path: async (page) => `/plans/${await planOf(page, "svpp-2020")}/receipt/1` },
  ],
  "(app)/plans/[planId]/signing/[version]": [
    { as: "coordinator@mechelen", path: async (page) => `/plans/${await planOf(page, "svpp-2020")}/signing/1` },
    { as: "reader@mechelen", path: async (page) => `/plans/${await planOf(page, "svpp-2020")}/signing/1` },
  ],
  "(app)/plans/[planId]/difference": [
    { as: "coordinator@mechelen", path: async (page) => `/plans/${await draft(page)}/difference?from=1&to=1` },
  ],
  "(app)/plans/[planId]/submit": [
    { as: "coordinator@mechelen", path: async (page) => `/plans/${await draft(page)}/submit` },
  ],
  "(app)/plans/[planId]/translate": [
    { as: "coordinator@molenbeek", path: async (page) => `/plans/${await draft(page)}/translate` },
  ],
  "(app)/plans/[planId]/activity": [
    { as: "coordinator@mechelen", path: async (page) => `/plans/${await draft(page)}/activity` },
  ],
  "(app)/mailbox": [at("coordinator@mechelen", "/mailbox")],
  "(app)/my-work": [at("coordinator@mechelen", "/my-work")],
  "(app)/plans/[planId]/renew": [
    { as: "coordinator@mechelen", path: async (page) => `/plans/${await rolledOverPlan(page)}/renew` },
  ],
  "(app)/plans/[planId]/framework-changes": [
    { as: "coordinator@mechelen", path: async (page) => `/plans/${await draft(page)}/framework-changes` },
  ],
  "(app)/import": [at("coordinator@mechelen", "/import")],
  "(app)/organisation": [
    ...["units", "people", "partners", "funding", "programmes", "projects"].map((part) =>
      at("coordinator@mechelen", `/organisation?part=${part}`),
    ),
    at("reader@molenbeek", "/organisation?part=units"),
    at("coordinator@eupen", "/organisation"),
    at("coordinator@molenbeek", "/organisation?part=partners&new=network"),
    {
      as: "coordinator@mechelen",
      path: async (page) => {
        const answer = await page.request.get("/api/v1/organisation?recordKind=project&q=orpheus");
        const { records } = (await answer.json()) as { records: { id: string }[] };
        return `/organisation?part=projects&record=${records[0]?.id}`;
      },
    },
  ],
  "(app)/organisation/from-plan/[planId]": [
    { as: "coordinator@mechelen", path: async (page) => `/organisation/from-plan/${await draft(page)}` },
  ],
  "(app)/federal/plans": [at("adviser@federal", "/federal/plans")],
  "(app)/federal/plans/[submissionId]": [
    { as: "adviser@federal", path: async (page) => `/federal/plans/${await waiting(page)}` },
  ],
  "(app)/federal/plans/[submissionId]/dossier": [
    {
      as: "adviser@federal",
      path: async (page) => `/federal/plans/${await waiting(page)}/dossier?record=minister&on=2026-06-01`,
    },
  ],
  "(app)/federal/queue": [at("adviser@federal", "/federal/queue?share=all&status=any")],
  "(app)/federal/plans/[submissionId]/analysis": [
    { as: "adviser@federal", path: async (page) => `/federal/plans/${await waiting(page)}/analysis?on=plan` },
    { as: "analyst@federal", path: async (page) => `/federal/plans/${await waiting(page)}/analysis` },
  ],
  "(app)/federal/plans/[submissionId]/opinions": [
    { as: "adviser@federal", path: async (page) => `/federal/plans/${await waiting(page)}/opinions` },
  ],
  "(app)/federal/plans/[submissionId]/letters/[letterId]": [
    { as: "adviser@federal", path: async (page) => `/federal/plans/${await waiting(page)}/letters/unknown` },
  ],
  "(app)/plans/[planId]/remarks": [
    { as: "reader@mechelen", path: async (page) => `/plans/${await draft(page)}/remarks` },
  ],
  "(app)/plans/[planId]/letters/[letterId]": [
    { as: "reader@mechelen", path: async (page) => `/plans/${await draft(page)}/letters/unknown` },
  ],
  "(app)/federal/plans/[submissionId]/difference": [
    {
      as: "adviser@federal",
      path: async (page) => `/federal/plans/${await waiting(page)}/difference?from=${await firstNumber(page)}`,
    },
  ],
  "(app)/federal/plans/[submissionId]/signing": [
    { as: "adviser@federal", path: async (page) => `/federal/plans/${await waiting(page)}/signing` },
  ],
  "(app)/federal/exceptions": [
    at("adviser@federal", "/federal/exceptions"),
    at("analyst@federal", "/federal/exceptions"),
  ],
  "(app)/federal/plans/[submissionId]/replace": [
    { as: "adviser@federal", path: async (page) => `/federal/plans/${await waiting(page)}/replace` },
  ],
  "(app)/federal/obligations": [at("analyst@federal", "/federal/obligations")],
  "(app)/obligations": [at("coordinator@mechelen", "/obligations")],
  "(app)/messages": [at("coordinator@mechelen", "/messages"), at("adviser@federal", "/messages")],
  "(app)/messages/[threadId]": [
    { as: "coordinator@mechelen", path: async (page) => `/messages/${await aThread(page)}` },
  ],
  "(app)/messages/newsletters/[newsletterId]": [
    { as: "adviser@federal", path: async (page) => `/messages/newsletters/${await aNewsletter(page)}` },
  ],
  "(app)/federal/frameworks": [at("framework-manager@federal", "/federal/frameworks")],
  "(app)/federal/frameworks/[draftId]": [
    { as: "framework-manager@federal", path: async (page) => `/federal/frameworks/${await frameworkDraft(page)}` },
  ],
  "(app)/federal/frameworks/[draftId]/participants": [
    {
      as: "framework-manager@federal",
      path: async (page) => `/federal/frameworks/${await frameworkDraft(page)}/participants`,
    },
  ],
  "(app)/federal/frameworks/[draftId]/preview": [
    {
      as: "framework-manager@federal",
      path: async (page) => `/federal/frameworks/${await frameworkDraft(page)}/preview`,
    },
  ],
  "(app)/federal/matrix": [at("analyst@federal", "/federal/matrix")],
  "(app)/federal/compare": [
    at("analyst@federal", "/federal/compare"),
    {
      as: "analyst@federal",
      path: async (page) => {
        const chosen = (await submissions(page)).filter(({ framework }) => /^svpp-2020/.test(framework));
        return `/federal/compare?phenomenon=burglary&submissions=${chosen.map(({ id }) => id).join(",")}`;
      },
    },
  ],
};

const routes = join(import.meta.dirname, "../src/routes/[locale=locale]");

/** The folders of all pages there are, read from the program itself. */
export const pageFolders = (): string[] =>
  readdirSync(routes, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)\+page\.svelte$/.test(file))
    .map((file) => file.replace(/\/?\+page\.svelte$/, ""))
    .sort();
