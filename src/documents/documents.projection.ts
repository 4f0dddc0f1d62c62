/** Which scans there are, to report the same bytes in another case, and to sweep files that no event names. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { projection, readModel } from '../kernel/read-model.js';
import type { DocumentEvent } from './events.js';

export const documentsModel = readModel('documents', 2);

@Entity({ schema: documentsModel.schema, name: 'document' })
export class DocumentRow {
  @PrimaryColumn('text') id!: string;
  @Index() @Column('text') folder!: string;
  @Index() @Column('text') fileSha256!: string;
  @Column('integer') pages!: number;
  @Column('text', { array: true }) blobs!: string[];
  /** Pages of a case that belong to no form yet: a person has to look. */
  @Column('integer', { array: true }) unplaced!: number[];
  @Column('boolean') discarded!: boolean;
  @Column('timestamptz') storedAt!: Date;
}

export const documentsProjection = projection<DocumentEvent>({
  model: documentsModel,
  entities: [DocumentRow],
  topic: 'documents',
  on: {
    'documents.ScanStored': ({ data, recordedAt }, rows) =>
      rows.put(DocumentRow, {
        id: data.documentId,
        folder: data.folder,
        fileSha256: data.fileSha256,
        pages: data.pages.length,
        blobs: data.pages.flatMap(({ page }) => [`display-${page}.webp`, `original-${page}`]),
        unplaced: data.subject.startsWith('case:')
          ? data.pages.filter(({ blank }) => !blank).map(({ page }) => page)
          : [],
        discarded: false,
        storedAt: new Date(recordedAt),
      }),
    'documents.PagePlaced': ({ data }, rows) =>
      rows.change(DocumentRow, data.documentId, ({ blobs, unplaced }) => ({
        blobs: data.masked ? [...new Set([...blobs, `masked-${data.page}.webp`])] : blobs,
        unplaced: unplaced.filter((page) => page !== data.page),
      })),
    'documents.PageSetAside': ({ data }, rows) =>
      rows.change(DocumentRow, data.documentId, ({ unplaced }) => ({
        unplaced: unplaced.filter((page) => page !== data.page),
      })),
    'documents.ScanDiscarded': ({ data }, rows) =>
      rows.change(DocumentRow, data.documentId, () => ({ discarded: true, unplaced: [] })),
  },
});
