const browsers: readonly [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/Chrom(e|ium)\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/\bAndroid\b/, "Android"],
  [/\b(iPhone|iPad)\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

const named = (list: readonly [RegExp, string][], text: string): string | null =>
  list.find(([sign]) => sign.test(text))?.[1] ?? null;

/** Browser and system in the words people know, as far as the browser says so itself. */
export const deviceOf = (userAgent: string | null): { browser: string | null; system: string | null } => ({
  browser: named(browsers, userAgent ?? ""),
  system: named(systems, userAgent ?? ""),
});
