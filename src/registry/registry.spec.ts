import { describe, it } from '@jest/globals';
import { given, meta } from '../../test/support/given.js';
import { ChangePerson, decideChangePerson, type ChangePersonData } from './change-person.js';
import type { PersonDetails } from './events.js';
import { decideIdentifyPerson, IdentifyPerson } from './identify-person.js';
import { decideImportPerson, ImportPerson } from './import-person.js';
import { applications, decideNoteFormApplied, NoteFormApplied } from './note-form-applied.js';
import { decideRecordProvisionalPerson, RecordProvisionalPerson } from './record-provisional-person.js';
import { resident, type PersonEvent } from './resident.js';

const details: PersonDetails = {
  name: '髙橋　健一', kana: 'タカハシ　ケンイチ', birthDate: '1986-08-20', sex: 'M', relation: 'HEAD', address: '北九州市小倉北区大手町1番1号', nationality: 'JP', facts: {},
}; // prettier-ignore
const personal = { 'person:p': details };
const copy = (version: number) => ({
  person: 'p',
  household: 'h',
  ward: 'moji',
  protected: false,
  source: { system: 's', record: 'p', version },
});
const imported = (version: number): PersonEvent => ({ type: 'registry.PersonImported', data: copy(version), personal });
const typed: PersonEvent = {
  type: 'registry.ProvisionalPersonRecorded',
  data: { person: 'p', caseId: 'c', protected: false },
  personal,
};
const identified: PersonEvent = { type: 'registry.PersonIdentified', data: { person: 'p', known: 'k' } };

describe('a person is copied from the source', () => {
  const importing = (version: number) => new ImportPerson({ ...copy(version), details }, meta());

  it('once per version', () => given(resident, imported(1)).when(decideImportPerson, importing(1)).thenNothing());
  it('again when the source changed', () =>
    given(resident, imported(1)).when(decideImportPerson, importing(2)).then(imported(2)));
  it('but never back to an older version', () =>
    given(resident, imported(3)).when(decideImportPerson, importing(2)).thenNothing());
});

describe('a person is typed once', () => {
  const recording = new RecordProvisionalPerson({ person: 'p', caseId: 'c', protected: false, details }, meta());
  const identifying = (known: string) => new IdentifyPerson({ person: 'p', known }, meta());

  it('at the counter', () => given(resident).when(decideRecordProvisionalPerson, recording).then(typed));
  it('and not twice', () => given(resident, typed).when(decideRecordProvisionalPerson, recording).thenNothing());
  it('and may turn out to be known', () =>
    given(resident, typed).when(decideIdentifyPerson, identifying('k')).then(identified));
  it('which is said once', () =>
    given(resident, typed, identified).when(decideIdentifyPerson, identifying('k')).thenNothing());
  it('and not of a resident', () =>
    given(resident, imported(1)).when(decideIdentifyPerson, identifying('k')).thenRefused('registry.not-provisional'));
  it('nor of two others', () =>
    given(resident, typed, identified)
      .when(decideIdentifyPerson, identifying('x'))
      .thenRefused('registry.identified-already'));
});

describe('an approved form changes a person', () => {
  const data: ChangePersonData = {
    person: 'p',
    household: 'h',
    ward: 'moji',
    status: 'moved-out',
    change: 'MOVE_OUT',
    date: '2026-11-30',
    formId: 'f',
    caseId: 'c',
    details,
  };
  const { details: _details, ...changed } = data;
  const change: PersonEvent = { type: 'registry.PersonChanged', data: changed, personal };

  it('who is known', () =>
    given(resident, imported(1)).when(decideChangePerson, new ChangePerson(data, meta())).then(change));
  it('once', () =>
    given(resident, imported(1), change).when(decideChangePerson, new ChangePerson(data, meta())).thenNothing());
  it('but nobody unknown', () =>
    given(resident).when(decideChangePerson, new ChangePerson(data, meta())).thenRefused('registry.unknown-person'));

  const note = (correction?: number) =>
    new NoteFormApplied({ formId: 'f', caseId: 'c', persons: ['p'], ...(correction ? { correction } : {}) }, meta());
  const noted = { type: 'registry.FormApplied' as const, data: { formId: 'f', caseId: 'c', persons: ['p'] } };
  it('and the form is noted as applied once', () =>
    given(applications, noted).when(decideNoteFormApplied, note()).thenNothing());
  it('and once more for each correction', () =>
    given(applications, noted)
      .when(decideNoteFormApplied, note(7))
      .then({ ...noted, data: { ...noted.data, correction: 7 } }));
});
