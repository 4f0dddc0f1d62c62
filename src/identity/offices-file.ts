/** Reads config/offices.yaml and config/demo.yaml; a wrong file stops the start with its name and reason. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { purposeShape, role, type OfficeShape } from './events.js';

const bilingual = z.object({ ja: z.string().min(1), en: z.string().min(1) });
const place = z.object({ id: z.string().regex(/^[a-z]+$/), prefix: z.string(), name: bilingual });

const officesFile = z.object({
  purposes: z.array(purposeShape),
  hours: z.object({ opens: z.string().regex(/^\d\d:\d\d$/), closes: z.string().regex(/^\d\d:\d\d$/) }),
  counters: z.array(z.object({ number: z.number().int().positive(), purposes: z.array(z.string()) })),
  wards: z.array(place).min(1),
  section: bilingual,
  place: bilingual,
  centre: place,
});

const demoFile = z.object({
  accounts: z.array(
    z.object({
      slot: z.string().regex(/^[a-z0-9]+$/),
      login: z.string(),
      role,
      name: z.string(),
      office: z.string(),
      counter: z.number().int().optional(),
      employment: z.enum(['official', 'contractor']).default('official'),
      try: bilingual,
      /** Played by the simulator, not offered on the sign-in page. */
      cast: z.boolean().default(false),
    }),
  ),
  password: z.string(),
  now: z.object({ date: z.iso.date(), time: z.string().regex(/^\d\d:\d\d$/) }),
});
export type DemoCity = z.infer<typeof demoFile>;

export class ConfigurationError extends Error {}

const read = <T>(folder: string, name: string, schema: z.ZodType<T>): T => {
  const file = join(folder, name);
  const parsed = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ConfigurationError(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
};

export const readDemoCity = (configFolder: string): DemoCity => read(configFolder, 'demo.yaml', demoFile);

export const counterId = (officeId: string, number: number): string => `${officeId}-${number}`;

export const readOffices = (configFolder: string): OfficeShape[] => {
  const {
    purposes,
    hours,
    counters,
    wards,
    section,
    place: where,
    centre,
  } = read(configFolder, 'offices.yaml', officesFile);
  const unknown = counters
    .flatMap(({ purposes: served }) => served)
    .find((id) => !purposes.some((purpose) => purpose.id === id));
  if (unknown)
    throw new ConfigurationError(`${join(configFolder, 'offices.yaml')}: counters: unknown purpose ${unknown}`);
  const wardOffices = wards.map(({ id, prefix, name }) => ({
    officeId: id,
    kind: 'ward' as const,
    name,
    section,
    place: where,
    numberPrefix: prefix,
    ...hours,
    purposes,
    counters: counters.map(({ number, purposes: served }) => ({ id: counterId(id, number), number, purposes: served })),
  }));
  const none = { ja: '—', en: '—' };
  return [
    ...wardOffices,
    {
      officeId: centre.id,
      kind: 'centre',
      name: centre.name,
      section: none,
      place: none,
      numberPrefix: centre.prefix,
      ...hours,
      purposes: [],
      counters: [],
    },
  ];
};
