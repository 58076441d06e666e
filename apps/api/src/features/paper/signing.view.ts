import { z } from "@hono/zod-openapi";
import {
  type Actor,
  dayInBelgium,
  isAgreed,
  isSignable,
  Locale,
  PlainDate,
  planStatuses,
  SignatureCheck,
  signingMethods,
  signingSides,
} from "@salus/domain";
import type { SentRow } from "./paper.queries.ts";
import type { PaperFileRow } from "./signing.queries.ts";

const PaperFileView = z
  .object({
    id: z.string(),
    name: z.string(),
    language: Locale,
    mediaType: z.string(),
    size: z.number().int(),
    /** Hex SHA-256 of its bytes. */
    hash: z.string(),
    addedAt: z.iso.datetime(),
    /** Somebody of one's own side; who acts for the other side is the other side. */
    addedBy: z.string().nullable(),
  })
  .openapi("PaperFile");

const SignedCopyView = PaperFileView.extend({
  agreementId: z.string(),
  side: z.enum(signingSides),
  method: z.enum(signingMethods),
  signedOn: PlainDate.nullable(),
  signatures: z.array(SignatureCheck),
  /** Whether the file begins with the very bytes of the agreement. */
  keepsAgreement: z.boolean(),
  withdrawn: z.object({ on: PlainDate, reason: z.string() }).nullable(),
  mayWithdraw: z.boolean(),
}).openapi("SignedCopy");

export const SigningView = z
  .object({
    submissionId: z.string(),
    number: z.number().int(),
    status: z.enum(planStatuses),
    submittedAt: z.iso.datetime(),
    /** The first link: hex SHA-256 of the document as it was submitted. */
    documentHash: z.string(),
    isSignable: z.boolean(),
    isAgreed: z.boolean(),
    /** One in each language in which it was laid out. */
    agreements: z.array(PaperFileView),
    /** Oldest first, withdrawn ones too. */
    copies: z.array(SignedCopyView),
    maySign: z.boolean(),
    hasService: z.boolean(),
    /** Of the last request: whether the signature was recorded in the dossier too. */
    recorded: z.boolean(),
  })
  .openapi("Signing");
export type SigningView = z.infer<typeof SigningView>;

const presentFile = ({
  id,
  name,
  language,
  mediaType,
  size,
  hash,
  ...row
}: PaperFileRow): z.infer<typeof PaperFileView> => ({
  ...{ id, name, language, mediaType, size, hash },
  addedAt: row.addedAt.toISOString(),
  addedBy: null,
});

const presentCopy = (row: PaperFileRow, actor: Actor, maySign: boolean): z.infer<typeof SignedCopyView>[] => {
  const { agreementId, side, method, signedOn, signatures, keepsAgreement, withdrawnAt, withdrawnReason } = row;
  if (agreementId === null || side === null || method === null) return [];
  return [
    {
      ...presentFile(row),
      addedBy: side === actor.tenantKind ? row.addedByName : null,
      ...{ agreementId, side, method, signedOn, signatures, keepsAgreement },
      withdrawn: withdrawnAt && { on: dayInBelgium(withdrawnAt), reason: withdrawnReason ?? "" },
      mayWithdraw: maySign && side === actor.tenantKind && withdrawnAt === null,
    },
  ];
};

export const presentSigning = (
  sent: SentRow,
  rows: readonly PaperFileRow[],
  {
    actor,
    maySign,
    hasService,
    recorded = false,
  }: { actor: Actor; maySign: boolean; hasService: boolean; recorded?: boolean },
): SigningView => ({
  submissionId: sent.id,
  number: sent.number,
  status: sent.status,
  submittedAt: sent.submittedAt.toISOString(),
  documentHash: sent.documentHash,
  isSignable: isSignable(sent.status),
  isAgreed: isAgreed(sent.status),
  agreements: rows.filter(({ agreementId }) => agreementId === null).map(presentFile),
  copies: rows.flatMap((row) => presentCopy(row, actor, maySign)),
  maySign,
  hasService,
  recorded,
});

export const AgreementInput = z.object({ language: Locale });

export const CopyInput = z.object({
  file: z.file().openapi({ type: "string", format: "binary" }),
  /** Which agreement it is a copy of. */
  language: Locale,
  /** Empty where the day is not known. */
  signedOn: z
    .union([z.literal(""), PlainDate])
    .optional()
    .transform((day) => day || null),
});
export type CopyInput = z.infer<typeof CopyInput>;

export const WithdrawInput = z.object({ reason: z.string().trim().min(1).max(2000) });
