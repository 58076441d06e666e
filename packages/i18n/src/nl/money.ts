import type { GrantStepCode } from "@salus/domain";

/** How a grant line is computed, step by step. Amounts and numbers arrive written out (`grantStepText`). */
export default {
  perYear: "per jaar",
  base: "Basistoelage",
  wage: "Loonkosten",
  equipment: "Uitrustings- en opleidingskosten",
  equipmentCap: "Maximum voor uitrusting en opleiding",
  total: "Totaal per jaar",
  fte: "Voltijdse equivalenten (VTE)",
  amount: "Bedrag per jaar",
  notKnown: "niet bekend",
  notFilledIn: "niet ingevuld",
  perInhabitant: "per inwoner",
  steps: {
    amount: "Vast bedrag per jaar: {{amountCents}}.",
    "amount-missing": "Het bedrag is nog niet ingevuld.",
    "fte-missing": "Het aantal VTE is nog niet ingevuld.",
    wage: "Loonkosten: {{rateCents}} × {{fte}} VTE × {{months}} maanden = {{wageCents}}.",
    "wage-unknown": "De loonkosten per VTE zijn voor dit kader niet bekend.",
    equipment: "Uitrustings- en opleidingskosten: {{equipmentCents}}.",
    "equipment-missing": "De uitrustings- en opleidingskosten zijn nog niet ingevuld.",
    "equipment-cap": "Maximum voor uitrusting en opleiding: {{capPerFteCents}} × {{fte}} VTE = {{capCents}}.",
    "equipment-cap-unknown": "Het maximum voor uitrusting en opleiding is voor dit kader niet bekend.",
    "equipment-capped": "Gevraagd: {{askedCents}}. Alleen het maximum telt mee: {{equipmentCents}}.",
    total: "Totaal: {{wageCents}} + {{equipmentCents}} = {{totalCents}}.",
    "total-stated": "Totaal zoals vermeld: {{totalCents}}. De berekening is niet volledig bekend.",
    "total-unknown": "Het totaal is nog niet bekend.",
  } satisfies Record<GrantStepCode, string>,
} as const;
