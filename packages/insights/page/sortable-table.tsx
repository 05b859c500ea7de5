import type { ComponentChildren, VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** What it is sorted by; without it, the column cannot be sorted. */
  readonly by?: (row: Row) => number | string;
  readonly isFigure?: boolean;
  /** The first column, which a narrow screen gives a line of its own. */
  readonly isTitle?: boolean;
  readonly hint?: string;
}

export interface SortableTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** Rows shown at first, and added at each wish for more. */
  readonly page?: number;
}

interface Order {
  readonly column: number;
  readonly isDescending: boolean;
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}

/** A table whose columns sort it, and which shows its first rows until more are asked for. */
export function SortableTable<Row>({ label, rows, columns, keyOf, page = 15 }: SortableTableProps<Row>): VNode {
  const [order, setOrder] = useState<Order>();
  const [shown, setShown] = useState(page);
  const sorted = useMemo(() => {
    const by = order === undefined ? undefined : columns[order.column]?.by;
    if (order === undefined || by === undefined) return rows;
    const sign = order.isDescending ? -1 : 1;
    return rows.toSorted((a, b) => sign * compare(by(a), by(b)));
  }, [rows, order]);
  const left = sorted.length - shown;
  return (
    <>
      <table class="rows">
        <caption class="unseen">{label}</caption>
        <thead>
          <tr>
            {columns.map(({ name, by, isFigure, hint }, column) => {
              const isSorted = order?.column === column;
              const toggle = (): void =>
                setOrder({ column, isDescending: isSorted ? !order.isDescending : isFigure === true });
              return (
                <th
                  key={name}
                  scope="col"
                  class={isFigure ? 'figure' : ''}
                  title={hint}
                  aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : undefined}
                >
                  {by ? (
                    <button type="button" onClick={toggle}>
                      {name}
                    </button>
                  ) : (
                    name
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shown).map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ name, cell, isFigure, isTitle }) => (
                <td key={name} data-label={name} class={isTitle ? 'title' : isFigure ? 'figure' : ''}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <button class="more" type="button" onClick={() => setShown(shown + Math.max(page, 50))}>
          Show {Math.min(left, Math.max(page, 50))} more of {left}
        </button>
      )}
    </>
  );
}
