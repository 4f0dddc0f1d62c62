// The kiosk prints the visitor's numbered slip; its code opens her own page on a telephone.
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { MadoguchiRequest } from '../edge/principal.js';
import { AnswersFile, OpenToAll, Reads } from '../edge/routes.js';
import { Texts } from '../edge/texts.js';
import { Staff } from '../identity/index.js';
import { NotFound } from '../kernel/problems.js';
import { tokyoTime } from '../kernel/tokyo.js';
import type { Paper } from '../paper/paper.js';
import type { TicketData } from '../paper/templates.js';
import { PAPER } from '../paper/tokens.js';
import { floorModel, Waiting } from '../reception/index.js';
import { sendPdf } from './certificate-file.js';
import { CERTIFICATE_RULES, type CertificateRules } from './rules/kinds.js';

@ApiTags('certificates')
@Controller('tickets')
export class TicketFileController {
  constructor(
    private readonly waiting: Waiting,
    private readonly staff: Staff,
    private readonly texts: Texts,
    @Inject(PAPER) private readonly paper: Paper,
    @Inject(CERTIFICATE_RULES) private readonly rules: CertificateRules,
  ) {}

  @Get(':token/ticket.pdf')
  @OpenToAll('the token on the paper is unguessable; the slip shows no personal data')
  @Reads(floorModel)
  @AnswersFile('application/pdf')
  async ticket(@Param('token') token: string, @Req() request: MadoguchiRequest, @Res() reply: FastifyReply) {
    const row = await this.waiting.tickets.findOneBy({ token });
    const office = row ? await this.staff.office(row.officeId) : null;
    if (!row || !office) throw new NotFound('ticket', '');
    const waiting = await this.waiting.waiting(row.officeId, row.date);
    const data: TicketData = {
      city: this.rules.issuer.city.ja,
      office: { ja: `${office.name.ja}役所`, en: `${office.name.en} Office` },
      number: row.label,
      purpose: office.purposes.find(({ id }) => id === row.purpose)?.name ?? { ja: '' },
      date: row.date,
      time: tokyoTime(row.issuedAt),
      waiting: waiting.filter(({ purpose, place }) => purpose === row.purpose && place < row.place).length,
      qr: `${request.protocol}://${request.host}/t/${token}`,
      closing: { ja: this.texts.get('ja', 'papers/ticket/closing'), en: this.texts.get('en', 'papers/ticket/closing') },
    };
    const { pdf } = await this.paper.render('ticket', data, {
      standard: 'ua-1',
      createdAt: row.issuedAt.toISOString(),
    });
    return sendPdf(reply, pdf, 'ticket.pdf');
  }
}
