/**
 * One process at a time in a folder. The lock names its process by number and by when it started: a number alone is
 * given again to another process after a while, and a lock that is kept alive by a timer (as proper-lockfile does)
 * would seem dead while a script of half a minute runs, and alive for ten seconds after a kill.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Holder {
  readonly pid: number;
  /** What the system says of when the process started; null where it says nothing. */
  readonly started: string | null;
}

/** When a process started, as this system words it; null where there is no such process, or it is not told. */
export function startOf(pid: number): string | null {
  try {
    // The 22nd field of Linux' /proc/PID/stat, the 20th behind the name in parentheses.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    if (process.platform === 'linux' || process.platform === 'win32') return null;
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

function isRunning({ pid, started }: Holder): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else's may not be asked, but is there.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return started === null || startOf(pid) === started;
}

/** A lock of before it named the start is the number alone; one without text was cut off. @throws for what is no lock */
function read(path: string): Holder {
  const text = readFileSync(path, 'utf8').trim();
  if (text === '') return { pid: 0, started: null };
  try {
    const holder = JSON.parse(text) as Holder | number;
    if (typeof holder === 'number') return { pid: holder, started: null };
    if (typeof holder.pid === 'number') return holder;
  } catch {
    // No lock of ours.
  }
  throw new Error(`Tệp ${path} không phải của chương trình. Hãy chọn thư mục khác bằng --dir.`);
}

/** @returns what lets the folder go. @throws where another process works in it */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock');
  const own: Holder = { pid: process.pid, started: startOf(process.pid) };
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(path, JSON.stringify(own), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = read(path);
      // This process itself: an earlier one that had the same number and no start, or a store that was not closed.
      const mine = holder.pid === process.pid && (holder.started === null || holder.started === own.started);
      if (!mine && isRunning(holder))
        throw new Error(
          `Thư mục ${folder} đang được tiến trình ${holder.pid} sử dụng. Hãy dừng tiến trình đó hoặc chọn thư mục khác bằng --dir.`,
        );
      rmSync(path, { force: true });
    }
  }
  throw new Error(`Không khóa được thư mục ${folder}.`);
}
