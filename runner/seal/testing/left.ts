/** What is left of seals on this machine. */
import { readdirSync, readFileSync } from 'node:fs';

/** The numbers of all processes in whose words or environment `text` stands. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid !== process.pid)
    .filter((pid) => ['cmdline', 'environ'].some((file) => read(pid, file).includes(text)));
}

/** What is mounted over the folders that a seal mounts over, as this process sees it. */
export function mounts(): string[] {
  const all = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
  return all.filter((line) => /^\S+ \S+ \S+ \S+ \/(etc|run)\b/.test(line));
}

/** Empty for what is no process, or not to be read. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
