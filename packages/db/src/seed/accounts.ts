import type { Locale, NisCode, Role } from "@salus/domain";

export type DemonstrationTenant = { slug: string; nis: NisCode | null };
export type DemonstrationAccount = {
  email: string;
  name: string;
  locale: Locale;
  /** The tenants somebody works for, the first one first. */
  memberships: { tenant: string; roles: Role[] }[];
};

/** A municipality of each language regime, and the federal administration. */
export const demonstrationTenants: DemonstrationTenant[] = [
  { slug: "mechelen", nis: "12025" as NisCode },
  { slug: "molenbeek", nis: "21012" as NisCode },
  { slug: "namur", nis: "92094" as NisCode },
  { slug: "eupen", nis: "63023" as NisCode },
  { slug: "federal", nis: null },
];

const at = (tenant: string, role: Role, name: string, locale: Locale): DemonstrationAccount => ({
  email: `${role}@${tenant}.demo.salus.example`,
  name,
  locale,
  memberships: [{ tenant, roles: [role] }],
});

/** Nobody real. The evaluator works for two municipalities. */
export const demonstrationAccounts: DemonstrationAccount[] = [
  at("mechelen", "coordinator", "Lore Wouters", "nl"),
  at("mechelen", "editor", "Bram De Cock", "nl"),
  at("mechelen", "finance", "An Hendrickx", "nl"),
  {
    ...at("mechelen", "evaluator", "Sofie Claes", "nl"),
    memberships: [
      { tenant: "mechelen", roles: ["evaluator"] },
      { tenant: "molenbeek", roles: ["evaluator"] },
    ],
  },
  at("mechelen", "secretary", "Dirk Peeters", "nl"),
  at("mechelen", "administrator", "Karel Vermeiren", "nl"),
  at("mechelen", "reader", "Nele Goossens", "nl"),

  at("molenbeek", "coordinator", "Samira El Idrissi", "nl"),
  at("molenbeek", "editor", "Thomas Dubois", "fr"),
  at("molenbeek", "finance", "Julie Lambert", "fr"),
  at("molenbeek", "secretary", "Koen Aerts", "nl"),
  at("molenbeek", "administrator", "Fatiha Benali", "fr"),
  at("molenbeek", "reader", "Mehdi Azzouzi", "fr"),

  at("namur", "coordinator", "Claire Delvaux", "fr"),
  at("namur", "editor", "Nicolas Gérard", "fr"),
  at("namur", "finance", "Martine Collard", "fr"),
  at("namur", "secretary", "Philippe Renard", "fr"),
  at("namur", "administrator", "Benoît Lejeune", "fr"),

  at("eupen", "coordinator", "Marc Radermacher", "fr"),
  at("eupen", "editor", "Nathalie Heck", "fr"),
  at("eupen", "administrator", "Ingrid Schmitz", "fr"),

  at("federal", "adviser", "Isabelle Fontaine", "fr"),
  at("federal", "controller", "Geert Maes", "nl"),
  at("federal", "framework-manager", "Anne-Sophie Charlier", "fr"),
  at("federal", "analyst", "Jonas Verhaegen", "nl"),
  at("federal", "administrator", "Wim Jacobs", "nl"),
];
