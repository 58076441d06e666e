import { expect, it } from "vitest";
import { joinLines, vocabularyOf } from "./join.ts";

const vocabulary = vocabularyOf(["het preventiebeleid en slachtofferschap", "een PDCA cyclus"]);

it.each([
  [["een zin", "die doorloopt"], "een zin die doorloopt"],
  [["het preventie-", "beleid"], "het preventiebeleid"],
  [["veiligheids-", "en preventieplan"], "veiligheids- en preventieplan"],
  [["vroegdetectie en", "-interventie"], "vroegdetectie en -interventie"],
  [["de PDCA-", "cyclus"], "de PDCA-cyclus"],
  [["opleidings/", "vormingssessies"], "opleidings/vormingssessies"],
  [["gevoel van slachtoffersch", "ap: ja/nee"], "gevoel van slachtofferschap: ja/nee"],
  [["l'", "environnement"], "l'environnement"],
  [["enkel", ""], "enkel"],
])("%j", (lines, whole) => expect(joinLines(lines, vocabulary)).toBe(whole));
