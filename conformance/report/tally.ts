import { KubeObject } from '../cluster/object';
import { markdownTable } from './markdown-table';

interface Row {
  objects: number;
  readonly cases: Set<string>;
}

/** Counts objects and cases by kind and by where the cases come from. */
export class Tally {
  private readonly rows = new Map<string, Map<string, Row>>();
  private readonly cases = new Map<string, Set<string>>();

  public add(source: string, caseName: string, object: KubeObject): void {
    const kind = kindOf(object);
    const columns = this.rows.get(kind) ?? new Map<string, Row>();
    const row = columns.get(source) ?? { objects: 0, cases: new Set() };
    row.objects += 1;
    row.cases.add(caseName);
    columns.set(source, row);
    this.rows.set(kind, columns);
    this.cases.set(source, (this.cases.get(source) ?? new Set()).add(caseName));
  }

  public get objects(): number {
    return [...this.rows.values()].flatMap((columns) => [...columns.values()]).reduce((sum, { objects }) => sum + objects, 0);
  }

  public get caseCount(): number {
    return [...this.cases.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Kinds down, sources across, `objects in cases` in each cell. */
  public table(): string[] {
    const sources = [...this.cases.keys()];
    const body = [...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, columns]) => [
      kind, ...sources.map((source) => {
        const row = columns.get(source);
        return row === undefined ? '' : `${row.objects} in ${row.cases.size}`;
      }),
    ]);
    const total = ['all', ...sources.map((source) => {
      const objects = [...this.rows.values()].reduce((sum, columns) => sum + (columns.get(source)?.objects ?? 0), 0);
      return `${objects} in ${this.cases.get(source)!.size}`;
    })];
    return markdownTable(['objects in cases', ...sources], [...body, total]);
  }
}

function kindOf({ apiVersion, kind }: KubeObject): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return group === '' ? kind : `${kind} (${group})`;
}
