/** The catalogue in force and every earlier one that a case was guided by. */
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { cityCalendar, type BusinessCalendar } from '../calendar/index.js';
import { NotFound } from '../kernel/problems.js';
import { catalogueFrom, type Catalogue } from './catalogue.js';

export const CATALOGUE = Symbol('the catalogue in force');

@Injectable()
export class Guide {
  readonly calendar: BusinessCalendar = cityCalendar();
  private readonly earlier = new Map<string, Catalogue>();

  constructor(
    @Inject(CATALOGUE) readonly current: Catalogue,
    private readonly pool: Pool,
  ) {}

  /** @throws NotFound when no catalogue of this version was ever in force here */
  async catalogue(version: string): Promise<Catalogue> {
    if (version === this.current.version) return this.current;
    const known = this.earlier.get(version) ?? (await this.load(version));
    this.earlier.set(version, known);
    return known;
  }

  /** Keeps the content before anything is recorded that names its version. */
  async keepCurrent(): Promise<void> {
    await this.pool.query(
      `INSERT INTO ops.catalogue (kind, version, content) VALUES ('procedures', $1, $2) ON CONFLICT DO NOTHING`,
      [this.current.version, JSON.stringify(this.current.content)],
    );
  }

  private async load(version: string): Promise<Catalogue> {
    const { rows } = await this.pool.query<{ content: unknown }>(
      `SELECT content FROM ops.catalogue WHERE kind = 'procedures' AND version = $1`,
      [version],
    );
    if (!rows[0]) throw new NotFound('catalogue', version);
    return catalogueFrom(rows[0].content);
  }
}
