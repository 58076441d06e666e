import type { Locale } from "@salus/domain";

/** The line that must stand wherever reference data or the map is shown (the licences ask for it). */
export const creditLine: Readonly<Record<Locale, string>> = {
  nl: "Bron: Statbel (Algemene Directie Statistiek - Statistics Belgium), REFNIS, bevolking 1 januari 2025 (CC BY 4.0); grenzen: statistische sectoren 2011 via BelgiumMaps.StatBel, BNOSAC (CC BY 2.0), vereenvoudigd en samengevoegd; politiezones: nl.wikipedia (CC BY-SA 4.0).",
  fr: "Source : Statbel (Direction générale Statistique - Statistics Belgium), REFNIS, population au 1er janvier 2025 (CC BY 4.0) ; limites : secteurs statistiques 2011 via BelgiumMaps.StatBel, BNOSAC (CC BY 2.0), simplifiées et fusionnées ; zones de police : nl.wikipedia (CC BY-SA 4.0).",
};
