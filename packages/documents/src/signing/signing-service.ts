import { createHash, generateKeyPairSync, type KeyObject } from "node:crypto";
import { plainAddPlaceholder } from "@signpdf/placeholder-plain";
import { P12Signer } from "@signpdf/signer-p12";
import { SignPdf } from "@signpdf/signpdf";
import forge from "node-forge";

/** Who signs, when and what for; the name is that of a person who was signed in. */
export type SigningOrder = { readonly name: string; readonly reason: string; readonly at: Date };

/**
 * The place of a qualified signing service. It takes a PDF and gives the same bytes with a signature behind them; a real
 * one asks the person for consent on a device of their own in between.
 */
export type SigningService = {
  readonly sign: (pdf: Uint8Array, order: SigningOrder) => Promise<Uint8Array>;
};

const ISSUER = "Salus test, geen rechtsgevolg / sans effet juridique";
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** A service with certificates of its own making, for a demonstration and for tests. What it signs binds nobody. */
export function testSigningService(): SigningService {
  let keys: { issuer: forge.pki.rsa.KeyPair; signer: forge.pki.rsa.KeyPair } | null = null;
  return {
    sign: async (pdf, { name, reason, at }) => {
      keys ??= { issuer: newKeys(), signer: newKeys() };
      const p12 = bundle(keys, { name, at });
      const place = { pdfBuffer: Buffer.from(pdf), reason, name, contactInfo: "", location: "", signingTime: at };
      // The text of the file is read by its byte order: what a person is called goes in as plain letters.
      const prepared = plainAddPlaceholder({ ...place, name: plain(name), reason: plain(reason) });
      const signed = await new SignPdf().sign(prepared, new P12Signer(p12, { passphrase: "" }), at);
      return new Uint8Array(signed);
    },
  };
}

const plain = (text: string): string => text.normalize("NFD").replace(/[^\x20-\x7e]|[()\\]/g, "");

function newKeys(): forge.pki.rsa.KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = (key: KeyObject, type: "pkcs1" | "spki") => key.export({ type, format: "pem" }).toString();
  return {
    privateKey: forge.pki.privateKeyFromPem(pem(privateKey, "pkcs1")),
    publicKey: forge.pki.publicKeyFromPem(pem(publicKey, "spki")),
  };
}

function bundle(
  { issuer, signer }: { issuer: forge.pki.rsa.KeyPair; signer: forge.pki.rsa.KeyPair },
  { name, at }: { name: string; at: Date },
): Buffer {
  const of = (subject: string, key: forge.pki.rsa.PublicKey): forge.pki.Certificate => {
    const certificate = forge.pki.createCertificate();
    certificate.publicKey = key;
    certificate.serialNumber = `01${createHash("sha256").update(`${subject} ${at.toISOString()}`).digest("hex").slice(0, 30)}`;
    certificate.validity.notBefore = new Date(at.getTime() - YEAR_MS);
    certificate.validity.notAfter = new Date(at.getTime() + YEAR_MS);
    certificate.setSubject([{ shortName: "CN", value: subject, valueTagClass: forge.asn1.Type.UTF8 as never }]);
    certificate.setIssuer([{ shortName: "CN", value: ISSUER }]);
    certificate.sign(issuer.privateKey, forge.md.sha256.create());
    return certificate;
  };
  const own = of(name, signer.publicKey);
  const p12 = forge.pkcs12.toPkcs12Asn1(signer.privateKey, [own, of(ISSUER, issuer.publicKey)], "", {
    algorithm: "3des",
  });
  return Buffer.from(forge.asn1.toDer(p12).getBytes(), "binary");
}
