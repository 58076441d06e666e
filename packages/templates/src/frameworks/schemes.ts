import type { GrantScheme, OfficialText } from "@salus/domain";
import { official } from "../official-text.ts";

type GuardRates = Pick<GrantScheme, "wagePerFteMonthCents" | "months" | "equipmentCapPerFteCents" | "source">;

const amount = (code: string, title: OfficialText, source: string): GrantScheme => ({
  code,
  title,
  formula: "amount",
  wagePerFteMonthCents: null,
  months: null,
  equipmentCapPerFteCents: null,
  source,
});

export const baseGrant = (source: string): GrantScheme =>
  amount(
    "base",
    official(
      "Toelage strategisch veiligheids- en preventieplan",
      "Allocation plan stratégique de sécurité et de prévention",
      "fr",
    ),
    source,
  );

export const guards346 = (rates: GuardRates): GrantScheme => ({
  code: "guards-346",
  title: official(
    "Bijkomend contingent gemeenschapswachten 346",
    "Contingent complémentaire gardiens de la paix 346 ETP",
  ),
  formula: "guards",
  ...rates,
});

export const guards90 = (rates: GuardRates): GrantScheme => ({
  code: "guards-90",
  title: official("Dispositief gemeenschapswachten 90 (ACTIVA)", "Dispositif gardiens de la paix 90-ETP (ACTIVA)"),
  formula: "guards",
  ...rates,
});

/** 420 euro × full-time equivalents × 12 months, plus equipment and training up to a cap per full-time equivalent. */
export const guardRates = (equipmentCapPerFteCents: number | null, source: string): GuardRates => ({
  wagePerFteMonthCents: 42_000,
  months: 12,
  equipmentCapPerFteCents,
  source,
});

export const unknownGuardRates = (source: string): GuardRates => ({
  wagePerFteMonthCents: null,
  months: null,
  equipmentCapPerFteCents: null,
  source,
});

/** A rubric of a VSC is its own money line; its code is that of its chapter. */
export const rubric = (code: string, nl: string, fr: string, source: string): GrantScheme =>
  amount(code, official(nl, fr, "fr"), source);
