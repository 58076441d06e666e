import { randomUUID } from "node:crypto";
import { linkedKinds } from "@salus/domain";
import { hashPassword } from "../../src/auth/password.ts";
import { aFrameworkBody, base, frameworks, origin } from "../world/ground.ts";
import type { Scene } from "../world/scene.ts";
import { isOptional, ownId, plainValue, type Position } from "./kinds.ts";
import { sampleOf } from "./sample.ts";
import type { Document, Route } from "./route-table.ts";

export const password = "een-lang-wachtwoord-2026";

let hashed: Promise<string> | undefined;
/** Of that password; made once, because it costs as much as it should. */
export const passwordHash = (): Promise<string> => (hashed ??= hashPassword(password));

/** A request before it is written out. */
export type Draft = {
  path: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  headers: Record<string, string>;
};

const aDocument = {
  format: "salus-plan/1",
  instrument: "svpp",
  framework: frameworks.free.code,
  municipality: null,
  period: null,
  language: "nl",
  nodes: [{ kind: "chapter", code: "burglary", text: { nl: "Inbraak" } }],
};

const aBranch = {
  kind: "operationalObjective",
  code: null,
  text: { nl: "Bezoeken" },
  intro: {},
  unit: null,
  original: "nl",
  targets: [],
  links: {},
  children: [],
};

const aDecision = (attachments: string[]) => ({
  place: null,
  subject: "Bezoeken",
  articles: [],
  vote: { outcome: "unanimous" },
  signatories: [],
  attachments,
  publishedAt: null,
});

const aFile = (): FormData => {
  const form = new FormData();
  form.set("file", new File([JSON.stringify(aDocument)], "plan.json", { type: "application/json" }));
  return form;
};

const aList = (): FormData => {
  const form = new FormData();
  form.set("file", new File(["Gemeente;Bedrag\nMechelen;1.250,50"], "bijlage.csv", { type: "text/csv" }));
  return form;
};

const aSignedCopy = (): FormData => {
  const form = new FormData();
  form.set("file", new File(["%PDF-1.7\n%%EOF\n"], "signed.pdf", { type: "application/pdf" }));
  form.set("language", "nl");
  return form;
};

/** Papers of what was submitted, where the draft has none. */
const ofSubmitted = ({ submitted }: Scene) => ({ planId: submitted.plan });
const ownSigning = "/plans/{planId}/versions/{version}/signing";
const federalSigning = "/federal/plans/{submissionId}/signing";
const signing: Record<string, (scene: Scene) => Example> = Object.fromEntries(
  [ownSigning, federalSigning].flatMap((below) => [
    [`GET ${below}`, (scene: Scene) => ({ path: ofSubmitted(scene) })],
    // Laid out already: what is printed holds the names of the scene, and so another hash each time.
    [`POST ${below}/agreements`, (scene: Scene) => ({ path: ofSubmitted(scene), body: { language: "nl" } })],
    [`POST ${below}/copies`, (scene: Scene) => ({ path: ofSubmitted(scene), body: aSignedCopy() })],
    [`POST ${below}/service`, (scene: Scene) => ({ path: ofSubmitted(scene), body: { language: "nl" } })],
    ...[`GET ${below}/files/{fileId}`, `POST ${below}/files/{fileId}/withdraw`].map((name) => [
      name,
      (scene: Scene) => ({
        path: { ...ofSubmitted(scene), fileId: scene.submitted.paperFile },
        ...(name.startsWith("POST") && { body: { reason: "Verkeerd bestand" } }),
      }),
    ]),
  ]),
);

type Example = { path?: Record<string, string>; query?: Record<string, string>; body?: unknown };

/** What the description of a route does not tell: values that fit the scene. Ids are filled in by their kind. */
const examples: Record<string, (scene: Scene) => Example> = {
  "POST /auth/sign-in": ({ actor }) => ({ body: { email: actor.email, password } }),
  "POST /auth/password": () => ({ body: { current: password, next: "nog-een-lang-wachtwoord-2026" } }),
  "PATCH /auth/profile": () => ({ body: { locale: "fr" } }),
  "POST /plans": () => ({ body: { framework: frameworks.free.code, language: "nl" } }),
  "POST /plans/roll-over": () => ({ body: { framework: frameworks.free.code } }),
  "POST /plans/{planId}/framework-changes": () => ({ body: { revision: 2, accepted: [] } }),
  "POST /plans/inspiration": () => ({
    body: { framework: frameworks.free.code, language: "nl", hasTexts: true },
  }),
  "POST /plans/{planId}/renewal/{itemId}/settle": () => ({ body: { outcome: "kept", reason: "Blijft zo" } }),
  "POST /plans/{planId}/renewal/{itemId}/reopen": ({ draft }) => ({ path: { itemId: draft.settledItem } }),
  "POST /plans/import": () => ({ body: { framework: frameworks.free.code, document: aDocument } }),
  "GET /plans/{planId}/difference": () => ({ query: { from: "1", to: "1" } }),
  "GET /federal/plans/{submissionId}/difference": () => ({ query: { from: "1" } }),
  "POST /plans/{planId}/nodes": () => ({ body: { kind: "operationalObjective", text: { nl: "Bezoeken" } } }),
  "POST /plans/{planId}/branches": () => ({ body: { branches: [aBranch], ids: [] } }),
  "PATCH /plans/{planId}/nodes/{nodeId}": ({ draft, records }) => ({
    path: { nodeId: draft.result },
    body: {
      baseRevision: 1,
      changes: {
        "text.nl": "Bezoeken",
        ...Object.fromEntries(linkedKinds.map((kind) => [`links.${kind}`, [records[kind]]])),
        "links.indicator": [draft.indicator],
      },
    },
  }),
  "POST /organisation/{recordKind}": ({ records }) => ({
    body: { changes: { "name.nl": "Bezoeken", ...refsOf(records) } },
  }),
  "PATCH /organisation/{recordKind}/{recordId}": ({ records }) => ({
    body: { baseRevision: 1, changes: { "name.nl": "Bezoeken", ...refsOf(records) } },
  }),
  "DELETE /organisation/{recordKind}/{recordId}": ({ records }) => ({ path: { recordId: records.spare } }),
  "POST /organisation/{recordKind}/{recordId}/merge": ({ records }) => ({ path: { recordId: records.spare } }),
  "POST /plans/{planId}/unit-texts": ({ draft, records }) => ({
    body: { choices: [{ text: draft.unitText, unit: records.unit }] },
  }),
  "POST /plans/{planId}/comments/{commentId}/reopen": ({ draft }) => ({ path: { commentId: draft.resolvedComment } }),
  "POST /plans/{planId}/assignments/{assignmentId}/reopen": ({ draft }) => ({
    path: { assignmentId: draft.doneAssignment },
  }),
  "POST /plans/{planId}/nodes/{nodeId}/reviews": ({ draft }) => ({
    path: { nodeId: draft.indicator },
    body: { field: "text.fr", revision: 1 },
  }),
  "POST /words": () => ({ body: { language: "nl", word: "wijkwerking", list: "mine" } }),
  "POST /plans/{planId}/presence": () => ({ body: { tab: "a-page-of-a-browser", field: "text.nl" } }),
  "POST /plans/{planId}/nodes/{nodeId}/restore": ({ draft }) => ({ path: { nodeId: draft.removed } }),
  "PATCH /plans/{planId}/grant-lines/{grantLineId}": () => ({ body: { baseRevision: 1, changes: { note: "Loon" } } }),
  "POST /plans/{planId}/dismissals": () => ({
    body: { code: "date.stale_year", field: "text.nl", fingerprint: "0", reason: "Zo afgesproken" },
  }),
  "POST /plans/{planId}/events": ({ draft }) => ({
    body: { kind: "council", on: "2026-02-02", agendaItem: "13", decision: aDecision([draft.attachment]) },
  }),
  "POST /plans/{planId}/events/{eventId}/strike": () => ({ body: { reason: "Verkeerde dag" } }),
  "POST /plans/{planId}/next-version": ({ agreed }) => ({ path: { planId: agreed.plan }, body: { version: 1 } }),
  "POST /plans/{planId}/prolongations": ({ agreed }) => ({
    path: { planId: agreed.plan },
    body: { version: 1, framework: frameworks.free.code },
  }),
  "POST /federal/plans/{submissionId}/replace": ({ agreement, replaceable }) => ({
    path: { submissionId: agreement },
    body: { replaces: replaceable, on: "2099-01-01", reason: "Annuleert en vervangt" },
  }),
  "POST /obligations/settle": ({ owed }) => ({ body: { key: owed, on: "2026-03-01" } }),
  "POST /federal/newsletters": ({ nis }) => ({
    body: { subject: { nl: "Nieuws", fr: "Nouvelles" }, text: { nl: "Tekst", fr: "Texte" }, to: [nis] },
  }),
  "POST /federal/plans/{submissionId}/events": () => ({ body: { kind: "acknowledged", on: "2026-03-01" } }),
  "POST /federal/plans/{submissionId}/events/{eventId}/strike": ({ submitted }) => ({
    path: { eventId: submitted.event },
    body: { reason: "Verkeerde dag" },
  }),
  "PUT /federal/advisers/{nis}": ({ nis }) => ({ path: { nis }, body: { adviserId: null } }),
  "POST /federal/plans/{submissionId}/return": ({ submitted }) => ({
    body: { reason: "Te verbeteren", scope: { texts: true, figures: true, chapters: [submitted.chapter] } },
  }),
  "POST /federal/plans/{submissionId}/notes": ({ submitted }) => ({
    body: { field: "text", kind: "question", language: "nl", text: "Waarom?", repeats: submitted.remark },
  }),
  "POST /federal/plans/{submissionId}/opinions": () => ({
    body: {
      ...{ name: "Nele Maes", organisation: "Politiezone", giver: "policeZone", email: "iemand@salus.example" },
      ...{ language: "nl", question: "Wat vindt u?", parts: null, until: "2026-04-01" },
    },
  }),
  "POST /federal/plans/{submissionId}/opinions/{opinionId}/prolong": () => ({ body: { until: "2026-05-01" } }),
  "PUT /federal/plans/{submissionId}/opinions/{opinionId}/sharing": ({ givenOpinion }) => ({
    path: { opinionId: givenOpinion },
    body: { shared: true },
  }),
  "PUT /opinions/{opinionToken}/draft": () => ({ body: { outcome: null, text: "Bijna" } }),
  "POST /opinions/{opinionToken}/give": () => ({ body: { outcome: "none", text: "", language: "nl" } }),
  "POST /federal/frameworks": () => ({
    body: { origin: "copy", framework: frameworks.free.code, code: `svpp-${randomUUID()}` },
  }),
  "PUT /federal/frameworks/{draftId}": () => ({
    body: { revision: 1, body: aFrameworkBody(`svpp-${randomUUID()}`) },
  }),
  "POST /federal/frameworks/{draftId}/participants/read": () => ({ body: aList() }),
  "PUT /federal/plans/{submissionId}/notes/{noteId}": () => ({
    body: { field: null, kind: "internal", language: "nl", text: "Nakijken" },
  }),
  "PATCH /members/{accountId}": ({ actor }) => ({ body: { roles: [rolesFor(actor.actor.tenantKind)] } }),
  "POST /members/invitations": ({ actor }) => ({
    body: { email: `${randomUUID()}@salus.example`, roles: [rolesFor(actor.actor.tenantKind)], locale: "nl" },
  }),
  "POST /members/support": () => ({
    body: { email: `${randomUUID()}@salus.example`, locale: "nl", reason: "Scherm blijft leeg", hours: 2 },
  }),
  "POST /invitations/{token}/accept": () => ({ body: { name: "Nele Maes", password } }),
  "POST /plans/{planId}/attachments": () => ({ body: aFile() }),
  "POST /plans/{planId}/assignments": () => ({ body: { dueOn: "2026-05-01", note: "Nakijken" } }),
  "PATCH /plans/{planId}/assignments/{assignmentId}": () => ({ body: { dueOn: "2026-05-01" } }),
  "POST /imports": () => ({ body: aFile() }),
  "GET /plans/{planId}/difference/paper": () => ({ query: { from: "1", to: "1" } }),
  "GET /federal/plans/{submissionId}/difference/paper": () => ({ query: { from: "1" } }),
  "GET /plans/{planId}/versions/{version}/receipt": (scene) => ({ path: ofSubmitted(scene) }),
  "GET /plans/{planId}/versions/{version}/receipt/paper": (scene) => ({ path: ofSubmitted(scene) }),
  "POST /federal/exceptions": ({ nis }) => ({
    body: { nis, framework: frameworks.submitted.code, until: "2026-06-01", reason: "Fusie" },
  }),
  ...signing,
};

/** What a project refers to. */
const refsOf = (records: Scene["records"]) =>
  Object.fromEntries(
    (["unit", "partner", "fundingSource", "programme", "network"] as const).map((kind) => [
      `refs.${kind}`,
      [records[kind]],
    ]),
  );

const rolesFor = (kind: "municipality" | "federal") => (kind === "federal" ? "analyst" : "reader");

/** The request that succeeds for who may make it. A route without an example gets one from its description. */
export function ownRequest(route: Route, positions: readonly Position[], scene: Scene, document: Document): Draft {
  const example = examples[route.name]?.(scene) ?? {};
  const draft: Draft = { path: {}, query: {}, headers: {}, body: example.body ?? null };
  if (route.body && example.body === undefined) draft.body = sampleOf(route.body.schema, document);
  for (const { name, in: where } of route.parameters) {
    const value = plainValue(name);
    if (value !== undefined && value !== "" && where !== "header") draft[where][name] = value;
  }
  for (const position of positions.filter((each) => !isOptional(each)))
    put(draft, position, ownId(position.kind, scene));
  Object.assign(draft.path, example.path);
  Object.assign(draft.query, example.query);
  return draft;
}

/** The same request with another value at one place. */
export function withId(draft: Draft, position: Position, value: string): Draft {
  const body = draft.body instanceof FormData ? copyOf(draft.body) : structuredClone(draft.body);
  const copy: Draft = { path: { ...draft.path }, query: { ...draft.query }, headers: { ...draft.headers }, body };
  put(copy, position, value);
  return copy;
}

function copyOf(form: FormData): FormData {
  const copy = new FormData();
  for (const [name, value] of form) copy.set(name, value);
  return copy;
}

function put(draft: Draft, { where, key, kind }: Position, value: string): void {
  if (where !== "body") draft[where][key] = value;
  else if (draft.body instanceof FormData) draft.body.set(key, value);
  else if (typeof draft.body === "object" && draft.body !== null) {
    const names = key.split(".").map((name) => name.replaceAll("/", "."));
    const last = names.pop() ?? key;
    const at = names.reduce(
      (inner, name) => [(inner[name] ??= {})].flat()[0] as Record<string, unknown>,
      draft.body as Record<string, unknown>,
    );
    if (last === "links") at[last] = { [kind]: [value] };
    else at[last] = Array.isArray(at[last]) || /^(links|refs)\./.test(last) ? [value] : value;
  }
}

/** Writes it out, from our own origin, as the person of the token or as nobody. */
export function requestOf(route: { method: string; path: string }, draft: Draft, token: string | null): Request {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(draft.path[name] ?? ""));
  const search = new URLSearchParams(draft.query).toString();
  const isForm = draft.body instanceof FormData;
  return new Request(`${base}${path}${search && `?${search}`}`, {
    method: route.method,
    headers: {
      origin,
      "accept-encoding": "gzip",
      ...(token !== null && { cookie: `__Host-salus=${token}` }),
      ...(draft.body !== null && !isForm && { "content-type": "application/json" }),
      ...draft.headers,
    },
    ...(draft.body !== null && { body: isForm ? (draft.body as FormData) : JSON.stringify(draft.body) }),
  });
}
