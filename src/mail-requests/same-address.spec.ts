import { describe, expect, it } from '@jest/globals';
import { sameAddress } from './same-address.js';

describe('two addresses', () => {
  it.each([
    ['東京都江東区豊洲九丁目9番9号', '東京都江東区豊洲9丁目9番9号'],
    ['東京都江東区豊洲九丁目９番９号', '江東区豊洲9-9-9'],
    ['北九州市小倉北区城内1番1号 サンハイツ203号', '福岡県北九州市小倉北区城内１−１　サンハイツ203'],
    ['大阪府大阪市北区梅田二丁目12番地の3', '大阪市北区梅田2-12-3'],
    ['福岡市中央区天神十一丁目1番', '福岡市中央区天神11-1'],
  ])('%s and %s are the same place', (a, b) => expect(sameAddress(a, b)).toBe(true));

  it.each([
    ['東京都江東区豊洲九丁目9番9号', '東京都江東区豊洲九丁目9番8号'],
    ['東京都江東区豊洲9-9-9', '東京都江東区豊洲9-99'],
    ['北九州市小倉北区城内1番1号 サンハイツ203号', '北九州市小倉北区城内1番1号'],
    ['北九州市小倉北区城内1番11号', '北九州市小倉北区城内11番1号'],
    ['', ''],
  ])('%s and %s are not', (a, b) => expect(sameAddress(a, b)).toBe(false));
});
