import { parseEuros, type DocumentGrantLine, type Framework } from "@salus/domain";
import { normalise } from "./recognise/normalise.ts";
import { after, before, type Flow } from "./metadata/flow.ts";

/** An amount of money as printed; `cents` is null where it follows no grouping ("1.118.17,00"). */
export type AmountInText = { cents: number | null; index: number; end: number; quote: string; line: number };

const amountPattern =
  /(?:(?:€|EUR)\s?)(\d[\d.\s']{0,18}(?:,(?:\d{1,2}|[-–~]{1,2}))?)|(\d[\d.\s']{0,18}\d?(?:,(?:\d{1,2}(?:,[-–~])?|[-–~]{1,2}))?(?:,?[-–~])?)\s?(?:€|EUR\b|euros?\b)/gi;

/** Every amount in euro that a text names. */
export const amountsIn = (flow: Flow): AmountInText[] =>
  [...flow.text.matchAll(amountPattern)].map((match) => {
    const quote = (match[1] ?? match[2] ?? "").trim();
    // "268.172,73,-": cents and the dash of a round amount at once; the cents count.
    const cents = parseEuros(quote.replace(/\s+/g, " ").replace(/(,\d{2}),?[-–—~]{1,2}$/, "$1"));
    return {
      cents: cents ?? null,
      index: match.index,
      end: match.index + match[0].length,
      quote,
      line: flow.lineAt(match.index),
    };
  });

const granted =
  /(?:jaarlijks\s+bedrag|jaarlijkse\s+toelage|een\s+bedrag|toelage|montant\s+annuel|allocation\s+annuelle|un\s+montant|allocation)\s+(?:van|de|d['’]un\s+montant\s+de|ten\s+bedrage\s+van|s['’]élevant\s+à)\s*(?:maximum\s+|maximaal\s+)?$/i;
const perYear = /jaarlijks|per jaar|annuel|par an/i;
const given = /toegekend|toegewezen|octroyée?|accordée?|allouée?|attribuée?/i;
const guards = /gemeenschapswacht|gardiens? de la paix/i;
const sentence = 220;

/** Which scheme the words around an amount name. */
const schemeOf = (behind: string): string | null => {
  const part = behind.slice(0, 160);
  if (!given.test(part)) return null;
  const clause = part.slice(0, (/[.;](?=\s+\p{Lu})/u.exec(part)?.index ?? part.length) + 1);
  if (/\b346\b/.test(clause) && guards.test(clause)) return "guards-346";
  if (guards.test(clause) && (/activa/i.test(clause) || /\b90\b/.test(clause))) return "guards-90";
  if (guards.test(clause)) return "guards-346";
  return "base";
};

type Statement = { scheme: string; amount: AmountInText; until: number };

const statements = (flow: Flow, amounts: readonly AmountInText[]): Statement[] => {
  const found = amounts.flatMap((amount) => {
    const lead = before(flow.text, amount.index, 80);
    const scheme = granted.test(lead) ? schemeOf(after(flow.text, amount.end, sentence)) : null;
    return scheme ? [{ scheme, amount, until: flow.text.length }] : [];
  });
  return found.map((statement, index) => ({
    ...statement,
    until: found[index + 1]?.amount.index ?? Math.min(flow.text.length, statement.amount.end + 1_500),
  }));
};

/** "Basistoelage: 245.678,90 euro": an amount behind the name of its scheme; the more particular name first. */
const labels: readonly [RegExp, string][] = [
  [/\b346\b[^:;€\d]{0,40}:\s*(?:€|EUR)?\s*$/i, "guards-346"],
  [/\b(?:activa\s+|dispositie[fv]\p{L}*\s+(?:\p{L}+\s+)?)90\b[^:;€\d]{0,40}:\s*(?:€|EUR)?\s*$/iu, "guards-90"],
  [/(?:^|\s)(?:basis|algemene\s+)?toelage(?:\s+\p{L}+){0,6}\s*:\s*(?:€|EUR)?\s*$/iu, "base"],
  [/(?:^|[\s'’])(?:allocation|subvention)(?:\s+\p{L}+){0,6}\s*:\s*(?:€|EUR)?\s*$/iu, "base"],
];
const isTotal = /tota(?:a)?l/i;
const totalReach = 18;

const labelledLines = (flow: Flow, amounts: readonly AmountInText[]): DocumentGrantLine[] =>
  amounts.flatMap((amount) => {
    const lead = before(flow.text, amount.index, 70);
    for (const [pattern, scheme] of labels) {
      const label = pattern.exec(lead);
      if (!label) continue;
      if (amount.cents === null || isTotal.test(lead.slice(Math.max(0, label.index - totalReach)))) return [];
      const yearly = perYear.test(label[0]) || perYear.test(after(flow.text, amount.end, 12));
      return [{ scheme, amountCents: amount.cents, perYear: yearly, line: amount.line }];
    }
    return [];
  });

const number = (text: string): number => Number(text.replace(",", "."));

/** "8 1/1 VTE … Totaal : 8 VTE": eight full-time equivalents, not eight and one. */
const fteIn = (text: string): number | null => {
  const total = /tota+l\s*:?\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:VTE|ETP|FTE)/i.exec(text)?.[1];
  const multiplied = /[x×*]\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:VTE|ETP|FTE)\s*[x×*]/i.exec(text)?.[1];
  const plain = /(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:1\/1\s*)?(?:VTE|ETP|FTE)/i.exec(text)?.[1];
  const printed = total ?? multiplied ?? plain;
  return printed ? number(printed) : null;
};

const equipmentLabel = /uitrusting|équipement/i;

const equipmentIn = (statement: Statement, flow: Flow, amounts: readonly AmountInText[]): number | null => {
  const inside = flow.text.slice(statement.amount.end, statement.until);
  const label = equipmentLabel.exec(inside);
  if (!label) return null;
  const from = statement.amount.end + label.index;
  return (
    amounts.find(
      (amount) => amount.index > from && amount.index < statement.until && amount.cents !== statement.amount.cents,
    )?.cents ?? null
  );
};

/** Money lines of an SVPP: the base grant and the two guard schemes. */
const statedLines = (flow: Flow, amounts: readonly AmountInText[]): DocumentGrantLine[] =>
  statements(flow, amounts).flatMap((statement) => {
    const { amount, scheme } = statement;
    if (amount.cents === null) return [];
    const inside = flow.text.slice(amount.end, statement.until);
    const isGuards = scheme.startsWith("guards");
    return [
      {
        scheme,
        amountCents: amount.cents,
        ...(isGuards && { fte: fteIn(inside), equipmentCents: equipmentIn(statement, flow, amounts) }),
        perYear: perYear.test(before(flow.text, amount.index, 60)),
        line: amount.line,
      },
    ];
  });

const titleReach = 260;
const rubricSign = /(?:^|[\s(])(I{1,3}|IV|V|[1-5])[.)]\s/g;

/** Money lines of rubrics: an amount in the words that follow the title of a scheme. */
const rubricLines = (flow: Flow, amounts: readonly AmountInText[], framework: Framework): DocumentGrantLine[] =>
  framework.schemes.flatMap((scheme) => {
    // A rubric has the code of its chapter; either title may be printed beside the amount.
    const chapter = framework.template.find((node) => node.code === scheme.code);
    const titles = [scheme.title, ...(chapter ? [chapter.title] : [])]
      .flatMap(({ nl, fr }) => [nl, fr])
      .map((title) => normalise(title).split(" ").slice(0, 4).join(" "));
    for (const amount of amounts) {
      if (amount.cents === null) continue;
      const lead = before(flow.text, amount.index, titleReach);
      const lastSign = [...lead.matchAll(rubricSign)].at(-1);
      const own = normalise(lastSign ? lead.slice(lastSign.index) : lead);
      if (titles.some((title) => own.includes(title))) {
        return [{ scheme: scheme.code, amountCents: amount.cents, perYear: true, line: amount.line }];
      }
    }
    return [];
  });

/** The grants a file states, once per scheme. */
export const readGrantLines = (
  flow: Flow,
  amounts: readonly AmountInText[],
  framework: Framework | null,
): DocumentGrantLine[] => {
  const all =
    framework?.instrument === "vsc" && framework.schemes.length > 1
      ? rubricLines(flow, amounts, framework)
      : [...statedLines(flow, amounts), ...labelledLines(flow, amounts)];
  return all.filter((line, index) => all.findIndex((other) => other.scheme === line.scheme) === index);
};
