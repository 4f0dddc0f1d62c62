// Staff sign in, choose the desk they sit at, and sign out; in the demo city a role is entered without a password.
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { verify } from '@node-rs/argon2';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Pool } from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { z } from 'zod';
import { Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { MadoguchiRequest, Principal } from '../edge/principal.js';
import { Answers, OpenToAll, Right } from '../edge/routes.js';
import { DEMO_CITY, SIGN_IN_LIMIT } from './tokens.js';
import { counterId, type DemoCity } from './offices-file.js';
import type { Role } from './events.js';
import { Sessions } from './sessions.js';
import { Staff } from './staff.js';

export class SignInInput {
  @IsString() @MaxLength(100) login!: string;
  @IsString() @MaxLength(200) password!: string;
}

export class DemoSignInInput {
  @IsString() @MaxLength(30) slot!: string;
}

export class DeskInput {
  @IsString() @MaxLength(60) officeId!: string;
  @IsOptional() @IsString() @MaxLength(60) counterId?: string;
}

const sessionAnswer = z.object({
  account: z.object({
    id: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    employment: z.enum(['official', 'contractor']),
  }),
  role: z.string(),
  office: z
    .object({ id: z.string(), kind: z.enum(['ward', 'centre']), name_ja: z.string(), name_en: z.string() })
    .nullable(),
  counter: z.object({ id: z.string(), number: z.number() }).nullable(),
  demo: z.boolean(),
});

const demoAnswer = z.object({
  enabled: z.boolean(),
  accounts: z.array(
    z.object({
      slot: z.string(),
      role: z.string(),
      name: z.string(),
      office_ja: z.string(),
      office_en: z.string(),
      tryText_ja: z.string(),
      tryText_en: z.string(),
    }),
  ),
});

@ApiTags('session')
@Controller()
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly staff: Staff,
    private readonly pool: Pool,
    @Inject(DEMO_CITY) private readonly demo: DemoCity | null,
    @Inject(SIGN_IN_LIMIT) private readonly limit: RateLimiterPostgres,
  ) {}

  @Get('session')
  @Right('session.read')
  @Answers(200, sessionAnswer)
  async read(@Who() who: Principal): Promise<z.infer<typeof sessionAnswer>> {
    const account = await this.staff.account(who.account);
    const office = who.office ? await this.staff.office(who.office) : null;
    const counter = office?.counters.find(({ id }) => id === who.counter);
    return {
      account: {
        id: who.account,
        name: (await this.staff.nameOf(who.person)) ?? '',
        roles: account?.roles ?? [],
        employment: account?.employment ?? 'official',
      },
      role: who.role,
      office: office
        ? { id: office.officeId, kind: office.kind, name_ja: office.name.ja, name_en: office.name.en }
        : null,
      counter: counter ? { id: counter.id, number: counter.number } : null,
      demo: this.demo !== null,
    };
  }

  @Post('session')
  @HttpCode(204)
  @OpenToAll('signing in')
  async signIn(
    @Body() { login, password }: SignInInput,
    @Req() request: MadoguchiRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.limit.consume(`${request.ip}|${login}`).catch(() => {
      throw new EdgeProblem(429, 'too-many-requests');
    });
    const { rows } = await this.pool.query<{ account_id: string; password_hash: string }>(
      'SELECT account_id, password_hash FROM ops.credential WHERE login = $1',
      [login],
    );
    const [credential] = rows;
    // The same work for an unknown number, so that its absence cannot be told by the time it takes.
    const right = await verify(credential?.password_hash ?? ABSENT, password).catch(() => false);
    const account = credential && right ? await this.staff.account(credential.account_id) : null;
    const [first] = account?.roles ?? [];
    if (!account?.open || !first) throw new EdgeProblem(401, 'wrong-login');
    await this.limit.delete(`${request.ip}|${login}`);
    await this.sessions.open(reply, request, {
      accountId: account.id,
      role: first,
      officeId: account.officeId,
      counterId: null,
    });
  }

  @Delete('session')
  @HttpCode(204)
  @Right('session.read')
  async signOut(@Req() request: MadoguchiRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(request, reply);
  }

  @Put('session/desk')
  @HttpCode(204)
  @Right('session.desk')
  async desk(
    @Body() { officeId, counterId: counter }: DeskInput,
    @Who() who: Principal,
    @Req() request: MadoguchiRequest,
  ): Promise<void> {
    const account = await this.staff.account(who.account);
    const office = await this.staff.office(officeId);
    if (!office || (counter && !office.counters.some(({ id }) => id === counter)))
      throw new EdgeProblem(404, 'not-found', { what: 'counter' });
    if (account?.officeId !== officeId) throw new EdgeProblem(403, 'not-allowed');
    await this.sessions.moveToDesk(request, officeId, counter ?? null);
  }

  @Get('demo')
  @OpenToAll('the sign-in page of the demo city lists its roles')
  @Answers(200, demoAnswer)
  async demoCity(): Promise<z.infer<typeof demoAnswer>> {
    if (!this.demo) return { enabled: false, accounts: [] };
    const offices = new Map((await this.staff.offices()).map((office) => [office.officeId, office]));
    const accounts = this.demo.accounts
      .filter(({ cast }) => !cast)
      .map(({ slot, role, name, office, counter, try: tryText }) => {
        const at = offices.get(office)?.name;
        return {
          slot,
          role,
          name,
          tryText_ja: tryText.ja,
          tryText_en: tryText.en,
          office_ja: `${at?.ja ?? ''}${counter ? ` ${counter}番窓口` : ''}`,
          office_en: `${at?.en ?? ''}${counter ? `, counter ${counter}` : ''}`,
        };
      });
    return { enabled: true, accounts };
  }

  @Post('demo/session')
  @HttpCode(204)
  @OpenToAll('entering a role of the demo city; refused elsewhere')
  async enterDemo(
    @Body() { slot }: DemoSignInInput,
    @Req() request: MadoguchiRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const account = this.demo?.accounts.find((candidate) => candidate.slot === slot);
    if (!account) throw new EdgeProblem(404, 'not-a-demo');
    const { login, role, office, counter } = account;
    await this.sessions.open(reply, request, {
      accountId: demoAccountId(login),
      role: role as Role,
      officeId: office,
      counterId: counter ? counterId(office, counter) : null,
    });
  }
}

export const demoAccountId = (login: string): string => `demo${login}`;
const ABSENT = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
