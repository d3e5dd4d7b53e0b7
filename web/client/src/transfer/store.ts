/**
 * Where received bytes are kept until the person saves the file: on the disk, in the browser's own file system for this site; where a browser
 * has none, in memory. A file is kept in parts: a part that is there is whole, so a reload goes on after the last one, and no part is ever copied.
 * (One large file would be copied by the browser whenever writing to it begins anew.)
 */
export interface Store {
  /** The largest file it takes. */
  readonly limit: number;
  /** What is kept already, oldest first. */
  readonly parts: Blob[];
  /** Every part but the last has {@link PartSize} bytes. */
  add(part: Blob): Promise<void>;
  remove(): Promise<void>;
}

export const PartSize = 8 << 20;

/** In memory, larger files would end the page on a phone. */
const MemoryLimit = 256 << 20;

/** What nobody has fetched for half a day is not fetched any more. */
const Lasting = 12 * 60 * 60 * 1000;

const Folder = 'files';

/** @param size Of the whole file. */
export async function openStore(transfer: string, size: number): Promise<Store> {
  const root = await folder();
  return root === null ? new Memory() : await Disk.open(root, transfer, size);
}

/** What an earlier page has received whole; null: nothing, or not all. */
export async function findWhole(transfer: string, size: number): Promise<Blob | null> {
  const root = await folder();
  if (root === null) return null;
  try { await root.getDirectoryHandle(transfer); } catch { return null; }
  const { parts } = await Disk.open(root, transfer, size);
  return lengthOf(parts) === size ? whole(parts) : null;
}

export function lengthOf(parts: Blob[]): number { return parts.reduce((sum, part) => sum + part.size, 0); }

/** Of no type that a browser would open by itself. */
export function whole(parts: Blob[]): Blob { return new Blob(parts, { type: 'application/octet-stream' }); }

/** While a page holds a transfer, no other one clears it away. */
export function hold(transfer: string): () => void {
  let release = () => {};
  void navigator.locks?.request(`file:${transfer}`, { mode: 'shared' }, () => new Promise<void>(resolve => { release = resolve; })).catch(() => { /* the page goes */ });
  return () => release();
}

/** Removes what earlier pages have left behind. */
export async function clear(): Promise<void> {
  const root = await folder();
  if (root === null) return;
  const held = new Set((await navigator.locks?.query())?.held?.map(lock => lock.name));
  for await (const [name, entry] of root.entries()) {
    if (held.has(`file:${name}`) || entry.kind !== 'directory' || await touched(entry as FileSystemDirectoryHandle) > Date.now() - Lasting) continue;
    await root.removeEntry(name, { recursive: true });
  }
}

async function touched(directory: FileSystemDirectoryHandle): Promise<number> {
  let last = 0;
  for await (const entry of directory.values()) if (entry.kind === 'file') last = Math.max(last, (await (entry as FileSystemFileHandle).getFile()).lastModified);
  return last;
}

/** Null: this browser keeps no files for sites, or not in this window. */
async function folder(): Promise<FileSystemDirectoryHandle | null> {
  if (typeof navigator.storage?.getDirectory !== 'function' || typeof FileSystemFileHandle.prototype.createWritable !== 'function') return null;
  try { return await (await navigator.storage.getDirectory()).getDirectoryHandle(Folder, { create: true }); } catch { return null; }
}

class Memory implements Store {
  readonly limit = MemoryLimit;
  readonly parts: Blob[] = [];
  async add(part: Blob): Promise<void> { this.parts.push(part); }
  async remove(): Promise<void> { this.parts.length = 0; }
}

class Disk implements Store {
  readonly limit = Infinity;
  readonly parts: Blob[] = [];

  private constructor(readonly root: FileSystemDirectoryHandle, readonly transfer: string, readonly directory: FileSystemDirectoryHandle) {}

  static async open(root: FileSystemDirectoryHandle, transfer: string, size: number): Promise<Disk> {
    const disk = new Disk(root, transfer, await root.getDirectoryHandle(transfer, { create: true }));
    for (let at = 0; at < size; at += PartSize) {
      const part = await disk.#part();
      // One that was being written when the page went is empty.
      if (part?.size !== Math.min(PartSize, size - at)) break;
      disk.parts.push(part);
    }

    return disk;
  }

  async add(part: Blob): Promise<void> {
    const handle = await this.directory.getFileHandle(this.#name(), { create: true });
    const writing = await handle.createWritable();
    try {
      await writing.write(part);
      await writing.close();
    } catch (error) {
      await writing.abort().catch(() => {});
      throw error;
    }

    this.parts.push(await handle.getFile());
  }

  async remove(): Promise<void> {
    this.parts.length = 0;
    await this.root.removeEntry(this.transfer, { recursive: true }).catch(() => {});
  }

  #name(): string { return String(this.parts.length); }

  async #part(): Promise<File | null> {
    try { return await (await this.directory.getFileHandle(this.#name())).getFile(); } catch { return null; }
  }
}
