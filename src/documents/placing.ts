/** Pages find their form: by the checked code printed on them, else by a person; never the previous case's. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Guide, layoutFor, regionOf, type Layout } from '../guidance/index.js';
import type { Meta } from '../kernel/decider.js';
import { derivedId } from '../kernel/ids.js';
import { Cases, TieScan, type Case, type Image } from '../reception/index.js';
import { maskedName, type PageOfDocument } from './document.js';
import { blackOut, type LayoutRegion } from './intake/black-out.js';
import { PlacePages, type PlacePagesData } from './record-scan.js';
import { Scans, type Scan } from './scans.js';

export interface Placement {
  readonly page: number;
  readonly formId: string;
  readonly by: 'code' | 'person';
  readonly sheet: number;
}

@Injectable()
export class Placing {
  constructor(
    private readonly scans: Scans,
    private readonly cases: Cases,
    private readonly guide: Guide,
    private readonly commands: CommandBus,
  ) {}

  /** Pages whose code names a form of this case that takes pages; blank backs and foreign codes stay with the person. */
  byCode(scan: Scan, state: Case): Placement[] {
    return scan.pages.flatMap(({ page, code }) =>
      code?.kind === 'form' && takesPages(state, code.id)
        ? [{ page, formId: code.id, by: 'code' as const, sheet: code.sheet }]
        : [],
    );
  }

  /** Places pages and tells the case; the same again changes nothing. @returns the last position written */
  async place(caseId: string, scan: Scan, placements: readonly Placement[], meta: Meta): Promise<bigint> {
    if (placements.length === 0) return 0n;
    const { state } = await this.cases.load(caseId);
    const pages: PlacePagesData['pages'][number][] = [];
    for (const placement of placements) pages.push(await this.masked(scan, placement, state));
    const own = { ...meta, expected: undefined, correlationId: caseId };
    const { documentId, folder } = scan;
    const placed = await this.commands.execute(
      new PlacePages({ documentId, folder, pages }, { ...own, commandId: derivedId('place', meta.commandId) }),
    );
    let { position } = placed;
    for (const formId of new Set(pages.map((page) => page.formId))) {
      const images: Image[] = pages
        .filter((page) => page.formId === formId)
        .map(({ page, sha256 }) => ({ documentId, page, sha256 }));
      const tied = await this.commands.execute(
        new TieScan({ caseId, formId, images }, { ...own, commandId: derivedId('tie', meta.commandId, formId) }),
      );
      if (tied.position > position) position = tied.position;
    }
    return position;
  }

  /** Fields that may be looked at but not kept (My Number) are gone from what people see later. */
  private async masked(
    scan: Scan,
    { page, formId, by, sheet }: Placement,
    state: Case,
  ): Promise<PlacePagesData['pages'][number]> {
    const known = scan.pages.find((candidate) => candidate.page === page);
    const form = state.forms[formId];
    if (!known || !form) return { page, formId, by, sha256: known?.sha256 ?? '', masked: false };
    const regions = neverKept(layoutFor(this.guide.current, form.formKind, state.receptionDate), sheet - 1);
    if (regions.length === 0) return { page, formId, by, sha256: known.sha256, masked: false };
    const { width, height } = known;
    const bytes = await this.scans.image(scan, original(known));
    const image = await blackOut({ bytes, type: 'image/webp', width, height, sha256: known.sha256 }, regions);
    await this.scans.blobs.put(this.scans.folderOf(scan), maskedName(page), image.bytes, this.scans.keyOf(scan));
    return { page, formId, by, sha256: createHash('sha256').update(image.bytes).digest('hex'), masked: true };
  }
}

/** A form at the centre, or finished, takes no further page until it comes back. */
export const takesPages = ({ status, forms }: Case, formId: string): boolean =>
  status === 'open' && ['prepared', 'scanned', 'sent-back'].includes(forms[formId]?.status ?? '');

const original = (page: PageOfDocument): PageOfDocument => ({
  ...page,
  shown: { name: `display-${page.page}.webp`, sha256: page.sha256 },
});

/** On the first sheet the header's fields, on every sheet the lines that lie on it. */
const neverKept = (layout: Layout, sheet: number): LayoutRegion[] =>
  layout.fields
    .filter(({ keep }) => keep === 'never')
    .flatMap(({ id, group }) => {
      const lines = layout.groups.find((candidate) => candidate.id === group)?.repeat ?? 1;
      const first = group === null ? 0 : sheet * lines;
      return Array.from({ length: lines }, (_, line) => regionOf(layout, id, first + line));
    })
    .filter((place) => place !== null)
    .filter((place) => place.sheet === sheet)
    .map(({ region }) => region);
