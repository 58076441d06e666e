import { randomUUID } from "node:crypto";
import { linkedKinds, type RecordKind, recordKinds, refKinds, refNames } from "@salus/domain";
import { linkOf, linkTo, type Scene } from "../world/scene.ts";
import { frameworks } from "../world/ground.ts";
import { publishedId } from "../world/neighbour.ts";
import { type Document, resolve, type Route, type Schema } from "./route-table.ts";

/** What an id in a request names. */
export const idKinds = [
  "plan",
  "node",
  "place",
  "sibling",
  "newNode",
  "newNodes",
  "grantLine",
  "newGrantLine",
  "dismissal",
  "event",
  "comment",
  "remark",
  "note",
  "opinion",
  "opinionLink",
  "chapter",
  "assignment",
  "attachment",
  "paperFile",
  "exception",
  "word",
  "submission",
  "replaceable",
  "thread",
  "newsletter",
  "feed",
  "renewalItem",
  "frameworkDraft",
  "published",
  "account",
  "invitation",
  "link",
  "session",
  "tenant",
  "indicator",
  "newRecord",
  ...recordKinds,
] as const;
export type IdKind = (typeof idKinds)[number];

/** Whose thing an id names. `elsewhere`: of the same municipality, in another plan. */
export const variants = ["foreignDraft", "foreignSubmitted", "elsewhere", "nobodys", "malformed"] as const;
export type Variant = (typeof variants)[number];

type Where = "path" | "query" | "body";
/** A place in a request where an id stands. */
export type Position = { where: Where; key: string; kind: IdKind };

/** By the name of the parameter or field. A new name must be taught here: until then the gate fails. */
const idNames: Record<Where, Record<string, IdKind>> = {
  path: {
    planId: "plan",
    nodeId: "node",
    grantLineId: "grantLine",
    dismissalId: "dismissal",
    eventId: "event",
    commentId: "comment",
    remarkId: "remark",
    noteId: "note",
    opinionId: "opinion",
    opinionToken: "opinionLink",
    draftId: "frameworkDraft",
    assignmentId: "assignment",
    attachmentId: "attachment",
    fileId: "paperFile",
    exceptionId: "exception",
    wordId: "word",
    submissionId: "submission",
    threadId: "thread",
    newsletterId: "newsletter",
    feed: "feed",
    itemId: "renewalItem",
    publishedId: "published",
    accountId: "account",
    invitationId: "invitation",
    sessionId: "session",
    token: "link",
    recordId: "project",
  },
  query: { submissions: "submission", planId: "plan", nodeId: "node", personId: "account" },
  body: {
    tenantId: "tenant",
    fromPlanId: "plan",
    publishedId: "published",
    lineageId: "newNode",
    ids: "newNodes",
    parentId: "place",
    after: "sibling",
    id: "newGrantLine",
    nodeId: "node",
    grantLineId: "grantLine",
    recordId: "newRecord",
    into: "project",
    "changes.accountId": "account",
    "changes.links/indicator": "indicator",
    ...Object.fromEntries(linkedKinds.map((kind) => [`changes.links/${kind}`, kind])),
    ...Object.fromEntries(refNames.map((name) => [`changes.refs/${name}`, refKinds[name] ?? "project"])),
    "branches.links": "unit",
    "choices.unit": "unit",
    "choices.newUnit": "newRecord",
    "decision.attachments": "attachment",
    assigneeId: "account",
    adviserId: "account",
    repeats: "remark",
    "scope.chapters": "chapter",
    commentId: "comment",
    replaces: "replaceable",
  },
};

/** Fields that not every request of their route has: the example says where they stand. */
export const isOptional = ({ where, key }: Position): boolean =>
  where === "body" &&
  /^(changes\.(accountId$|links\/|refs\/)|choices\.|branches\.links|decision\.|scope\.|repeats$|adviserId$)/.test(key);

/** Parameters that name nothing of anybody, with a value that works. */
const plainNames: Record<string, string> = {
  dueFrom: "2020-01-01",
  dueTo: "2100-01-01",
  obligation: "submission",
  state: "owed",
  sort: "due",
  share: "all",
  page: "1",
  code: frameworks.draft.code,
  language: "nl",
  format: "pdf",
  map: "brussels",
  nis: "00000",
  item: "decision",
  version: "1",
  q: "a",
  current: "true",
  framework: frameworks.submitted.code,
  status: "submitted",
  instrument: "svpp",
  year: "2099",
  hasTexts: "yes",
  body: "council",
  phenomenon: "burglary",
  field: "text.fr",
  before: "1000000",
  on: "2026-03-02",
  from: "1",
  to: "1",
  kind: "text",
  recordKind: "project",
  ended: "no",
  since: "0",
  kindOfEntry: "changed",
  fromDay: "2020-01-01",
  untilDay: "2100-01-01",
  cursor: "1000000",
  limit: "100",
  tab: "a-page-of-a-browser",
  "Idempotency-Key": "",
};

export const plainValue = (name: string): string | undefined => plainNames[name];

/** Where ids stand in the requests of a route, and the parameters whose kind nobody taught. */
export function positionsOf(route: Route, document: Document): { positions: Position[]; unknown: string[] } {
  const positions: Position[] = [];
  const unknown: string[] = [];
  for (const { name, in: where } of route.parameters) {
    const kind = where === "header" ? undefined : idNames[where][name];
    if (kind) positions.push({ where: where as Where, key: name, kind });
    else if (!(name in plainNames)) unknown.push(`${where} ${name}`);
  }
  for (const key of route.body ? idFields(route.body.schema, document) : []) {
    const kind = idNames.body[key];
    if (kind) positions.push({ where: "body", key, kind });
    else unknown.push(`body ${key}`);
  }
  return { positions, unknown };
}

/** Fields of a body that hold an id: by their format, or by their name. Deeper ones are named by their path; `/` is a dot in a name. */
function idFields(schema: Schema, document: Document, path = "", seen: readonly Schema[] = []): string[] {
  const found = resolve(schema, document);
  if (seen.includes(found)) return [];
  const inside = [...seen, found];
  const parts = [...(found.anyOf ?? []), ...(found.oneOf ?? []), ...(found.allOf ?? []), ...(found.prefixItems ?? [])];
  if (found.items) parts.push(found.items);
  if (typeof found.additionalProperties === "object") parts.push(found.additionalProperties);
  const name = path.split(".").at(-1) ?? "";
  const isId = found.format === "uuid" || /(^id|Id|Ids)$/.test(name);
  return [
    ...new Set([
      ...(isId && path !== "" ? [path] : []),
      ...parts.flatMap((part) => idFields(part, document, path, inside)),
      ...Object.entries(found.properties ?? {}).flatMap(([key, property]) =>
        idFields(property, document, path === "" ? key : `${path}.${key.replaceAll(".", "/")}`, inside),
      ),
    ]),
  ];
}

const ofPlan = (ids: Scene["draft"], kind: IdKind): string | null => {
  if (kind === "plan") return ids.plan;
  if (kind === "node" || kind === "newNode" || kind === "newNodes") return ids.node;
  if (kind === "place") return ids.place;
  if (kind === "sibling") return ids.sibling;
  if (kind === "comment") return ids.comment;
  if (kind === "remark") return ids.remark;
  if (kind === "chapter") return ids.chapter;
  if (kind === "assignment") return ids.assignment;
  if (kind === "attachment") return ids.attachment;
  if (kind === "indicator") return ids.indicator;
  if (kind === "renewalItem") return ids.renewalItem;
  if (kind === "dismissal") return ids.dismissal;
  if (kind === "event") return ids.event;
  if (kind === "paperFile") return ids.paperFile;
  return kind === "grantLine" || kind === "newGrantLine" ? ids.grantLine : null;
};

const isRecordKind = (kind: IdKind): kind is RecordKind => (recordKinds as readonly string[]).includes(kind);

/** An id that works for the actor of the scene. */
export function ownId(kind: IdKind, scene: Scene): string {
  if (kind === "newNode" || kind === "newNodes" || kind === "newGrantLine" || kind === "newRecord") return randomUUID();
  if (isRecordKind(kind)) return scene.records[kind];
  if (kind === "published") return publishedId();
  return (
    // The federal side has no draft: what it names is of what was submitted.
    ofPlan(scene.actor.actor.tenantKind === "federal" ? scene.submitted : scene.draft, kind) ??
    {
      submission: scene.submission,
      replaceable: scene.replaceable,
      exception: scene.exception,
      thread: scene.thread,
      newsletter: scene.newsletter,
      feed: scene.feed,
      account: scene.colleague.actor.userId as string,
      invitation: scene.invitation.id,
      word: scene.word,
      note: scene.note,
      opinion: scene.opinion.id,
      opinionLink: linkOf(scene.tenantId, scene.opinion),
      frameworkDraft: scene.frameworkDraft,
      link: linkTo(scene),
      session: scene.session,
      tenant: scene.tenantId as string,
    }[kind as "submission"]
  );
}

/** An id that must not work; null where the variant means nothing for this kind. */
export function otherId(
  kind: IdKind,
  variant: Variant,
  { scene, foreign }: { scene: Scene; foreign: Scene },
): string | null {
  if (variant === "malformed") return "not-an-id";
  if (variant === "nobodys")
    return kind === "link" || kind === "opinionLink" || kind === "feed"
      ? `${randomUUID()}.${randomUUID()}.${"x".repeat(43)}${kind === "feed" ? ".ics" : ""}`
      : randomUUID();
  if (variant === "elsewhere") return kind === "plan" ? null : ofPlan(scene.other, kind);
  const isDraft = variant === "foreignDraft";
  const inPlan = ofPlan(isDraft ? foreign.draft : foreign.submitted, kind);
  if (inPlan !== null) return inPlan;
  if (kind === "newRecord") return foreign.records.unit;
  if (isRecordKind(kind)) return foreign.records[kind];
  const { id, secret } = foreign.invitation;
  switch (kind) {
    case "thread":
      return isDraft ? foreign.draft.plan : foreign.thread;
    case "newsletter":
      return isDraft ? foreign.draft.plan : foreign.newsletter;
    case "feed":
      return isDraft
        ? `${foreign.tenantId}.${foreign.draft.plan}.${"x".repeat(43)}.ics`
        : foreign.feed.replace(/.{5}\.ics$/, "xxxxx.ics");
    case "replaceable":
      return isDraft ? foreign.draft.plan : foreign.replaceable;
    case "published":
    case "submission":
      return isDraft ? foreign.draft.plan : foreign.submission;
    case "account":
      return isDraft ? foreign.actor.actor.userId : foreign.colleague.actor.userId;
    case "invitation":
      return id;
    case "session":
      return foreign.session;
    case "note":
      return foreign.note;
    case "opinion":
      return foreign.opinion.id;
    case "opinionLink":
      return linkOf(isDraft ? foreign.tenantId : scene.tenantId, { ...foreign.opinion, secret: "x".repeat(43) });
    case "exception":
      return foreign.exception;
    case "frameworkDraft":
      return foreign.frameworkDraft;
    case "word":
      return foreign.word;
    case "tenant":
      return foreign.tenantId;
    case "link":
      return isDraft ? `${foreign.tenantId}.${id}.${"x".repeat(43)}` : `${scene.tenantId}.${id}.${secret}`;
    default:
      throw new Error(`nobody taught whose a ${kind} is`);
  }
}
