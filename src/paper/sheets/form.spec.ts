import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readCode } from '../code.js';
import { form, type FormData } from './form.js';

const yaml = (file: string) => parse(readFileSync(new URL(`../../../config/${file}`, import.meta.url), 'utf8'));
const { code_lists: codeLists } = yaml('catalogue/code-lists.yaml');

const given = (file: string, part: Partial<FormData>) =>
  form.parse({
    formId: 'f-1',
    title: { ja: '届' },
    addressee: '区長',
    layout: yaml(`forms/${file}.yaml`),
    codeLists,
    ...part,
  });

type Page = ReturnType<typeof given>['pages'][number];
const at = (page: Page | undefined, x: number, y: number) =>
  page?.fields.find(({ box }) => box[0] === x && box[1] === y);
const line = (name: string) => ({ 'person.name': name });

describe('住民異動届 on paper', () => {
  it('lays every field where the layout says, a repeated one further down by the pitch', () => {
    const { pages } = given('JUKI-IDO', { values: { filerName: '届出 人' }, persons: [line('一'), line('二')] });
    expect(pages).toHaveLength(1);
    expect(at(pages[0], 10, 40)).toMatchObject({ box: [10, 40, 58, 9], value: { text: '届出 人' } });
    expect(at(pages[0], 10, 98)?.value?.text).toBe('一');
    expect(at(pages[0], 10, 124)?.value?.text).toBe('二');
    expect(at(pages[0], 10, 202)).toMatchObject({ value: null });
  });

  it('continues on a further sheet from the sixth person, with its own code', () => {
    const names = ['一', '二', '三', '四', '五', '六'];
    const { pages } = given('JUKI-IDO', { persons: names.map(line) });
    expect(pages.map(({ frames }) => frames.map(({ line }) => line))).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10],
    ]);
    expect(at(pages[1], 10, 98)?.value?.text).toBe('六');
    expect(at(pages[1], 10, 40)).toBeUndefined();
    const codes = pages.map((page) => readCode(at(page, 180, 8)?.code?.payload ?? ''));
    expect(codes).toEqual([1, 2].map((page) => ({ kind: 'form', id: 'f-1', page })));
  });

  it('shows all choices and marks the one chosen; dates in the Japanese calendar; codes in words', () => {
    const persons = [{ 'person.sex': 'F', 'person.relation': 'WIFE', 'person.birthDate': '2019-04-30' }];
    const { pages } = given('JUKI-IDO', { values: { changeKind: 'OUT' }, persons });
    const chosen = at(pages[0], 10, 30)?.options.filter(({ chosen: ring }) => ring);
    expect(chosen?.map(({ label }) => label.text)).toEqual(['転出']);
    expect(at(pages[0], 10, 30)?.options).toHaveLength(9);
    expect(at(pages[0], 146, 98)?.value?.text).toBe('妻');
    expect(at(pages[0], 94, 98)?.value?.text).toBe('平成31年4月30日');
  });

  it('shows only the end of a number that is kept masked', () => {
    const { pages } = given('JUKI-IDO', { persons: [{ 'person.residentCode': '24727059608' }] });
    expect(at(pages[0], 10, 106)?.value?.text).toBe('*******9608');
  });

  it('is blank without values, and never prints My Number', () => {
    const blank = given('NHI-TOKUSO', {}).pages;
    expect(blank.flatMap(({ fields }) => fields).filter(({ value, checked }) => value || checked)).toEqual([]);
    expect(() => given('NHI-TOKUSO', { values: { headMyNumber: '123456789018' } })).toThrow(/never printed/);
    expect(() => given('NHI-TOKUSO', { persons: [{ 'person.myNumber': '1' }] })).toThrow(/never printed/);
  });
});
