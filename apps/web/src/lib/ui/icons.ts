/** Shapes on a 16 × 16 field. `full`: filled with the current colour, its inner stroke in the colour of the sheet. */
export type Shape = { readonly full?: true; readonly paths: readonly string[]; readonly inner?: readonly string[] };

export const icons = {
  block: { full: true, paths: ["M4.7 1h6.6L15 4.7v6.6L11.3 15H4.7L1 11.3V4.7z"], inner: ["M8 4.2v4.6M8 10.6v1.4"] },
  warn: { full: true, paths: ["M8 1.4 15.4 14.5H.6z"], inner: ["M8 6v4M8 11.4v1.5"] },
  ask: {
    full: true,
    paths: ["M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z"],
    inner: ["M5.9 6.2C6 4.9 6.9 4.2 8 4.2s2.1.7 2.1 1.9c0 1.6-2.1 1.6-2.1 3.2M8 10.9v1.4"],
  },
  tip: { paths: ["M2 2h12v12H2z", "M5 6h6M5 9h4"] },
  ok: { paths: ["m2.5 8.5 3.5 3.7L13.5 4"] },
  wait: { paths: ["M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8z", "M8 4.5V8l2.5 1.8"] },
  search: { paths: ["M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z", "m10.5 10.5 4 4"] },
  menu: { paths: ["M2 4h12M2 8h12M2 12h12"] },
  close: { paths: ["m3.5 3.5 9 9M12.5 3.5l-9 9"] },
  plus: { paths: ["M8 2.5v11M2.5 8h11"] },
  down: { paths: ["m3.5 6 4.5 4.5L12.5 6"] },
  right: { paths: ["m6 3.5 4.5 4.5L6 12.5"] },
  up: { paths: ["m3.5 10 4.5-4.5 4.5 4.5"] },
  left: { paths: ["m10 3.5-4.5 4.5 4.5 4.5"] },
  copy: { paths: ["M5.5 5.5h8v8h-8z", "M10.5 5.5v-3h-8v8h3"] },
  upload: { paths: ["M8 11V2.5M4.5 6 8 2.5 11.5 6", "M2.5 13.5h11"] },
  download: { paths: ["M8 2.5V11M4.5 7.5 8 11l3.5-3.5", "M2.5 13.5h11"] },
  pennant: { paths: ["M3.5 14.5v-13l9 3.2-9 3.3"] },
  people: {
    paths: [
      "M6 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 6 8z",
      "M1.5 13.5c.3-2.6 2-4 4.5-4s4.2 1.4 4.5 4",
      "M10.8 3.2a2.4 2.4 0 0 1 0 4.5M12 9.9c1.5.5 2.4 1.7 2.6 3.6",
    ],
  },
  exit: { paths: ["M6.5 2.5h-4v11h4", "M10 4.5 13.5 8 10 11.5M13.5 8h-8"] },
  talk: { paths: ["M2 3h12v8H7.5L4.5 14v-3H2z"] },
  task: { paths: ["M2.5 2.5h11v11h-11z", "m5 8 2.2 2.3L11 5.8"] },
  page: { paths: ["M3.5 1.5h6l3 3v10h-9z", "M9.5 1.5v3h3"] },
} as const satisfies Record<string, Shape>;

export type IconName = keyof typeof icons;
