/** Words that say nothing about what a line is about. */
const EMPTY = new Set(
  (
    "aantal aandeel percentage minstens jaarlijks jaarlijkse maandelijks wekelijks dagelijks wordt worden werden deze voor door naar over " +
    "zijn heeft hebben tijdens tegen binnen elke ieder iedere alle andere tussen betrekking bestaan effectieve " +
    "nombre part taux pourcentage moins chaque annuel annuelle mensuel hebdomadaire quotidien dans avec pour entre " +
    "leur leurs toutes tous existence"
  ).split(" "),
);

/** The words of a line in small letters, without figures and what is shorter than four letters. */
export const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

/** What a line is about: the beginnings of its words, so that a plural meets its singular. */
export const topicsIn = (text: string): Set<string> =>
  new Set([
    ...wordsIn(text)
      .filter((word) => word.length >= 5 && !EMPTY.has(word))
      .map((word) => word.slice(0, 6)),
    ...(MEETING.test(text) ? ["~meeting"] : []),
  ]);

const MEETING = /vergader|overleg|samenkom|kom\p{L}*\s(?:\p{L}+\s){0,6}samen|réuni|concertation|se rencontr/iu;

/** The part that two sets have in common, of all that is in either: 0 to 1. */
export function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}
