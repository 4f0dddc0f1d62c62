// Anybody who holds a certificate checks whether this house issued it and whether it still counts.
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { EdgeProblem } from '../edge/problem.filter.js';
import { Answers, OpenToAll, Reads } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import { CertificateRow, certificatesModel } from './certificates.projection.js';
import { CERTIFICATE_RULES, findKind, type CertificateRules } from './rules/kinds.js';
import { readVerificationCode } from './verification-code.js';

const words = z.object({ ja: z.string(), en: z.string() });
const verifyAnswer = z.object({
  code: z.string(),
  kind: z.string(),
  name: words,
  issuedOn: z.string(),
  office: words,
  valid: z.boolean(),
});

@ApiTags('certificates')
@Controller('verify')
export class VerifyCertificateController {
  constructor(
    private readonly source: DataSource,
    private readonly staff: Staff,
    @Inject(CERTIFICATE_RULES) private readonly rules: CertificateRules,
  ) {}

  @Get(':code')
  @OpenToAll('the code is on the paper and unguessable; the answer shows no personal data')
  @Reads(certificatesModel)
  @Answers(200, verifyAnswer)
  async verify(@Param('code') typed: string): Promise<z.infer<typeof verifyAnswer>> {
    const code = readVerificationCode(typed);
    if (!code) throw new EdgeProblem(400, 'certificates.mistyped-code');
    const row = await this.source.getRepository(CertificateRow).findOneBy({ code });
    if (!row) throw new EdgeProblem(404, 'certificates.unknown-code');
    const kind = findKind(this.rules, row.kind);
    const office = await this.staff.office(row.officeId);
    return {
      code,
      kind: row.kind,
      name: { ja: kind?.name_ja ?? row.kind, en: kind?.name_en ?? row.kind },
      issuedOn: row.issuedOn,
      office: office?.name ?? { ja: '', en: '' },
      valid: row.voidedFor === null,
    };
  }
}
