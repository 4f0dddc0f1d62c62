/** Structured lines on stdout from an allow-list of fields: ids, kinds and durations, never a payload. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

const ORDER: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

export interface LogFields {
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly code?: string;
  readonly projection?: string;
  readonly position?: string;
  readonly queue?: string;
  readonly job?: string;
  readonly port?: number;
}

export class Log {
  constructor(
    private readonly level: LogLevel,
    private readonly sink: (line: string) => void = (line) => void process.stdout.write(line),
  ) {}

  info(message: string, fields: LogFields = {}): void {
    this.write('info', message, fields);
  }

  warn(message: string, fields: LogFields = {}): void {
    this.write('warn', message, fields);
  }

  /** Names and places in the program only: messages of unknown errors may quote what a person typed. */
  bug(error: unknown, route: string): void {
    const name = error instanceof Error ? error.name : typeof error;
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    const frames =
      error instanceof Error
        ? (error.stack ?? '')
            .split('\n')
            .filter((line) => line.trim().startsWith('at '))
            .slice(0, 6)
        : [];
    this.write(
      'error',
      name,
      { route, code },
      frames.map((line) => line.trim()),
    );
  }

  private write(level: LogLevel, message: string, fields: LogFields, at?: readonly string[]): void {
    if (ORDER.indexOf(level) < ORDER.indexOf(this.level)) return;
    this.sink(
      `${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields, ...(at ? { at } : {}) })}\n`,
    );
  }
}
