import type { ReactElement, ReactNode } from 'react';
import { joinClasses } from '../join-classes.ts';
import styles from './table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'end';
  /** As wide as its content. */
  readonly narrow?: boolean;
  /** Left out on small screens. */
  readonly wideOnly?: boolean;
}

interface TableProps<Row> {
  /** Names the table for a screen reader. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Whether a row can be opened: its first cell then holds an element with `tableRowLink`. */
  readonly openable?: boolean;
}

/** Rows of the same kind. */
export function Table<Row>({ label, columns, rows, keyOf, openable = false }: TableProps<Row>): ReactElement {
  // Where nothing inside can be focused, the frame itself is: so that the keyboard can scroll it sideways.
  const scrolling = openable ? {} : { tabIndex: 0, role: 'group', 'aria-label': label };
  return (
    <div className={styles['frame']} {...scrolling}>
      <table className={styles['table']} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classOf(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={openable ? styles['row'] : undefined}>
              {columns.map((column) => (
                <td key={column.id} className={classOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf<Row>(column: Column<Row>): string {
  return joinClasses(
    column.align === 'end' && styles['end'],
    column.narrow === true && styles['narrow'],
    column.wideOnly === true && styles['wideOnly'],
  );
}

/** Class of the link or button that opens a row: it covers the whole row. */
export const tableRowLink = styles['main'] ?? '';

/** Class of a control inside such a row that must stay pressable. */
export const tableRowControl = styles['above'] ?? '';
