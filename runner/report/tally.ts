/** What a reporter keeps of the verdicts for the end of its report; passed cases are only counted. */
import type { ReportCase } from '../model/report.generated.js';
import { COUNTS_AS } from '../model/verdict.js';

/** Cases that were skipped for the same reason. */
export interface SkippedGroup {
  readonly label: string;
  readonly reason: string;
  readonly ids: string[];
}

export class Tally {
  readonly failed: ReportCase[] = [];
  /** Part of the expectation (`source`, `credentials.accountId`) to the number of cases judged without. */
  readonly unobserved = new Map<string, number>();
  private readonly groups = new Map<string, SkippedGroup>();

  add(entry: ReportCase): void {
    const counted = COUNTS_AS[entry.status];
    if (counted === 'failed') this.failed.push(entry);
    if (counted === 'skipped') this.addSkipped(entry);
    if (entry.status !== 'unsupported') this.addUnobserved(entry.unobserved ?? []);
  }

  get skipped(): SkippedGroup[] {
    return [...this.groups.values()].sort(
      (a, b) => compareText(a.label, b.label) || b.ids.length - a.ids.length,
    );
  }

  private addSkipped({ id, status, detail, divergence }: ReportCase): void {
    const label = divergence === undefined ? status : `${status}: ${divergence.kind}`;
    const reason = (divergence?.reason ?? detail ?? '').trim();
    const key = JSON.stringify([label, reason]);
    const group = this.groups.get(key) ?? { label, reason, ids: [] };
    group.ids.push(id);
    this.groups.set(key, group);
  }

  private addUnobserved(paths: readonly string[]): void {
    for (const part of new Set(paths.map(partOf))) {
      this.unobserved.set(part, (this.unobserved.get(part) ?? 0) + 1);
    }
  }
}

/** `forbids["~/.aws/config"]` is part of `forbids`: which file it is says nothing of the adapter. */
function partOf(path: string): string {
  return path.replace(/\[.*$/s, '');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
