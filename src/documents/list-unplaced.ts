// Pages that no code placed wait in their case, and on a list of the office, for a person.
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource, In, Not } from 'typeorm';
import { z } from 'zod';
import { Who } from '../edge/meta.js';
import type { Principal } from '../edge/principal.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { CaseRow, Cases, type Case } from '../reception/index.js';
import { isUnplaced } from './document.js';
import { DocumentRow, documentsModel } from './documents.projection.js';
import { Scans, type Scan } from './scans.js';

const pagesAnswer = z.object({
  pages: z.array(
    z.object({
      documentId: z.string(),
      page: z.number(),
      url: z.string(),
      storedAt: z.string(),
      /** Its code names a form that is not of this case: a mix-up until a person has looked. */
      foreignCode: z.boolean(),
    }),
  ),
});
const casesAnswer = z.object({
  cases: z.array(z.object({ caseId: z.string(), number: z.string(), pages: z.number(), since: z.string() })),
});

@ApiTags('documents')
@Controller()
export class ListUnplacedController {
  constructor(
    private readonly source: DataSource,
    private readonly scans: Scans,
    private readonly cases: Cases,
  ) {}

  /** In the order in which they were read in. */
  @Get('cases/:caseId/unplaced-pages')
  @Right('documents.scan')
  @Reads(documentsModel)
  @Answers(200, pagesAnswer)
  async ofCase(@Param('caseId') caseId: string, @Who() who: Principal): Promise<z.infer<typeof pagesAnswer>> {
    const state = await this.cases.ofOffice(caseId, who);
    const rows = await this.waiting({ folder: caseId });
    const scans = await Promise.all(rows.map(async (row) => ({ row, scan: await this.scans.load(row.id) })));
    return { pages: scans.flatMap(({ row, scan }) => unplacedOf(scan, row.storedAt, state)) };
  }

  /** The cases of the clerk's office that are still worked on and hold such pages. */
  @Get('documents/unplaced')
  @Right('documents.scan')
  @Reads(documentsModel)
  @Answers(200, casesAnswer)
  async ofOffice(@Who() { office }: Principal): Promise<z.infer<typeof casesAnswer>> {
    const rows = await this.waiting({});
    const open = await this.source.getRepository(CaseRow).find({
      where: {
        id: In([...new Set(rows.map(({ folder }) => folder))]),
        officeId: office ?? '',
        status: Not(In(['closed', 'withdrawn'])),
      },
      order: { openedAt: 'ASC' },
      select: { id: true, number: true },
    });
    return {
      cases: open.map(({ id, number }) => {
        const own = rows.filter(({ folder }) => folder === id);
        const pages = own.reduce((count, { unplaced }) => count + unplaced.length, 0);
        return { caseId: id, number, pages, since: own[0]?.storedAt.toISOString() ?? '' };
      }),
    };
  }

  private waiting({ folder }: { folder?: string }): Promise<DocumentRow[]> {
    const query = this.source
      .getRepository(DocumentRow)
      .createQueryBuilder('d')
      .where('cardinality(d.unplaced) > 0')
      .orderBy('d."storedAt"', 'ASC');
    return (folder === undefined ? query : query.andWhere('d.folder = :folder', { folder })).getMany();
  }
}

const unplacedOf = (scan: Scan, storedAt: Date, { forms }: Case): z.infer<typeof pagesAnswer>['pages'] =>
  scan.pages.filter(isUnplaced).map(({ page, code }) => ({
    documentId: scan.documentId,
    page,
    url: `/api/documents/${scan.documentId}/pages/${page}/image`,
    storedAt: storedAt.toISOString(),
    foreignCode: code !== null && !(code.kind === 'form' && code.id in forms),
  }));
