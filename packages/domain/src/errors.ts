/** What went wrong, in a vocabulary every transport can translate. */
export type ErrorKind =
  "invalid" | "unauthenticated" | "forbidden" | "not_found" | "conflict" | "too_many" | "unavailable";

/** Every error a user can be shown. The texts live in @salus/i18n, the HTTP statuses in the API. */
export const errorKinds = {
  "input.invalid": "invalid",
  "request.refused": "forbidden",
  "request.too_large": "invalid",
  "request.key_reused": "invalid",
  "route.not_found": "not_found",
  "service.unavailable": "unavailable",

  "session.required": "unauthenticated",
  "session.wrong_credentials": "unauthenticated",
  "session.not_found": "not_found",
  "session.too_many_attempts": "too_many",
  "password.wrong": "invalid",
  "password.too_short": "invalid",
  "password.too_long": "invalid",
  "password.too_common": "invalid",
  "password.contains_identity": "invalid",
  "membership.not_found": "not_found",
  "member.forbidden": "forbidden",
  "member.not_found": "not_found",
  "member.exists": "conflict",
  "member.last_administrator": "conflict",
  "invitation.not_found": "not_found",
  "invitation.expired": "conflict",

  "framework.not_found": "not_found",
  "framework.closed": "conflict",
  "framework.draft_not_found": "not_found",
  "framework.draft_conflict": "conflict",
  "framework.not_ready": "conflict",
  "plan.not_found": "not_found",
  "plan.forbidden": "forbidden",
  "plan.exists": "conflict",
  "plan.incomplete": "invalid",
  "plan.wrong_status": "conflict",
  "version.frozen": "conflict",
  "version.out_of_scope": "conflict",
  "event.not_found": "not_found",
  "event.forbidden": "forbidden",
  "event.reason_missing": "invalid",
  "event.not_strikable": "conflict",
  "version.not_found": "not_found",
  "version.open": "conflict",
  "node.not_found": "not_found",
  "node.conflict": "conflict",
  "node.locked": "forbidden",
  "node.compulsory": "conflict",
  "node.wrong_parent": "invalid",
  "node.exists": "conflict",
  "node.unknown_link": "invalid",
  "node.not_linkable": "invalid",
  "node.nothing_before": "invalid",
  "node.too_much": "invalid",
  "grant_line.not_found": "not_found",
  "grant_line.conflict": "conflict",
  "finding.blocking": "conflict",
  "dismissal.not_found": "not_found",
  "comment.not_found": "not_found",
  "comment.forbidden": "forbidden",
  "assignment.not_found": "not_found",
  "assignment.forbidden": "forbidden",
  "organisation.not_found": "not_found",
  "organisation.forbidden": "forbidden",
  "organisation.exists": "conflict",
  "organisation.conflict": "conflict",
  "organisation.in_use": "conflict",
  "organisation.name_missing": "invalid",
  "organisation.wrong_period": "invalid",
  "organisation.wrong_parent": "invalid",
  "organisation.unknown_reference": "invalid",
  "organisation.not_same_kind": "invalid",
  "review.not_possible": "invalid",
  "review.text_changed": "conflict",
  "obligation.not_found": "not_found",
  "obligation.forbidden": "forbidden",
  "obligation.by_event": "conflict",
  "calendar.not_found": "not_found",
  "message.not_found": "not_found",
  "message.forbidden": "forbidden",
  "newsletter.not_found": "not_found",
  "word.not_found": "not_found",
  "word.forbidden": "forbidden",
  "word.list_full": "conflict",
  "paper.busy": "unavailable",
  "paper.failed": "unavailable",
  "exception.not_found": "not_found",
  "exception.before_calendar": "invalid",
  "signing.not_found": "not_found",
  "signing.not_open": "conflict",
  "signing.no_agreement": "conflict",
  "signing.no_service": "unavailable",
  "signing.wrong_type": "invalid",
  "attachment.not_found": "not_found",
  "attachment.forbidden": "forbidden",
  "attachment.empty": "invalid",
  "attachment.too_large": "invalid",
  "attachment.wrong_type": "invalid",
  "mail.not_found": "not_found",
  "renewal.not_found": "not_found",
  "renewal.settled": "conflict",
  "renewal.not_settled": "conflict",
  "renewal.changed_since": "conflict",
  "renewal.does_not_fit": "invalid",
  "framework.not_newer": "conflict",
  "submission.not_found": "not_found",
  "submission.forbidden": "forbidden",
  "note.not_found": "not_found",
  "remark.not_found": "not_found",
  "remark.forbidden": "forbidden",
  "remark.closed": "conflict",
  "checklist.not_found": "not_found",
  "adviser.not_found": "not_found",
  "adviser.forbidden": "forbidden",
  "comparison.unknown_municipality": "not_found",

  "import.empty": "invalid",
  "import.binary": "invalid",
  "import.too_large": "invalid",
  "import.no_plan_found": "invalid",
  "import.invalid_json": "invalid",
  "import.unsupported_format": "invalid",
  "import.pdf_not_supported_yet": "invalid",
  "import.timeout": "invalid",
  "import.failed": "invalid",
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;

/** A door that stays shut. Findings are returned, refusals are thrown. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly params: Record<string, unknown>;

  constructor(code: ErrorCode, params: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.params = params;
  }

  get kind(): ErrorKind {
    return errorKinds[this.code];
  }
}
