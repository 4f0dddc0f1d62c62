/** Who was first, told as a colleague would: 佐藤さんが10:12に入力を変えました. The ids and the clock of the record stay inside. */
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import { Staff } from '../identity/index.js';
import { Stale } from '../kernel/problems.js';
import { tokyoDate, tokyoTime } from '../kernel/tokyo.js';
import { StoreClock } from './clock.js';
import { EdgeProblem } from './problem.filter.js';
import { Texts } from './texts.js';

@Injectable()
export class ChangedSinceInterceptor implements NestInterceptor {
  constructor(
    private readonly staff: Staff,
    private readonly texts: Texts,
    private readonly clock: StoreClock,
  ) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        throw error instanceof Stale ? await this.told(error) : error;
      }),
    );
  }

  private async told({ seenVersion, changed: { type, version, at, person } }: Stale): Promise<EdgeProblem> {
    const name = await this.staff.nameOf(person);
    const what = `problems/changed/what/${type}`;
    return new EdgeProblem(412, 'changed-since-seen', {
      seenVersion,
      version,
      type,
      by: name ?? this.words('problems/changed/by-itself'),
      time: this.moment(at),
      what: this.words(this.texts.has(what) ? what : 'problems/changed/what/other'),
    });
  }

  /** 10:12 of today; of another day with its date. */
  private moment(at: string) {
    const time = tokyoTime(at);
    if (tokyoDate(at) === tokyoDate(this.clock.iso())) return time;
    const [, month = '', day = ''] = tokyoDate(at).split('-').map(Number).map(String);
    return { ja: `${month}月${day}日 ${time}`, en: `${tokyoDate(at)} ${time}` };
  }

  private words(key: string) {
    return { ja: this.texts.get('ja', key), en: this.texts.get('en', key) };
  }
}
