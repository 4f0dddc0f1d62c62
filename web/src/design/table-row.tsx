import type { Column, TableProps } from './table.js';
import styles from './table.module.css';

interface Props<Row> {
  id: string;
  index: number;
  /** Where it lies when only a part of the list is drawn. */
  start: number | null;
  row: Row;
  columns: readonly Column<Row>[];
  rowProps: TableProps<Row>;
  isChosen: boolean;
}

export function RowLine<Row>({ id, index, start, row, columns, rowProps, isChosen }: Props<Row>) {
  const tone = rowProps.toneOf?.(row);
  return (
    <div
      role="row"
      id={`${id}-${index}`}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={`${styles['row']} ${tone ? styles[tone] : ''}`}
      style={start === null ? undefined : { position: 'absolute', insetInline: 0, top: start }}
      onClick={() => rowProps.onChoose(rowProps.keyOf(row))}
      onDoubleClick={() => rowProps.onOpen?.(row)}
    >
      {columns.map((column) => (
        <div role="gridcell" key={column.id} className={column.align === 'right' ? styles['right'] : undefined}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}
