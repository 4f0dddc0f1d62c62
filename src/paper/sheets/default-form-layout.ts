import type { FormLayout } from './form-layout.js';

const person = { group: 'persons' };
const office = { office: true, type: 'stamp' };

/** Where the fields of the default layout (config/catalogue/default-layout.yaml) lie on paper, with signature and stamps. */
export const defaultFormLayout: FormLayout = {
  groups: [{ id: 'persons', label_ja: '対象の人', repeat: 5, pitch: 24 }],
  fields: [
    { id: 'caseQr', label_ja: '案件QR', label_en: 'case QR', type: 'qr', region: [180, 8, 20, 20] },
    {
      id: 'notificationDate',
      label_ja: '届出年月日',
      label_en: 'date of notification',
      type: 'era_date',
      region: [10, 24, 62, 10],
    },
    {
      id: 'receptionNo',
      label_ja: '受付番号',
      label_en: 'reception number',
      type: 'digits',
      length: 8,
      office: true,
      region: [74, 24, 60, 10],
    },
    {
      id: 'kind',
      label_ja: '届出の種別',
      label_en: 'kind',
      type: 'code',
      codes: 'PROCEDURES',
      region: [10, 36, 166, 10],
    },
    { id: 'filerName', label_ja: '届出人 氏名', label_en: 'filer', type: 'name', region: [10, 48, 80, 11] },
    { id: 'filerPhone', label_ja: '届出人 電話', label_en: 'phone', type: 'phone', region: [92, 48, 50, 11] },
    {
      id: 'filerKind',
      label_ja: '届出人の別',
      label_en: 'filer is',
      type: 'code',
      codes: 'FILER_KIND',
      mark: true,
      region: [144, 48, 56, 11],
    },
    { id: 'person.name', label_ja: '氏名', label_en: 'name', type: 'name', region: [10, 66, 110, 10], ...person },
    {
      id: 'person.sex',
      label_ja: '性別',
      label_en: 'sex',
      type: 'code',
      codes: 'SEX',
      mark: true,
      region: [120, 66, 30, 10],
      ...person,
    },
    {
      id: 'person.relation',
      label_ja: '続柄',
      label_en: 'relationship',
      type: 'code',
      codes: 'RELATION',
      region: [150, 66, 50, 10],
      ...person,
    },
    {
      id: 'person.kana',
      label_ja: 'フリガナ',
      label_en: 'reading',
      type: 'kana',
      region: [10, 76, 110, 10],
      ...person,
    },
    {
      id: 'person.birthDate',
      label_ja: '生年月日',
      label_en: 'date of birth',
      type: 'era_date',
      region: [120, 76, 80, 10],
      ...person,
    },
    { id: 'remarks', label_ja: '備考', label_en: 'remarks', type: 'text', region: [10, 188, 190, 26] },
    { id: 'signature', label_ja: '届出人署名', label_en: 'signature', type: 'signature', region: [90, 218, 110, 22] },
    { id: 'stampReception', label_ja: '受付', label_en: 'received', ...office, region: [10, 218, 24, 22] },
    { id: 'stampEntry', label_ja: '入力', label_en: 'entered', ...office, region: [36, 218, 24, 22] },
    { id: 'stampReview', label_ja: '審査', label_en: 'reviewed', ...office, region: [62, 218, 24, 22] },
  ],
};
