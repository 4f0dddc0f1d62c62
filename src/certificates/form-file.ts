// The counter prints a prepared form, filled in as far as the case knows it, or blank for the visitor's own hand.
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AccessLog } from '../edge/access-log.js';
import { StoreClock } from '../edge/clock.js';
import { Who } from '../edge/meta.js';
import type { Principal } from '../edge/principal.js';
import { AnswersFile, Right } from '../edge/routes.js';
import { Guide, layoutFor } from '../guidance/index.js';
import { NotFound } from '../kernel/problems.js';
import type { Paper } from '../paper/paper.js';
import { PAPER } from '../paper/tokens.js';
import { isErased } from '../kernel/decider.js';
import { Cases, prefill, type Case } from '../reception/index.js';
import { sendPdf } from './certificate-file.js';
import { CERTIFICATE_RULES, type CertificateRules } from './rules/kinds.js';
import { formPaper, type FormToPrint } from './sheets/form-paper.js';

@ApiTags('certificates')
@Controller('cases')
export class FormFileController {
  constructor(
    private readonly cases: Cases,
    private readonly guide: Guide,
    private readonly clock: StoreClock,
    private readonly accessLog: AccessLog,
    @Inject(PAPER) private readonly paper: Paper,
    @Inject(CERTIFICATE_RULES) private readonly rules: CertificateRules,
  ) {}

  @Get(':caseId/forms/:formId/form.pdf')
  @Right('certificates.print')
  @ApiQuery({ name: 'blank', required: false })
  @AnswersFile('application/pdf')
  async form(
    @Param('caseId') caseId: string,
    @Param('formId') formId: string,
    @Query('blank') blank: string | undefined,
    @Who() who: Principal,
    @Res() reply: FastifyReply,
  ) {
    const state = await this.cases.ofOffice(caseId, who);
    const form = state.forms[formId];
    if (!form || form.status === 'dropped') throw new NotFound('form', formId);
    const layout = layoutFor(this.guide.current, form.formKind, state.receptionDate);
    const values = blank === '1' ? null : prefill(state, form, layout);
    const content = formPaper({
      formId,
      caseNumber: state.number,
      addressee: `${this.rules.issuer.city.ja}長`,
      layout,
      values,
      persons: form.persons.length,
      beside: beside(state, form),
      codeLists: this.guide.current.content.code_lists,
    });
    const { pdf } = await this.paper.render(content.template, content.data, {
      standard: 'ua-1',
      createdAt: this.clock.iso(),
    });
    const subjects = values ? form.persons.map((person) => `person:${person}`) : [];
    if (subjects.length > 0)
      await this.accessLog.record(who, { action: 'certificates.form', subjects, correlationId: caseId });
    return sendPdf(reply, pdf, `${form.formKind}.pdf`);
  }
}

/** Who files, and who the persons are to each other; of a single procedure also its kind. */
const beside = ({ filer, persons, number }: Case, form: Case['forms'][string]): FormToPrint['beside'] => {
  const details = filer && !isErased(filer.details) ? filer.details : null;
  const [only] = form.items;
  return {
    header: {
      receptionNo: number.split('-').at(-2) ?? '',
      kind: form.items.length === 1 ? only : undefined,
      filerName: details?.name,
      filerPhone: details?.phone,
      filerKind: filer?.kind,
    },
    lines: persons
      .filter(({ person }) => form.persons.includes(person))
      .map(({ details: known }) =>
        isErased(known) ? {} : { 'person.sex': known.sex, 'person.relation': known.relation },
      ),
  };
};
