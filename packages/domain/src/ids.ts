/** A string that can only come from the place that knows what it identifies. */
export type Id<Name extends string> = string & { readonly __id: Name };

export type TenantId = Id<"tenant">;
export type UserId = Id<"user">;
export type PlanId = Id<"plan">;
export type VersionId = Id<"version">;
/** The same node in every version of a plan: remarks, measurements and differences point at it. */
export type LineageId = Id<"lineage">;
export type GrantLineId = Id<"grantLine">;
export type EventId = Id<"event">;
export type InvitationId = Id<"invitation">;
export type SubmissionId = Id<"submission">;
/** Of a comment; of a thread it is the id of its first comment. */
export type CommentId = Id<"comment">;
export type AssignmentId = Id<"assignment">;
export type AttachmentId = Id<"attachment">;
export type MailId = Id<"mail">;
/** Of a later deadline that was granted. */
export type ExceptionId = Id<"exception">;
/** Of an agreement laid out to be signed, or of a signed copy. */
export type PaperFileId = Id<"paperFile">;
export type DismissalId = Id<"dismissal">;
/** Of a thing to settle on the way to the next period. */
export type RenewalItemId = Id<"renewalItem">;
/** Of a remark, and of the note it was before it was sent. */
export type RemarkId = Id<"remark">;
export type LetterId = Id<"letter">;
/** Of an opinion that a third party is asked for. */
export type OpinionId = Id<"opinion">;
export type WordId = Id<"word">;
/** Of a conversation between both sides about one dossier. */
export type ThreadId = Id<"thread">;
export type MessageId = Id<"message">;
export type NewsletterId = Id<"newsletter">;
export type CalendarLinkId = Id<"calendarLink">;
/** Five digits, leading zero kept. */
export type NisCode = Id<"nis">;

export const newId = <T extends Id<string>>(): T => crypto.randomUUID() as unknown as T;
