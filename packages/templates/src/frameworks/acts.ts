import type { Language, LegalAct, OfficialText } from "@salus/domain";
import { official } from "../official-text.ts";

const act = (
  code: string,
  type: LegalAct["type"],
  on: string | null,
  numac: string | null,
  title: OfficialText,
  note: string | null = null,
): LegalAct => ({ code, type, on, numac, title, note });

type Remarks = { note?: string; unattested?: Language[] };

const kb = (on: string, numac: string | null, nl: string, fr: string, remarks: Remarks = {}): LegalAct =>
  act(`kb-${on}`, "royal-decree", on, numac, official(nl, fr, ...(remarks.unattested ?? ["fr"])), remarks.note ?? null);
const mb = (on: string, numac: string | null, nl: string, fr: string, remarks: Remarks = {}): LegalAct =>
  act(
    `mb-${on}`,
    "ministerial-decree",
    on,
    numac,
    official(nl, fr, ...(remarks.unattested ?? ["fr"])),
    remarks.note ?? null,
  );
const cabinet = (on: string, nl: string, fr: string, note: string | null = null): LegalAct =>
  act(`ministerraad-${on}`, "cabinet-decision", on, null, official(nl, fr, "nl", "fr"), note);

/** Legal acts, by code. Titles are short forms; what no source attests in a language is marked. */
export const acts = {
  law1994: act(
    "law-1994-03-30",
    "law",
    "1994-03-30",
    null,
    official(
      "Wet van 30 maart 1994 houdende sociale bepalingen, artikelen 69 en 69bis",
      "Loi du 30 mars 1994 portant des dispositions sociales, articles 69 et 69bis",
    ),
  ),
  law1985: act(
    "law-1985-08-01",
    "law",
    "1985-08-01",
    null,
    official(
      "Wet van 1 augustus 1985, artikel 1, § 2quater",
      "Loi du 1er août 1985, article 1er, § 2quater",
      "nl",
      "fr",
    ),
  ),
  law2003: act(
    "law-2003-05-22",
    "law",
    "2003-05-22",
    null,
    official("Wet van 22 mei 2003, artikelen 121 tot 124", "Loi du 22 mai 2003, articles 121 à 124", "nl", "fr"),
  ),
  kb20131107: kb(
    "2013-11-07",
    "2013000765",
    "Koninklijk besluit van 7 november 2013 betreffende de strategische veiligheids- en preventieplannen en de dispositieven Gemeenschapswachten",
    "Arrêté royal du 7 novembre 2013 relatif aux plans stratégiques de sécurité et de prévention et aux dispositifs Gardiens de la Paix",
    { note: "Addendum: 2013000831.", unattested: [] },
  ),
  kb20171225: kb(
    "2017-12-25",
    "2018030207",
    "Koninklijk besluit van 25 december 2017 betreffende de verlenging 2018-2019 van de strategische veiligheids- en preventieplannen 2014-2017",
    "Arrêté royal du 25 décembre 2017 relatif à la prolongation 2018-2019 des plans stratégiques de sécurité et de prévention 2014-2017",
    { note: "Published on 5 February 2018." },
  ),
  mb20171227: mb(
    "2017-12-27",
    "2018030208",
    "Ministerieel besluit van 27 december 2017 tot bepaling van de voorwaarden voor de strategische veiligheids- en preventieplannen 2018-2019",
    "Arrêté ministériel du 27 décembre 2017 déterminant les conditions des plans stratégiques de sécurité et de prévention 2018-2019",
    { unattested: ["nl", "fr"] },
  ),
  mb20180917: mb(
    "2018-09-17",
    "2018013885",
    "Ministerieel besluit van 17 september 2018 betreffende de bijkomende financiering van de gemeenschapswachten",
    "Arrêté ministériel du 17 septembre 2018 relatif au financement complémentaire des gardiens de la paix",
    { note: "Inferred as the source of the cap of 366.86 euro per full-time equivalent.", unattested: ["nl", "fr"] },
  ),
  ministerraad20190628: cabinet(
    "2019-06-28",
    "Beslissing van de Ministerraad van 28 juni 2019",
    "Décision du Conseil des ministres du 28 juin 2019",
  ),
  kb20190703: kb(
    "2019-07-03",
    "2019041386",
    "Koninklijk besluit van 3 juli 2019 betreffende de verlenging 2020 van de strategische veiligheids- en preventieplannen 2018-2019",
    "Arrêté royal du 3 juillet 2019 relatif à la prolongation 2020 des plans stratégiques de sécurité et de prévention 2018-2019",
    { note: "Published on 15 July 2019." },
  ),
  mb20191205: mb(
    "2019-12-05",
    null,
    "Ministerieel besluit van 5 december 2019 tot bepaling van de indienings-, opvolgings- en evaluatievoorwaarden en tot bepaling van de toekennings-, aanwendings- en controlevoorwaarden van de financiële toelage van de strategische veiligheids- en preventieplannen 2020",
    "Arrêté ministériel du 5 décembre 2019 déterminant les modalités d'introduction, de suivi et d'évaluation et déterminant les modalités d'octroi, d'utilisation et de contrôle de l'allocation financière des plans stratégiques de sécurité et de prévention 2020",
    { note: "Number 2019042856 is probable, not confirmed." },
  ),
  ministerraad20201218: cabinet(
    "2020-12-18",
    "Beslissing van de Ministerraad van 18 december 2020",
    "Décision du Conseil des ministres du 18 décembre 2020",
  ),
  kb20201224: kb(
    "2020-12-24",
    null,
    "Koninklijk besluit van 24 december 2020 betreffende de verlenging 2021 van de strategische veiligheids- en preventieplannen",
    "Arrêté royal du 24 décembre 2020 relatif à la prolongation 2021 des plans stratégiques de sécurité et de prévention",
    { note: "One of 2021020269 and 2021040062; which one was not found.", unattested: ["nl", "fr"] },
  ),
  mb20210104: mb(
    "2021-01-04",
    null,
    "Ministerieel besluit van 4 januari 2021 tot wijziging van het ministerieel besluit van 5 december 2019",
    "Arrêté ministériel du 4 janvier 2021 modifiant l'arrêté ministériel du 5 décembre 2019",
    { note: "One of 2021020269 and 2021040062; which one was not found.", unattested: ["nl", "fr"] },
  ),
  ministerraad20210716: cabinet(
    "2021-07-16",
    "Beslissing van de Ministerraad van 16 juli 2021",
    "Décision du Conseil des ministres du 16 juillet 2021",
  ),
  kb20210724: kb(
    "2021-07-24",
    null,
    "Koninklijk besluit van 24 juli 2021 betreffende de verlenging tot 31 december 2022 van de strategische veiligheids- en preventieplannen",
    "Arrêté royal du 24 juillet 2021 relatif à la prolongation jusqu'au 31 décembre 2022 des plans stratégiques de sécurité et de prévention",
    { note: "Number 2021042755 is probable, not confirmed.", unattested: ["nl", "fr"] },
  ),
  kb20211227Guards: act(
    "kb-2021-12-27-guards",
    "royal-decree",
    "2021-12-27",
    "2022030081",
    official(
      "Koninklijk besluit van 27 december 2021 betreffende de financiering van de gemeenschapswachten 2021",
      "Arrêté royal du 27 décembre 2021 relatif au financement des gardiens de la paix 2021",
      "nl",
      "fr",
    ),
  ),
  mb20220211: mb(
    "2022-02-11",
    "2022031007",
    "Ministerieel besluit van 11 februari 2022 tot wijziging van het ministerieel besluit van 5 december 2019",
    "Arrêté ministériel du 11 février 2022 modifiant l'arrêté ministériel du 5 décembre 2019",
    { unattested: ["nl", "fr"] },
  ),
  kb20220720: kb(
    "2022-07-20",
    "2022041791",
    "Koninklijk besluit van 20 juli 2022 betreffende de verlenging 2023-2024 van de strategische veiligheids- en preventieplannen 2020-2022",
    "Arrêté royal du 20 juillet 2022 relatif à la prolongation 2023-2024 des plans stratégiques de sécurité et de prévention 2020-2022",
  ),
  mb20221123: mb(
    "2022-11-23",
    "2022042918",
    "Ministerieel besluit van 23 november 2022 tot bepaling van de voorwaarden voor de strategische veiligheids- en preventieplannen 2023-2024",
    "Arrêté ministériel du 23 novembre 2022 déterminant les conditions des plans stratégiques de sécurité et de prévention 2023-2024",
    { note: "Published on 27 December 2022.", unattested: ["nl", "fr"] },
  ),
  ministerraad20240705: cabinet(
    "2024-07-05",
    "Beslissing van de Ministerraad van 5 juli 2024 over de verlenging van de strategische veiligheids- en preventieplannen tot 31 december 2025",
    "Décision du Conseil des ministres du 5 juillet 2024 sur la prolongation des plans stratégiques de sécurité et de prévention jusqu'au 31 décembre 2025",
    "Draft royal decree; its number was not found (perhaps 2024007426).",
  ),
  kb20180902: kb(
    "2018-09-02",
    "2018031896",
    "Koninklijk besluit van 2 september 2018 betreffende de toelage voor de veiligheids- en samenlevingscontracten 2018-2019",
    "Arrêté royal du 2 septembre 2018 relatif à l'allocation pour les contrats de sécurité et de société 2018-2019",
    { note: "Published on 9 November 2018.", unattested: ["nl", "fr"] },
  ),
  kb20231001: kb(
    "2023-10-01",
    null,
    "Koninklijk besluit van 1 oktober 2023 betreffende de toekenning van een toelage in het kader van de implementatie van een lokaal beleid voor veiligheid en preventie voor het jaar 2023",
    "Arrêté royal du 1er octobre 2023 relatif à l'octroi d'une allocation dans le cadre de l'implémentation d'une politique locale de sécurité et de prévention pour l'année 2023",
  ),
} satisfies Record<string, LegalAct>;
