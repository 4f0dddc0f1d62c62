// A scan is recorded after its files are safely stored; its pages are tied to forms by their code or by a person, or set aside.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainCommand, type Written } from '../kernel/command.js';
import { refused, type Decide, type Recorded } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { documentFold, documentStream, type ScannedDocument } from './document.js';
import type { DocumentEvent, setAsideReasons } from './events.js';

type Stored = Extract<DocumentEvent, { type: 'documents.ScanStored' }>;

export interface RecordScanData {
  readonly scan: Stored['data'];
  readonly fileName: string;
  readonly key: string;
}

export class RecordScan extends DomainCommand<RecordScanData, Written<Recorded<DocumentEvent>>> {}

/** The same bytes in one case are one document: the second upload is no new fact. */
export const decideRecordScan: Decide<RecordScan, ScannedDocument, DocumentEvent> = (
  { data: { scan, fileName, key } },
  { status },
) =>
  status === 'none'
    ? [{ type: 'documents.ScanStored', data: scan, personal: { [scan.subject]: { fileName, key } } }]
    : [];

@CommandHandler(RecordScan)
export class RecordScanHandler implements ICommandHandler<RecordScan> {
  constructor(private readonly executor: Executor) {}

  execute(command: RecordScan) {
    return this.executor.decide({
      stream: documentStream(command.data.scan.documentId),
      fold: documentFold,
      command,
      decide: decideRecordScan,
    });
  }
}

export interface PlacePagesData {
  readonly documentId: string;
  readonly folder: string;
  readonly pages: readonly {
    readonly page: number;
    readonly formId: string;
    readonly by: 'code' | 'person';
    readonly sha256: string;
    readonly masked: boolean;
  }[];
}

export class PlacePages extends DomainCommand<PlacePagesData, Written<Recorded<DocumentEvent>>> {}

export const decidePlacePages: Decide<PlacePages, ScannedDocument, DocumentEvent> = (
  { data: { documentId, folder, pages } },
  state,
) => {
  if (state.status !== 'stored') return refused('documents.no-such-scan');
  const known = (page: number) => state.pages.find((candidate) => candidate.page === page);
  if (pages.some(({ page }) => !known(page))) return refused('documents.no-such-page');
  return pages
    .filter(({ page, formId }) => known(page)?.formId !== formId)
    .map((page) => ({ type: 'documents.PagePlaced', data: { documentId, folder, ...page } }));
};

@CommandHandler(PlacePages)
export class PlacePagesHandler implements ICommandHandler<PlacePages> {
  constructor(private readonly executor: Executor) {}

  execute(command: PlacePages) {
    return this.executor.decide({
      stream: documentStream(command.data.documentId),
      fold: documentFold,
      command,
      decide: decidePlacePages,
    });
  }
}

export interface SetPagesAsideData {
  readonly documentId: string;
  readonly folder: string;
  readonly pages: readonly number[];
  readonly reason: (typeof setAsideReasons)[number];
}

export class SetPagesAside extends DomainCommand<SetPagesAsideData, Written<Recorded<DocumentEvent>>> {}

/** A page that is on a form stays there. */
export const decideSetPagesAside: Decide<SetPagesAside, ScannedDocument, DocumentEvent> = (
  { data: { documentId, folder, pages, reason } },
  state,
) => {
  if (state.status !== 'stored') return refused('documents.no-such-scan');
  const known = pages.map((page) => state.pages.find((candidate) => candidate.page === page));
  if (known.includes(undefined)) return refused('documents.no-such-page');
  if (known.some((page) => page?.formId)) return refused('documents.page-on-form');
  return known
    .filter((page) => page?.aside === false)
    .map((page) => ({ type: 'documents.PageSetAside', data: { documentId, folder, page: page?.page ?? 0, reason } }));
};

@CommandHandler(SetPagesAside)
export class SetPagesAsideHandler implements ICommandHandler<SetPagesAside> {
  constructor(private readonly executor: Executor) {}

  execute(command: SetPagesAside) {
    return this.executor.decide({
      stream: documentStream(command.data.documentId),
      fold: documentFold,
      command,
      decide: decideSetPagesAside,
    });
  }
}
