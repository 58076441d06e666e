import { createHash, verify, X509Certificate, constants } from "node:crypto";
import type { SignatureCheck } from "@salus/domain";
import forge from "node-forge";

/*
 * What the signatures inside a PDF say about it, by the file alone: no network, no list of trusted services. A signature
 * names two stretches of bytes around itself; they must be the whole file but the signature.
 */

type Node = forge.asn1.Asn1;
type Stretches = readonly [number, number, number, number];

/** The signatures of a PDF in the order in which they stand in it; none where it has none. */
export function readSignatures(pdf: Uint8Array): SignatureCheck[] {
  const file = Buffer.from(pdf);
  const text = file.toString("latin1");
  const found = [...text.matchAll(/\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g)].slice(
    0,
    20,
  );
  return found.map((match) => checkOf(file, match.slice(1, 5).map(Number) as unknown as Stretches));
}

const broken: SignatureCheck = {
  signer: null,
  issuer: null,
  isSelfSigned: false,
  signedAt: null,
  wasValid: null,
  isIntact: false,
  covers: "part",
};

function checkOf(file: Buffer, [start, length, next, rest]: Stretches): SignatureCheck {
  const end = next + rest;
  const gap = file.subarray(length, next).toString("latin1");
  // Between the stretches stands the signature and nothing else: whatever else stood there, nobody signed.
  if (start !== 0 || next <= length || end > file.length || !/^<[0-9a-fA-F]*>$/.test(gap)) return broken;
  const signed = Buffer.concat([file.subarray(0, length), file.subarray(next, end)]);
  const covers = covered(file, end);
  try {
    return { ...cmsCheck(Buffer.from(gap.slice(1, -1), "hex"), signed), covers };
  } catch (error) {
    // A signature that cannot be read is one that proves nothing; the file may hold anything.

    if (error instanceof Error) return { ...broken, covers };
    throw error;
  }
}

/** Up to the end of the file, or up to the end of what the file was then. */
function covered(file: Buffer, end: number): SignatureCheck["covers"] {
  if (file.subarray(end).every((byte) => byte === 0x0a || byte === 0x0d || byte === 0x20)) return "whole";
  return /%%EOF\s*$/.test(file.subarray(Math.max(0, end - 32), end).toString("latin1")) ? "revision" : "part";
}

const digests: Readonly<Record<string, string>> = {
  "1.3.14.3.2.26": "sha1",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};
const oids = {
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  pss: "1.2.840.113549.1.1.10",
};

const childrenOf = ({ value }: Node): Node[] => (Array.isArray(value) ? value : []);
function child(node: Node | undefined, index: number): Node {
  const found = node && childrenOf(node)[index];
  if (!found) throw new Error("a signature lacks a part");
  return found;
}
const bytesIn = ({ value }: Node): Buffer => Buffer.from(typeof value === "string" ? value : "", "binary");
const derOf = (node: Node): Buffer => Buffer.from(forge.asn1.toDer(node).getBytes(), "binary");
const oidIn = (node: Node): string => forge.asn1.derToOid(bytesIn(node).toString("binary"));
const isTagged = ({ tagClass, type }: Node, tag: number): boolean =>
  tagClass === forge.asn1.Class.CONTEXT_SPECIFIC && type === tag;

/** The place of a signature is filled up with zeros; its length says where it ends. */
function withoutPadding(der: Buffer): Buffer {
  const short = der.readUInt8(1);
  if (short < 0x80) return der.subarray(0, 2 + short);
  const size = short & 0x7f;
  return der.subarray(0, 2 + size + der.readUIntBE(2, size));
}

/** A CMS SignedData as PDF uses it: certificates inside, signed attributes, the content outside. */
function cmsCheck(cms: Buffer, content: Buffer): SignatureCheck {
  const info = forge.asn1.fromDer(withoutPadding(cms).toString("binary"));
  const data = childrenOf(child(child(info, 1), 0));
  const certificates = data
    .filter((node) => isTagged(node, 0))
    .flatMap(childrenOf)
    .map((node) => new X509Certificate(derOf(node)));
  const signer = childrenOf(child(data.at(-1), 0));
  const serial = bytesIn(child(signer[1], 1)).toString("hex").replace(/^0+/, "").toUpperCase();
  const certificate = certificates.find((each) => each.serialNumber.replace(/^0+/, "") === serial);
  const digest = digests[oidIn(child(signer[2], 0))];
  const attributes = signer[3];
  if (!certificate || !digest || !attributes || !isTagged(attributes, 0)) return broken;
  const told = new Map(childrenOf(attributes).map((node) => [oidIn(child(node, 0)), child(child(node, 1), 0)]));
  const stated = told.get(oids.messageDigest);
  const isSame = stated !== undefined && bytesIn(stated).equals(createHash(digest).update(content).digest());
  const signedAt = timeIn(told.get(oids.signingTime));
  return {
    signer: nameIn(certificate.subject),
    issuer: nameIn(certificate.issuer),
    isSelfSigned: certificate.subject === certificate.issuer,
    signedAt: signedAt?.toISOString() ?? null,
    wasValid: signedAt && certificate.validFromDate <= signedAt && signedAt <= certificate.validToDate,
    isIntact: isSame && isSignedBy(certificate, attributes, signer, digest),
    covers: "part",
  };
}

function isSignedBy(certificate: X509Certificate, attributes: Node, signer: readonly Node[], digest: string): boolean {
  const [algorithm, signature] = [signer[4], signer[5]];
  if (!algorithm || !signature) return false;
  // What is signed is the attributes as a set, not as the tagged field in which they are sent.
  const signedBytes = derOf(attributes);
  signedBytes[0] = 0x31;
  const key = certificate.publicKey;
  const isPss = oidIn(child(algorithm, 0)) === oids.pss;
  const padding = isPss && { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
  return verify(digest, signedBytes, { key, ...padding }, bytesIn(signature));
}

function timeIn(node: Node | undefined): Date | null {
  if (!node || typeof node.value !== "string") return null;
  const isUtc = node.type === forge.asn1.Type.UTCTIME;
  const time = isUtc ? forge.asn1.utcTimeToDate(node.value) : forge.asn1.generalizedTimeToDate(node.value);
  return Number.isNaN(time.getTime()) ? null : time;
}

/** The common name, as Node writes names: one part a line. */
function nameIn(name: string): string | null {
  const line = name.split("\n").find((part) => part.startsWith("CN="));
  return line ? line.slice(3).replace(/\\(.)/g, "$1") : null;
}

export const startsWith = (file: Uint8Array, beginning: Uint8Array): boolean =>
  file.length >= beginning.length && Buffer.from(file.buffer, file.byteOffset, beginning.length).equals(beginning);
