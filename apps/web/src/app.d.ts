import type { ErrorCode, Locale } from "@salus/domain";
import type { Session } from "#lib/api/types.ts";

declare global {
  namespace App {
    interface Error {
      code: ErrorCode | "internal";
      requestId?: string | undefined;
    }
    interface Locals {
      locale: Locale;
      /** Who is asking; null for a visitor. Only looked up for pages that need somebody. */
      session: Session | null;
      /** Why it could not be told who is asking. */
      sessionFailure: { status: number; code: ErrorCode | "internal"; requestId: string | undefined } | null;
    }
    interface PageData {
      session?: Session;
    }
  }
}
