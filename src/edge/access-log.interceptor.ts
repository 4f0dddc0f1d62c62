/** One place that records reading: a route that opened personal data says whose, and the answer leaves only when that is written. */
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { concatMap, type Observable } from 'rxjs';
import { AccessLog } from './access-log.js';
import type { MadoguchiRequest } from './principal.js';

@Injectable()
export class AccessLogInterceptor implements NestInterceptor {
  constructor(private readonly accessLog: AccessLog) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<MadoguchiRequest>();
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        const { opened, principal } = request;
        if (opened && principal && opened.subjects.length > 0) await this.accessLog.record(principal, opened);
        return answer;
      }),
    );
  }
}
