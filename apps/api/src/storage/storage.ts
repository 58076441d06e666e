import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";

/** Where the bytes of attachments lie: on disk, or in S3-compatible storage. Keys are our own, never a visitor's. */
export type Storage = {
  has: (key: string) => Promise<boolean>;
  put: (key: string, bytes: Uint8Array) => Promise<void>;
  read: (key: string) => Promise<Readable>;
  remove: (key: string) => Promise<void>;
};

export type StorageChoice =
  | { readonly kind: "disk"; readonly folder: string }
  | {
      readonly kind: "s3";
      readonly bucket: string;
      readonly endpoint: string;
      readonly region: string;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    };

/** The S3 client is loaded only where it is configured. */
export async function openStorage(choice: StorageChoice): Promise<Storage> {
  if (choice.kind === "disk") {
    const disk = new Disk(new FSDriver({ location: choice.folder, visibility: "private" }));
    return { ...on(disk), put: (key, bytes) => putWhole(join(choice.folder, key), bytes) };
  }
  const { S3Driver } = await import("flydrive/drivers/s3");
  const { bucket, endpoint, region, accessKeyId, secretAccessKey } = choice;
  const driver = new S3Driver({
    bucket,
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    supportsACL: false,
    visibility: "private",
  });
  return on(new Disk(driver));
}

/** What is there under its hash is whole and on the disk: a power cut leaves nothing half written to be taken for it. */
async function putWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, bytes, { flush: true });
  await rename(unfinished, path);
}

const on = (disk: Disk): Storage => ({
  has: (key) => disk.exists(key),
  put: (key, bytes) => disk.put(key, bytes),
  read: (key) => disk.getStream(key),
  remove: (key) => disk.delete(key),
});

/** The same bytes of one tenant are kept once; two tenants never share a file. */
export const storageKey = (tenantId: string, hash: string): string => `${tenantId}/${hash.slice(0, 2)}/${hash}`;
