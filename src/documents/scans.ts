/** From uploaded bytes to a recorded scan: pages read, files sealed and on the disk, then the event that names them. */
import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DataSource, Not } from 'typeorm';
import { EdgeProblem } from '../edge/problem.filter.js';
import { isErased, type Meta, type Subject } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { derivedId } from '../kernel/ids.js';
import { NotFound } from '../kernel/problems.js';
import { readCode } from '../paper/code.js';
import { BlobDamaged, BlobStore, type BlobFolder } from './blobs/blob-store.js';
import { displayName, documentFold, documentStream, type PageOfDocument, type ScannedDocument } from './document.js';
import { DocumentRow } from './documents.projection.js';
import { IntakeProblem, type IntakeLimits } from './intake/intake-problem.js';
import type { ReadPage } from './intake/page.js';
import { readEachPage } from './intake/read-pages.js';
import { endSpare } from './intake/spare-reader.js';
import { RecordScan } from './record-scan.js';
import { INTAKE_LIMITS } from './tokens.js';

export type Scan = Exclude<ScannedDocument, { status: 'none' }>;

export interface Upload {
  readonly folder: string;
  readonly subject: Subject;
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** How our own codes begin. */
const OWN_CODES = 'M';

@Injectable()
export class Scans implements OnModuleDestroy {
  /** One upload of a document at a time: the second finds what the first has written. */
  private readonly writing = new Map<string, Promise<unknown>>();

  constructor(
    readonly blobs: BlobStore,
    private readonly commands: CommandBus,
    private readonly executor: Executor,
    private readonly source: DataSource,
    @Inject(INTAKE_LIMITS) private readonly limits: IntakeLimits,
  ) {}

  onModuleDestroy(): void {
    endSpare();
  }

  async store(upload: Upload, meta: Meta): Promise<{ scan: Scan; position: bigint }> {
    const fileSha256 = createHash('sha256').update(upload.bytes).digest('hex');
    const documentId = derivedId('document', upload.folder, fileSha256);
    const before = this.writing.get(documentId) ?? Promise.resolve();
    const work = before.catch(() => undefined).then(() => this.storeOnce(upload, documentId, fileSha256, meta));
    this.writing.set(documentId, work);
    try {
      return await work;
    } finally {
      if (this.writing.get(documentId) === work) this.writing.delete(documentId);
    }
  }

  /** @throws NotFound */
  async load(documentId: string): Promise<Scan> {
    const { state } = await this.executor.load(documentStream(documentId), documentFold);
    if (state.status === 'none') throw new NotFound('document', documentId);
    return state;
  }

  /** The image that people look at. @throws EdgeProblem when it was altered, deleted, or its key shredded */
  async image(scan: Scan, { shown }: PageOfDocument): Promise<Uint8Array> {
    try {
      return await this.blobs.open(this.folderOf(scan), shown.name, this.keyOf(scan), shown.sha256);
    } catch (error) {
      if (error instanceof BlobDamaged) throw new EdgeProblem(500, 'documents.image-damaged', { fault: error.fault });
      throw error;
    }
  }

  keyOf({ secret }: Scan): Buffer {
    if (isErased(secret)) throw new EdgeProblem(410, 'documents.erased');
    return Buffer.from(secret.key, 'base64');
  }

  folderOf({ folder, documentId }: Pick<Scan, 'folder' | 'documentId'>): BlobFolder {
    return { caseId: folder, documentId };
  }

  private async storeOnce(
    { folder, subject, bytes, fileName }: Upload,
    documentId: string,
    fileSha256: string,
    meta: Meta,
  ) {
    const known = await this.executor.load(documentStream(documentId), documentFold);
    if (known.state.status !== 'none') return { scan: known.state, position: 0n };
    const place = this.folderOf({ folder, documentId });
    // Left by an upload that was killed before its event: no event names it, and its key is gone.
    await this.blobs.removeDocument(place);
    const key = randomBytes(32);
    const pages: RecordedPage[] = [];
    const { type } = await this.read(bytes, fileName, async (page) => {
      await Promise.all([
        this.blobs.put(place, displayName(page.number), page.display.bytes, key),
        this.blobs.put(place, `original-${page.number}`, page.original.bytes, key),
      ]);
      pages.push(recorded(page));
    }).catch(async (error: unknown) => {
      await this.blobs.removeDocument(place);
      throw error;
    });
    const duplicate = await this.source.getRepository(DocumentRow).findOneBy({ fileSha256, folder: Not(folder) });
    const scan = {
      documentId,
      folder,
      subject,
      fileSha256,
      bytes: bytes.length,
      type,
      duplicateOf: duplicate?.id ?? null,
      pages,
    };
    const { position } = await this.commands.execute(
      new RecordScan({ scan, fileName, key: key.toString('base64') }, meta),
    );
    return { scan: await this.load(documentId), position };
  }

  private async read(bytes: Uint8Array, name: string, take: (page: ReadPage) => Promise<void>) {
    try {
      return await readEachPage(bytes, { name, limits: this.limits, ownCodes: OWN_CODES }, take);
    } catch (error) {
      if (error instanceof IntakeProblem) throw new EdgeProblem(422, error.code, { ...error.details });
      throw error;
    }
  }
}

type RecordedPage = ConstructorParameters<typeof RecordScan>[0]['scan']['pages'][number];

const recorded = ({ number: page, display, blank, skew, codes }: ReadPage): RecordedPage => {
  const code = codes.map(({ text }) => readCode(text)).find((found) => found !== null);
  const { sha256, width, height } = display;
  return {
    page,
    sha256,
    width,
    height,
    blank,
    skew,
    code: code ? { kind: code.kind, id: code.id, sheet: code.page } : null,
  };
};
