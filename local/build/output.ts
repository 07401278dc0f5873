/**
 * Puts what was built in its place: written beside first, whole, and then each file swapped in by renaming. Whoever
 * reads meanwhile finds the file as it was or as it is, never none and never half of one; a build that fails has touched
 * nothing.
 */
import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface BuiltFile {
  /** From the project's root: "dist/Code.js". */
  readonly path: string;
  readonly content: string | Uint8Array;
}

const BESIDE = /^next-(\d+)$/;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** What builds that were killed have left behind. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = BESIDE.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Files of these folders that are no longer built are taken away. */
function clear(root: string, folders: readonly string[], files: readonly BuiltFile[]): void {
  const kept = new Set(files.map(({ path }) => path));
  for (const folder of folders)
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }))
      if (entry.isFile() && !kept.has(`${folder}/${entry.name}`))
        rmSync(join(root, folder, entry.name), { force: true });
}

/** Renames every new file into its place; should one not go, those that went give way again to what stood there. */
function swap(root: string, beside: string, paths: readonly string[]): void {
  const old = (path: string): string => join(beside, 'old', path);
  const stood = paths.filter((path) => existsSync(join(root, path)));
  for (const path of stood) {
    mkdirSync(dirname(old(path)), { recursive: true });
    linkSync(join(root, path), old(path));
  }
  const swapped: string[] = [];
  try {
    for (const path of paths) {
      renameSync(join(beside, path), join(root, path));
      swapped.push(path);
    }
  } catch (error) {
    for (const path of swapped) {
      if (stood.includes(path)) renameSync(old(path), join(root, path));
      else rmSync(join(root, path));
    }
    throw error;
  }
}

/** @param owned folders that hold nothing but what is built */
export function putInPlace(root: string, files: readonly BuiltFile[], owned: readonly string[]): void {
  const work = join(root, '.build');
  mkdirSync(work, { recursive: true });
  sweep(work);
  const beside = join(work, `next-${process.pid}`);
  try {
    for (const { path, content } of files) {
      mkdirSync(dirname(join(beside, path)), { recursive: true });
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(beside, path), content);
    }
    swap(
      root,
      beside,
      files.map(({ path }) => path),
    );
    clear(root, owned, files);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
