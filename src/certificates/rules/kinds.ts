/** The shapes of config/certificates: kinds with fee and who may ask, the city's rules for requests by post, who issues. */
import { z } from 'zod';

/** 本人等 · 任意代理人 · 法定代理人 · 第三者 · 職務上 · 公用 */
export const requesterClasses = ['SELF', 'AGENT', 'LEGAL_AGENT', 'THIRD_PARTY', 'PROFESSIONAL', 'OFFICIAL'] as const;
export type RequesterClass = (typeof requesterClasses)[number];

const text = z.string().min(1).max(200);
const bilingual = z.strictObject({ ja: text, en: text });
const basis = z.array(z.string()).min(1);

export const kindFile = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z-]*$/),
  order: z.number().int(),
  name_ja: text,
  name_en: text,
  /** Yen for one copy. */
  fee: z.number().int().min(0),
  kept_at: text,
  who: z.array(z.enum(requesterClasses)).min(1),
  papers: z.array(text),
  /** Null: made by another system of the city. */
  template: z.enum(['resident-record', 'move-out-certificate']).nullable(),
  /** here = printed here; elsewhere = by post, but another section makes it; never = not issued by post. */
  post: z.enum(['here', 'elsewhere', 'never']),
  counter: z.boolean(),
  basis,
  /** False: no public page of this city was found; shown to staff as 未確認. */
  verified: z.boolean(),
  notes: z.array(text),
});
export type CertificateKind = z.infer<typeof kindFile>;

const days = z.number().int().min(1).max(60);

export const postFile = z.strictObject({
  promise: z.strictObject({ days, basis, express_first: z.boolean() }),
  inquiry: z.strictObject({ days, basis }),
  money_orders: z.strictObject({
    denominations: z.array(z.number().int().positive()).min(1),
    valid_months: z.number().int().min(1).max(24),
    days_to_spare: z.number().int().min(0).max(60),
    basis,
  }),
  overpayment: z.enum(['return-sheets', 'ask']),
  held_minutes: z.number().int().min(1).max(480),
});
export type PostRules = z.infer<typeof postFile>;

export const issuerFile = z.strictObject({
  city: bilingual,
  head: text,
  centre: z.strictObject({ office: text, ward: text, postcode: text, address: text, phone: text, hours: text }),
});
export type Issuer = z.infer<typeof issuerFile>;

export const sourcesFile = z.strictObject({ sources: z.record(z.string(), text) });

export interface CertificateRules {
  /** Hash of the content: what a fee was reckoned by. */
  readonly version: string;
  /** In the order in which they are shown. */
  readonly kinds: readonly CertificateKind[];
  readonly post: PostRules;
  readonly issuer: Issuer;
}

/** Where the rules are given to those who work by them. */
export const CERTIFICATE_RULES = Symbol('rules of certificates');

export const findKind = ({ kinds }: Pick<CertificateRules, 'kinds'>, id: string): CertificateKind | undefined =>
  kinds.find((kind) => kind.id === id);
