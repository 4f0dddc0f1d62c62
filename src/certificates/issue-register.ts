/** From what is to be certified to a recorded sheet: number, code, print, sealed file, and then the event that names it. */
import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { BlobStore, type BlobFolder } from '../documents/index.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import { Staff } from '../identity/index.js';
import type { Meta, Subject } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { derivedId } from '../kernel/ids.js';
import { reserveNumber } from '../kernel/running-number.js';
import { Sealer } from '../kernel/store/seal.js';
import { fiscalYear, tokyoDate } from '../kernel/tokyo.js';
import type { Paper } from '../paper/paper.js';
import type { PaperData, TemplateId } from '../paper/templates.js';
import { PAPER } from '../paper/tokens.js';
import { caseNumber } from '../reception/index.js';
import { certificateFold, certificateStream, type PrintedSheet } from './certificate.js';
import { IssueCertificate, NoteSheet } from './issue-certificate.js';
import { verificationCode } from './verification-code.js';

export type SheetContent = { [T in TemplateId]: { readonly template: T; readonly data: PaperData[T] } }[TemplateId];

export interface Order {
  readonly kind: string;
  readonly officeId: string;
  readonly persons: readonly string[];
  /** The case or the request it is made for. */
  readonly caseId: string | null;
  readonly requestId: string | null;
  /** Tells several sheets of one command apart. */
  readonly part: string;
}

/** What stands on a certificate beside what it certifies. */
export interface Marks {
  readonly certificateNumber: string;
  readonly verificationCode: string;
  readonly issuedOn: string;
}

export interface Issued {
  readonly sheet: PrintedSheet;
  readonly position: bigint;
}

export const SHEET_FILE = 'sheet.pdf';

@Injectable()
export class IssueRegister {
  /** One print of a sheet at a time: the second finds what the first has written. */
  private readonly printing = new Map<string, Promise<Issued>>();

  constructor(
    @Inject(PAPER) private readonly paper: Paper,
    private readonly blobs: BlobStore,
    private readonly executor: Executor,
    private readonly commands: CommandBus,
    private readonly sealer: Sealer,
    private readonly staff: Staff,
  ) {}

  /** A certificate: it takes the next number of the office's register. The same command again gives the same certificate. */
  certify(
    order: Order & { readonly copies: number },
    content: (marks: Marks) => SheetContent,
    meta: Meta,
  ): Promise<Issued> {
    return this.once('certificate', order, meta, async (certificateId) => {
      const issuedOn = tokyoDate(meta.now);
      const year = fiscalYear(issuedOn);
      const running = await reserveNumber(this.executor, 'certificate', order.officeId, year, certificateId, meta);
      const prefix = (await this.staff.office(order.officeId))?.numberPrefix ?? order.officeId;
      const number = caseNumber(`${prefix}証`, year, running);
      const code = verificationCode(this.sealer.fingerprint(`verification code ${certificateId}`));
      const { printed, subject, key } = await this.set(
        certificateId,
        order,
        content({ certificateNumber: number, verificationCode: code, issuedOn }),
        meta,
      );
      const certificate = { ...printed, number, copies: order.copies, verificationCode: code };
      return new IssueCertificate({ certificate, subject, key }, own(meta, 'issue', certificateId));
    });
  }

  /** A sheet that certifies nothing: no number, no code. */
  print(order: Order, content: SheetContent, meta: Meta): Promise<Issued> {
    return this.once('sheet', order, meta, async (certificateId) => {
      const { printed, subject, key } = await this.set(certificateId, order, content, meta);
      return new NoteSheet({ sheet: printed, subject, key }, own(meta, 'issue', certificateId));
    });
  }

  /** The sheet as it was printed. */
  async find(certificateId: string): Promise<PrintedSheet | null> {
    const { state } = await this.executor.load(certificateStream(certificateId), certificateFold);
    return state.status === 'none' ? null : state;
  }

  private async once(
    word: Word,
    order: Order,
    meta: Meta,
    make: (certificateId: string) => Promise<IssueCertificate | NoteSheet>,
  ): Promise<Issued> {
    const certificateId = sheetIdOf(word, meta.commandId, order.part);
    const flying = this.printing.get(certificateId);
    if (flying) return flying;
    const work = this.untilRecorded(certificateId, make);
    this.printing.set(certificateId, work);
    try {
      return await work;
    } finally {
      this.printing.delete(certificateId);
    }
  }

  private async untilRecorded(
    certificateId: string,
    make: (certificateId: string) => Promise<IssueCertificate | NoteSheet>,
  ): Promise<Issued> {
    const known = await this.find(certificateId);
    if (known?.status === 'void') throw new EdgeProblem(409, 'certificates.was-voided');
    if (known) return { sheet: known, position: 0n };
    const { position } = await this.commands.execute(await make(certificateId));
    const sheet = await this.find(certificateId);
    if (!sheet) throw new Error('a recorded sheet was lost');
    return { sheet, position };
  }

  private async set(certificateId: string, order: Order, { template, data }: SheetContent, meta: Meta) {
    const { kind, officeId, persons, caseId, requestId } = order;
    const documentId = derivedId('sheet-file', certificateId);
    const place = folderOf(order, documentId);
    // The citizen's copy is the accessible one; it is what is kept, because it is what was handed over.
    const { pdf, findings } = await this.paper.render(template, data, { standard: 'ua-1', createdAt: meta.now });
    const key = randomBytes(32);
    // Left by a print that was killed before its event: no event names it, and its key is gone.
    await this.blobs.removeDocument(place);
    await this.blobs.put(place, SHEET_FILE, pdf, key);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const found = findings.map((finding) => ({ kind: finding.kind, codePoints: finding.codePoints }));
    const printed = {
      certificateId,
      kind,
      officeId,
      persons: [...persons],
      caseId,
      requestId,
      sha256,
      documentId,
      findings: found,
    };
    return { printed, subject: subjectOf(order), key: key.toString('base64') };
  }
}

type Word = 'certificate' | 'sheet';

/** The sheet that this command prints. */
export const sheetIdOf = (word: Word, commandId: string, part: string): string => derivedId(word, commandId, part);

const own = (meta: Meta, ...parts: string[]): Meta => ({
  ...meta,
  expected: undefined,
  commandId: derivedId(...parts, meta.commandId),
});

export const subjectOf = ({ caseId, requestId }: Pick<Order, 'caseId' | 'requestId'>): Subject =>
  requestId === null ? `case:${caseId ?? ''}` : `envelope:${requestId}`;

export const folderOf = (
  { caseId, requestId }: Pick<Order, 'caseId' | 'requestId'>,
  documentId: string,
): BlobFolder => ({
  caseId: requestId ?? caseId ?? '',
  documentId,
});
