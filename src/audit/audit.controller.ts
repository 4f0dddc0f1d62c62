// The auditor follows one case: its events, how it stood at each of them, who looked at it, and what is stored byte by byte. Each look is recorded.
import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { MadoguchiRequest } from '../edge/principal.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { casesModel } from '../reception/index.js';
import { looksAnswer, rawAnswer, replayAnswer, thenAnswer, type LooksAnswer, type RawAnswer, type ReplayAnswer, type ThenAnswer } from './answers.js'; // prettier-ignore
import { Looks } from './looks.js';
import { rawEvent } from './raw-event.js';
import { Replay } from './replay.js';

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly replay: Replay,
    private readonly looks: Looks,
  ) {}

  /** By the id of the case or by its number. */
  @Get('cases/:idOrNumber')
  @Right('audit.read')
  @Reads(casesModel)
  @Answers(200, replayAnswer)
  async events(@Param('idOrNumber') idOrNumber: string, @Req() request: MadoguchiRequest): Promise<ReplayAnswer> {
    const dossier = await this.replay.open(idOrNumber);
    request.opened = { action: 'audit.case', subjects: this.replay.subjects(dossier), correlationId: dossier.caseId };
    return this.replay.tell(dossier);
  }

  @Get('cases/:caseId/at/:eventId')
  @Right('audit.read')
  @Answers(200, thenAnswer)
  async at(
    @Param('caseId') caseId: string,
    @Param('eventId') eventId: string,
    @Req() request: MadoguchiRequest,
  ): Promise<ThenAnswer> {
    const dossier = await this.replay.open(caseId);
    const answer = await this.replay.at(dossier, eventId);
    request.opened = { action: 'audit.moment', subjects: this.replay.subjects(dossier), correlationId: dossier.caseId };
    return answer;
  }

  @Get('cases/:caseId/looks')
  @Right('audit.read')
  @Answers(200, looksAnswer)
  async lookedAt(@Param('caseId') caseId: string, @Req() request: MadoguchiRequest): Promise<LooksAnswer> {
    const dossier = await this.replay.open(caseId);
    const looks = await this.looks.of(dossier.caseId);
    request.opened = { action: 'audit.looks', subjects: [`case:${dossier.caseId}`], correlationId: dossier.caseId };
    return { looks };
  }

  /** As stored: what is sealed stays sealed. */
  @Get('cases/:caseId/events/:eventId/raw')
  @Right('audit.read')
  @Answers(200, rawAnswer)
  async stored(
    @Param('caseId') caseId: string,
    @Param('eventId') eventId: string,
    @Req() request: MadoguchiRequest,
  ): Promise<RawAnswer> {
    const answer = rawEvent(await this.replay.open(caseId), eventId);
    request.opened = { action: 'audit.raw', subjects: [`event:${eventId}`], correlationId: caseId };
    return answer;
  }
}
