import type { Language } from "@salus/domain";
import type { TextMark } from "../mark.ts";

/** What Hunspell answers about one word. */
export type Engine = {
  testSpelling(word: string): boolean;
  getSpellingSuggestions(word: string): string[];
};

const mostSuggestions = 5;
const shortestPart = 5;
const ADDRESS = /[\w.+-]+@[\w-]+\.[\w.]*\w|(?:https?:\/\/|www\.)\S+/gu;
const WORD = /[\p{L}\p{N}]+(?:[’'.-][\p{L}\p{N}]+)*-?/gu;

/**
 * Finds words that neither the dictionary nor the lists know. It says where; suggestions are asked for one word at a time,
 * because they cost.
 */
export class Speller {
  readonly #engine: Engine;
  readonly #language: Language;
  #allowed: ReadonlySet<string>;
  readonly #known = new Map<string, boolean>();

  constructor(engine: Engine, language: Language, allowed: Iterable<string> = []) {
    this.#engine = engine;
    this.#language = language;
    this.#allowed = new Set([...allowed].map(plain));
  }

  allow(words: Iterable<string>): void {
    this.#allowed = new Set([...this.#allowed, ...[...words].map(plain)]);
    this.#known.clear();
  }

  marks(text: string): TextMark[] {
    const masked = text.replace(ADDRESS, (address) => " ".repeat(address.length));
    return [...masked.matchAll(WORD)]
      .filter(([word]) => !this.#isRight(word))
      .map((match) => {
        const quote = match[0].replace(/-$/u, "");
        const [from, to] = [match.index, match.index + quote.length];
        return { code: "spelling", from, to, quote, suggestions: [] };
      });
  }

  /** At most five, the likeliest first. */
  suggestions(word: string): string[] {
    return this.#engine.getSpellingSuggestions(word.replaceAll("’", "'")).slice(0, mostSuggestions);
  }

  #isRight(word: string): boolean {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const right = this.#test(word);
    this.#known.set(word, right);
    return right;
  }

  #test(written: string): boolean {
    const isBegin = written.endsWith("-");
    const word = written.replace(/-$/u, "").replaceAll("’", "'");
    // Figures, abbreviations and single letters are no words.
    if (/\p{N}/u.test(word) || word.length < 2 || word === word.toUpperCase()) return true;
    if (this.#allowed.has(plain(word)) || this.#engine.testSpelling(word)) return true;
    const lower = word.charAt(0).toLowerCase() + word.slice(1);
    if (this.#engine.testSpelling(lower)) return true;
    const parts = word.split(/[-.]/u);
    if (parts.length > 1) return parts.every((part) => part === "" || this.#isRight(part));
    // "veiligheids- en preventieplan": the first half of a compound.
    if (isBegin && this.#language === "nl") return this.#engine.testSpelling(lower.replace(/s$/u, ""));
    return this.#language === "nl" && this.#isCompound(lower);
  }

  /** Dutch writes two nouns as one, with or without an s; no dictionary lists them all. */
  #isCompound(word: string): boolean {
    const isWord = (part: string): boolean => this.#allowed.has(part) || this.#engine.testSpelling(part);
    for (let at = shortestPart; at <= word.length - shortestPart; at += 1) {
      if (!isWord(word.slice(at))) continue;
      const head = word.slice(0, at);
      if (isWord(head) || (head.endsWith("s") && head.length > shortestPart && isWord(head.slice(0, -1)))) return true;
    }
    return false;
  }
}

const plain = (word: string): string => word.normalize("NFC").toLowerCase().replaceAll("’", "'");
