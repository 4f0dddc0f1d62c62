/** Names of kinds and offices in both languages, for rows and for exports. */
import { Inject, Injectable } from '@nestjs/common';
import { CERTIFICATE_RULES, findKind, type CertificateRules } from '../certificates/index.js';
import { Texts } from '../edge/texts.js';
import { findForm, Guide } from '../guidance/index.js';
import type { OfficeShape } from '../identity/index.js';
import type { Words } from './definition.js';
import type { Thing } from './observe/observation.js';

@Injectable()
export class Wording {
  constructor(
    private readonly guide: Guide,
    private readonly texts: Texts,
    @Inject(CERTIFICATE_RULES) private readonly certificates: CertificateRules,
  ) {}

  office(officeId: string, offices: readonly OfficeShape[]): Words {
    return offices.find((office) => office.officeId === officeId)?.name ?? { ja: officeId, en: officeId };
  }

  /** What a ticket came for, which form it is, which event of life. */
  kind(thing: Thing, kind: string, offices: readonly OfficeShape[]): Words {
    if (thing === 'form') return this.form(kind);
    if (thing === 'case') return this.text(`statistics/life-events/${kind}`, kind);
    if (thing === 'envelope') return this.certificate(kind);
    const purposes = offices.flatMap((office) => office.purposes);
    return purposes.find(({ id }) => id === kind)?.name ?? { ja: kind, en: kind };
  }

  text(key: string, otherwise: string): Words {
    if (!this.texts.has(key)) return { ja: otherwise, en: otherwise };
    return { ja: this.texts.get('ja', key), en: this.texts.get('en', key) };
  }

  private certificate(kind: string): Words {
    const known = findKind(this.certificates, kind);
    return known ? { ja: known.name_ja, en: known.name_en } : { ja: kind, en: kind };
  }

  private form(kind: string): Words {
    const form = findForm(this.guide.current, kind);
    return form ? { ja: form.name_ja, en: form.name_en } : { ja: kind, en: kind };
  }
}
