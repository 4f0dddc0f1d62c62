/** Residents from abroad: the name as on the residence card, its reading, and what the card says. */
export interface ForeignNames {
  readonly nationality: string;
  readonly family: readonly (readonly [written: string, kana: string])[];
  readonly given: Readonly<Record<'M' | 'F', readonly (readonly [written: string, kana: string])[]>>;
}

const pairs = (list: string): readonly (readonly [string, string])[] =>
  list.split(',').map((entry) => {
    const [written = '', kana = ''] = entry.trim().split('=');
    return [written, kana] as const;
  });

export const FOREIGN_NAMES: readonly ForeignNames[] = [
  {
    nationality: 'VN',
    family: pairs('NGUYEN=グエン,TRAN=チャン,LE=レ,PHAM=ファム,HOANG=ホアン,VU=ヴー,DANG=ダン'),
    given: {
      M: pairs('VAN HUNG=ヴァン フン,MINH DUC=ミン ドゥック,QUOC ANH=クオック アイン,THANH LONG=タイン ロン'),
      F: pairs('THI HUONG=ティ フオン,THI MAI=ティ マイ,NGOC LINH=ゴック リン,THU HA=トゥ ハー'),
    },
  },
  {
    nationality: 'CN',
    family: pairs('王=ワン,李=リ,張=チャン,劉=リュウ,陳=チン,楊=ヨウ'),
    given: {
      M: pairs('偉=ウェイ,建国=ケンコク,浩然=コウゼン,志強=シキョウ'),
      F: pairs('芳=ファン,静怡=セイイ,麗華=レイカ,雪梅=セツバイ'),
    },
  },
  {
    nationality: 'KR',
    family: pairs('金=キム,朴=パク,崔=チェ,鄭=チョン'),
    given: { M: pairs('民俊=ミンジュン,成浩=ソンホ,榮一=エイイチ'), F: pairs('智恩=ジウン,美京=ミギョン,淑子=ヨシコ') },
  },
  {
    nationality: 'PH',
    family: pairs('SANTOS=サントス,REYES=レイエス,CRUZ=クルス,BAUTISTA=バウティスタ'),
    given: {
      M: pairs('JOSE MARI=ホセ マリ,MARK ANTHONY=マーク アンソニー'),
      F: pairs('MARIA CRISTINA=マリア クリスティーナ,JENNY ROSE=ジェニー ローズ,ANNA LIZA=アンナ リザ'),
    },
  },
  {
    nationality: 'NP',
    family: pairs('SHRESTHA=シュレスタ,GURUNG=グルン,TAMANG=タマン'),
    given: { M: pairs('BISHAL=ビシャル,SUMAN=スマン,RAJESH=ラジェシュ'), F: pairs('SITA=シータ,ANJALI=アンジャリ') },
  },
  {
    nationality: 'ID',
    family: pairs('SUSANTO=スサント,WIJAYA=ウィジャヤ,HIDAYAT=ヒダヤット'),
    given: { M: pairs('BUDI=ブディ,AGUS=アグス'), F: pairs('DEWI=デウィ,PUTRI=プトリ') },
  },
];

/** Sixty characters, as the longest name that the office has on a card. */
export const LONG_NAME = {
  written: 'MARIA FERNANDA DE LOS ANGELES GUTIERREZ MONTENEGRO ECHEVERRI',
  kana: 'マリア フェルナンダ デ ロス アンヘレス グティエレス モンテネグロ エチェベリ',
  nationality: 'CO',
} as const;
