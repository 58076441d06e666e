import { buffer } from "node:stream/consumers";
import { and, eq, paperFile, type TenantTx, version } from "@salus/db";
import { readSignatures, startsWith } from "@salus/documents/signing";
import {
  type Actor,
  AppError,
  dayInBelgium,
  eventRefusal,
  isSignable,
  type Locale,
  newId,
  nextStatus,
  type PaperFileId,
  type PlainDate,
  signingEvent,
  type SigningMethod,
  standing,
} from "@salus/domain";
import { audit } from "../../audit.ts";
import type { Services } from "../../deps.ts";
import { keepBytes, takeFile } from "../../storage/keep-file.ts";
import { storageKey } from "../../storage/storage.ts";
import { getPinnedFramework } from "../framework/framework.queries.ts";
import { eventOf, listEvents } from "../plan/plan.queries.ts";
import { moveTo, writeEvent } from "../plan/write-event.ts";
import { nameOf } from "./exceptions.ts";
import type { SentRow } from "./paper.queries.ts";
import { fileName, sentPlan } from "./plan-sheet.ts";
import { bytesOf, presses } from "./sheet.ts";
import type { Desk } from "./signing-desk.ts";
import { findAgreement, getPaperFile, listPaperFiles, type PaperFileRow } from "./signing.queries.ts";
import { type CopyInput, presentSigning, type SigningView } from "./signing.view.ts";

type House = Pick<Services, "storage" | "attachments" | "signing">;

const shown = (desk: Desk, house: House) => ({
  actor: desk.actor,
  maySign: desk.maySign,
  hasService: house.signing !== null,
});

/** The chain of hashes: what was submitted, what was laid out of it, what was signed. */
export const readSigning = (desk: Desk, house: House): Promise<SigningView> =>
  desk.read(async (tx, sent) => presentSigning(sent, await listPaperFiles(tx, sent), shown(desk, house)));

export const findPaperFile = (desk: Desk, id: PaperFileId): Promise<PaperFileRow> =>
  desk.read((tx, sent) => getPaperFile(tx, sent, id));

const bytesIn = async ({ storage }: House, { tenantId, hash }: Pick<PaperFileRow, "tenantId" | "hash">) =>
  new Uint8Array(await buffer(await storage.read(storageKey(tenantId, hash))));

function requireSignable({ status }: SentRow): void {
  if (!isSignable(status)) throw new AppError("signing.not_open", { status });
}

/** Lays the agreement out once in a language; from then on these bytes are the agreement. */
export async function makeAgreement(desk: Desk, house: House, language: Locale): Promise<SigningView> {
  const { sent, framework } = await desk.read(async (tx, found) => ({
    sent: found,
    framework: await getPinnedFramework(tx, desk.frameworks, { framework: found.framework, version: found }),
  }));
  const plan = sentPlan(sent, framework);
  const paper = (await presses()).agreementPaper(plan, language);
  const isOpen = desk.maySign && isSignable(sent.status);
  const bytes = isOpen ? await bytesOf({ paper, at: plan.submitted.at }, "pdf") : new Uint8Array();
  return desk.write(async (tx, row) => {
    requireSignable(row);
    if (!(await findAgreement(tx, row, language))) {
      const name = `${fileName(plan, language)}.pdf`;
      const file = {
        name,
        mediaType: "application/pdf",
        hash: await keepBytes(house.storage, row.tenantId, bytes),
        size: bytes.byteLength,
      };
      await insertFile(tx, desk, row, { ...file, language, agreementId: null });
    }
    return presentSigning(row, await listPaperFiles(tx, row), shown(desk, house));
  });
}

/** The signed copy of one's own side. What a PDF says of its signatures is read from it; a scan says nothing. */
export function addCopy(desk: Desk, house: House, { file, language, signedOn }: CopyInput): Promise<SigningView> {
  return desk.write(async (tx, sent) => {
    requireSignable(sent);
    const agreement = await findAgreement(tx, sent, language);
    if (!agreement) throw new AppError("signing.no_agreement");
    const taken = await takeFile(house, file);
    if (!["application/pdf", "image/jpeg", "image/png"].includes(taken.mediaType)) {
      throw new AppError("signing.wrong_type");
    }
    return addSigned(tx, desk, house, { sent, agreement, ...taken, signedOn, method: null });
  });
}

/** Signs by the service, behind what the other side signed before: so both signatures end in one file. */
export async function signByService(desk: Desk, house: House, language: Locale): Promise<SigningView> {
  const service = house.signing;
  if (!service) throw new AppError("signing.no_service");
  return desk.write(async (tx, sent) => {
    requireSignable(sent);
    const agreement = await findAgreement(tx, sent, language);
    if (!agreement) throw new AppError("signing.no_agreement");
    const isOf = (row: PaperFileRow): boolean => row.agreementId === agreement.id && row.withdrawnAt === null;
    const signed = (await listPaperFiles(tx, sent)).filter((row) => isOf(row) && row.keepsAgreement && isWhole(row));
    const order = { name: await nameOf(tx, desk.actor.userId), reason: agreement.name, at: desk.now };
    const bytes = await service.sign(await bytesIn(house, signed.at(-1) ?? agreement), order);
    const file = { name: agreement.name, mediaType: "application/pdf", signedOn: dayInBelgium(desk.now) };
    return addSigned(tx, desk, house, { sent, agreement, bytes, ...file, method: "service" });
  });
}

const isWhole = ({ signatures }: PaperFileRow): boolean =>
  signatures.length > 0 && signatures.every(({ isIntact, covers }) => isIntact && covers !== "part");

type Signed = {
  readonly sent: SentRow;
  readonly agreement: PaperFileRow;
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mediaType: string;
  readonly signedOn: PlainDate | null;
  /** Null: as the file shows. */
  readonly method: SigningMethod | null;
};

async function addSigned(tx: TenantTx, desk: Desk, house: House, signed: Signed): Promise<SigningView> {
  const { sent, agreement, bytes, name, mediaType, signedOn } = signed;
  const signatures = mediaType === "application/pdf" ? readSignatures(bytes) : [];
  await insertFile(tx, desk, sent, {
    ...{ name, mediaType, signedOn, signatures, language: agreement.language, agreementId: agreement.id },
    hash: await keepBytes(house.storage, sent.tenantId, bytes),
    size: bytes.byteLength,
    side: desk.actor.tenantKind,
    method: signed.method ?? (signatures.length > 0 ? "electronic" : "scan"),
    keepsAgreement: startsWith(bytes, await bytesIn(house, agreement)),
  });
  const status = await recordSignature(tx, desk, sent, signedOn);
  const rows = await listPaperFiles(tx, sent);
  return presentSigning({ ...sent, status: status ?? sent.status }, rows, {
    ...shown(desk, house),
    recorded: status !== null,
  });
}

type NewFile = Pick<
  typeof paperFile.$inferInsert,
  "name" | "mediaType" | "size" | "hash" | "language" | "agreementId"
> &
  Partial<typeof paperFile.$inferInsert>;

async function insertFile(tx: TenantTx, { actor, now }: Desk, sent: SentRow, file: NewFile): Promise<void> {
  const { tenantId, planId, versionId, id: submissionId, documentHash } = sent;
  const id = newId<PaperFileId>();
  // A millisecond apart, so that what came first stays first.
  const last = (await listPaperFiles(tx, sent)).at(-1)?.addedAt.getTime() ?? 0;
  const addedAt = new Date(Math.max(now.getTime(), last + 1));
  const by = { addedAt, addedBy: actor.userId, addedByName: await nameOf(tx, actor.userId) };
  await tx.insert(paperFile).values({ tenantId, id, planId, versionId, submissionId, documentHash, ...by, ...file });
  await audit(
    tx,
    { actor, now },
    {
      action: file.agreementId ? "agreement.addCopy" : "agreement.make",
      entity: "paperFile",
      entityId: id,
      after: {
        planId,
        documentHash,
        hash: file.hash,
        language: file.language,
        side: file.side ?? null,
        signedOn: file.signedOn ?? null,
      },
    },
  );
}

/** The event that says so, where it may be recorded now and does not stand yet; the status after it. */
async function recordSignature(tx: TenantTx, { actor, now }: Desk, sent: SentRow, on: PlainDate | null) {
  const { tenantId, planId, versionId, id: submissionId } = sent;
  const kind = signingEvent[actor.tenantKind];
  const events = standing((await listEvents(tx, { tenantId }, planId)).map(eventOf));
  if (events.some((event) => event.kind === kind && event.versionId === versionId)) return null;
  const subject = { tenantId, version: { status: sent.status, submittedBy: await submitterOf(tx, sent) } };
  const next = nextStatus(sent.status, kind);
  if (eventRefusal(kind, subject, actor) !== null || next === null || next === "draft") return null;
  const place = { tenantId, planId, versionId, submissionId };
  await writeEvent(tx, place, { actorId: actor.userId, recordedAt: now }, { kind, on });
  if (next !== sent.status) await moveTo(tx, place, next, now);
  const change = { before: { status: sent.status }, after: { kind, on, status: next } };
  await audit(tx, { actor, now }, { action: "plan.recordEvent", entity: "plan", entityId: planId, ...change });
  return next;
}

async function submitterOf(tx: TenantTx, { tenantId, versionId }: SentRow): Promise<Actor["userId"] | null> {
  const [row] = await tx
    .select({ by: version.submittedBy })
    .from(version)
    .where(and(eq(version.tenantId, tenantId), eq(version.id, versionId)));
  return row?.by ?? null;
}

/** A copy that was added by mistake stays on record as withdrawn; the event is struck through apart from it. */
export function withdrawCopy(desk: Desk, house: House, id: PaperFileId, reason: string): Promise<SigningView> {
  return desk.write(async (tx, sent) => {
    const row = await getPaperFile(tx, sent, id);
    if (row.agreementId === null || row.side !== desk.actor.tenantKind) throw new AppError("signing.not_found");
    if (row.withdrawnAt === null) {
      const { actor, now } = desk;
      await tx
        .update(paperFile)
        .set({ withdrawnAt: now, withdrawnBy: actor.userId, withdrawnReason: reason })
        .where(and(eq(paperFile.tenantId, row.tenantId), eq(paperFile.id, row.id)));
      const after = { planId: row.planId, hash: row.hash, reason };
      await audit(tx, { actor, now }, { action: "agreement.withdrawCopy", entity: "paperFile", entityId: id, after });
    }
    return presentSigning(sent, await listPaperFiles(tx, sent), shown(desk, house));
  });
}
