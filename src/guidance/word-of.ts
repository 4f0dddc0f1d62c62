import type { Catalogue } from './catalogue.js';
import type { Words } from './content.js';

/** What the office calls a code of the catalogue, by what kind of code it is; undefined for what is not of the catalogue. */
export const wordOf =
  ({ content }: Pick<Catalogue, 'content'>) =>
  (kind: string, code: string): Words | undefined => {
    switch (kind) {
      case 'procedure': {
        const latest = content.procedures.find(({ id }) => id === code)?.versions.at(-1);
        return latest && { ja: latest.name_ja, en: latest.name_en };
      }
      case 'form': {
        const form = content.forms.find(({ id }) => id === code);
        return form && { ja: form.name_ja, en: form.name_en };
      }
      case 'fact': {
        const fact = content.facts.find(({ name }) => name === code);
        return fact && { ja: fact.label_ja, en: fact.label_en };
      }
      default:
        return undefined;
    }
  };
