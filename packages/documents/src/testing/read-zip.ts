import { inflateRawSync } from "node:zlib";

/** The files of an archive as text, by its directory at the end. */
export function readZip(archive: Uint8Array): Map<string, string> {
  const zip = Buffer.from(archive);
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, string>();
  let entry = zip.readUInt32LE(end + 16);
  for (let index = 0; index < zip.readUInt16LE(end + 10); index += 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(entry + field)) as [
      number,
      number,
      number,
    ];
    const [size, start] = [zip.readUInt32LE(entry + 20), zip.readUInt32LE(entry + 42)];
    const name = zip.toString("utf8", entry + 46, entry + 46 + nameLength);
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const stored = zip.subarray(data, data + size);
    files.set(name, (zip.readUInt16LE(entry + 10) === 8 ? inflateRawSync(stored) : stored).toString("utf8"));
    entry += 46 + nameLength + extra + comment;
  }
  return files;
}
