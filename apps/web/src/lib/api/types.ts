import type { Locale, OfficialText, Role, TenantKind } from "@salus/domain";

/** One tenant a user belongs to, and what the user may do there. */
export type Membership = {
  tenantId: string;
  kind: TenantKind;
  name: OfficialText;
  nis: string | null;
  languageRegime: string;
  roles: Role[];
  permittedActions: string[];
};

/** Answer of `GET /auth/session`. */
export type Session = {
  user: { id: string; name: string; email: string; locale: Locale };
  active: Membership;
  memberships: Membership[];
  demonstration: boolean;
};
