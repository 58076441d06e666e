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
    return onDisk(new Disk(new FSDriver({ location: choice.folder, visibility: "private" })));
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
  return onDisk(new Disk(driver));
}

const onDisk = (disk: Disk): Storage => ({
  has: (key) => disk.exists(key),
  put: (key, bytes) => disk.put(key, bytes),
  read: (key) => disk.getStream(key),
  remove: (key) => disk.delete(key),
});

/** The same bytes of one tenant are kept once; two tenants never share a file. */
export const storageKey = (tenantId: string, hash: string): string => `${tenantId}/${hash.slice(0, 2)}/${hash}`;
