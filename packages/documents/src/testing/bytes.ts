export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const utf16 = (text: string, bigEndian = false): Uint8Array => {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, !bigEndian);
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(2 + index * 2, text.charCodeAt(index), !bigEndian);
  return bytes;
};

/** Only what Latin-1 and Windows-1252 share, and the euro sign. */
export const windows1252 = (text: string): Uint8Array =>
  Uint8Array.from([...text].map((letter) => (letter === "€" ? 0x80 : letter.charCodeAt(0))));

/** A whole plan in twenty lines, to be spoilt. */
export const smallPlan = [
  "STRATEGISCH VEILIGHEIDS- EN PREVENTIEPLAN 2020",
  "Stad Mechelen",
  "1. INBRAAK",
  "1.1. Algemene doelstellingen",
  "1.1.1. Voorkomen, opsporen en beperken van inbraak en/of het ermee verbonden onveiligheidsgevoel",
  "1.2. Strategische doelstellingen",
  "1.2.1. De sociale controle bevorderen",
  "Operationele doelstellingen",
  "- Buren letten op elkaars woning; cafés en scholen doen mee.",
  "Resultaten",
  "- Er zijn afspraken per straat.",
  "- Elke wijk heeft een aanspreekpunt.",
  "Indicatoren",
  "- Aantal straten met afspraken: minstens 12 per jaar",
  "- Bestaan van een lijst van aanspreekpunten: ja/nee",
].join("\n");
