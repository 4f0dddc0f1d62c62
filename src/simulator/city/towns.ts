/** Towns of the seven wards by name; which house stands where is invented. */
export interface Town {
  readonly name: string;
  /** Number of 丁目; 0: none. */
  readonly blocks: number;
  readonly postcode: string;
}

export interface WardTowns {
  readonly ward: string;
  readonly name: string;
  /** Share of the city's households. */
  readonly share: number;
  readonly towns: readonly Town[];
}

/** 大里東3 is a town with three 丁目. The last four digits of a postcode are invented. */
const towns = (prefix: string, list: string): readonly Town[] =>
  list
    .trim()
    .split(/\s+/)
    .map((entry, index) => {
      const [, name = '', blocks = '0'] = /^(\D+?)(\d*)$/u.exec(entry) ?? [];
      const area = `${prefix}${String(11 + index * 3).padStart(7 - prefix.length, '0')}`;
      return { name, blocks: Number(blocks), postcode: `${area.slice(0, 3)}-${area.slice(3)}` };
    });

export const WARDS: readonly WardTowns[] = [
  {
    ward: 'moji',
    name: '門司区',
    share: 9,
    towns: towns(
      '80000',
      '大里東5 大里本町3 柳町4 永黒2 清見4 東門司2 栄町 葛葉3 老松町 庄司町 社ノ木2 吉志7 恒見町 城山町 丸山4 黄金町 松原3 稲積2 下二十町 法師庵',
    ),
  },
  {
    ward: 'kokurakita',
    name: '小倉北区',
    share: 20,
    towns: towns(
      '80200',
      '大手町 鍛冶町2 京町4 浅野3 片野5 三萩野3 香春口2 中井5 井堀5 都2 真鶴2 金田3 日明5 白銀2 熊本4 黄金2 足原2 上富野5 下富野5 篠崎5 今町3 南丘3 泉台4 上到津4 下到津5 緑ケ丘3 清水5 弁天町',
    ),
  },
  {
    ward: 'kokuraminami',
    name: '小倉南区',
    share: 22,
    towns: towns(
      '80209',
      '北方5 守恒4 守恒本町3 徳力7 企救丘6 志井6 長尾6 葛原5 葛原本町6 沼本町4 曽根北町 下曽根4 中曽根6 湯川5 城野4 蒲生5 若園5 日の出町2 横代北町5 上石田4 下石田3 長行東3',
    ),
  },
  {
    ward: 'wakamatsu',
    name: '若松区',
    share: 8,
    towns: towns(
      '80800',
      '西園町 本町3 浜町3 桜町 赤岩町 高須東4 高須西2 高須南5 青葉台西6 青葉台南3 二島6 鴨生田4 小石本村町 東畑町 古前2 宮丸2 藤ノ木3 ひびきの北 白山2 深町2',
    ),
  },
  {
    ward: 'yahatahigashi',
    name: '八幡東区',
    share: 7,
    towns: towns(
      '80500',
      '中央3 春の町5 西本町4 大蔵3 高見5 荒生田3 祇園4 帆柱5 槻田2 桃園4 枝光5 昭和3 平野3 前田3 清田4 宮の町4 山路松尾町 羽衣町 諏訪2 天神町',
    ),
  },
  {
    ward: 'yahatanishi',
    name: '八幡西区',
    share: 27,
    towns: towns(
      '80600',
      '黒崎5 熊手3 筒井町 陣原5 折尾5 浅川5 本城東6 本城5 穴生4 鉄王2 鷹の巣3 永犬丸5 三ケ森4 沖田5 香月中央5 上津役東4 千代ケ崎3 医生ケ丘 則松7 陣山3 里中3 萩原3 相生町 光貞台3 大浦3 竹末2',
    ),
  },
  {
    ward: 'tobata',
    name: '戸畑区',
    share: 7,
    towns: towns(
      '80400',
      '中本町 新池3 浅生3 天神2 天籟寺2 土取町 一枝4 千防3 沢見2 明治町 小芝3 菅原4 高峰町 境川2 福柳木2 夜宮3 牧山5 中原西3 中原東4 椎ノ木町',
    ),
  },
];

export const BUILDINGS: readonly string[] = [
  'コーポ',
  'ハイツ',
  'メゾン',
  'グランドール',
  'レジデンス',
  'サンハイム',
  'パークビュー',
  'リバーサイド',
  '第二コーポ',
  'ロイヤル',
  'シャトー',
  'ビレッジ',
];
export const BUILDING_TAILS: readonly string[] = [
  '紫川',
  '皿倉',
  '洞海',
  '若戸',
  '足立',
  '帆柱',
  '関門',
  '響',
  '板櫃',
  '遠賀',
];

/** Where movers come from and go to: the same prefecture first, then the rest of the country. */
export const ELSEWHERE: readonly { readonly address: string; readonly prefecture: string }[] = [
  ['福岡県福岡市早良区西新', '福岡県'],
  ['福岡県福岡市東区香椎駅前', '福岡県'],
  ['福岡県行橋市中央', '福岡県'],
  ['福岡県中間市中央', '福岡県'],
  ['福岡県宗像市東郷', '福岡県'],
  ['福岡県直方市古町', '福岡県'],
  ['福岡県久留米市東町', '福岡県'],
  ['山口県下関市竹崎町', '山口県'],
  ['大分県大分市府内町', '大分県'],
  ['熊本県熊本市中央区水前寺', '熊本県'],
  ['長崎県長崎市浜口町', '長崎県'],
  ['鹿児島県鹿児島市荒田', '鹿児島県'],
  ['広島県広島市中区大手町', '広島県'],
  ['大阪府吹田市江坂町', '大阪府'],
  ['愛知県名古屋市千種区今池', '愛知県'],
  ['東京都杉並区阿佐谷北', '東京都'],
  ['神奈川県川崎市中原区小杉町', '神奈川県'],
  ['千葉県船橋市本町', '千葉県'],
  ['沖縄県那覇市おもろまち', '沖縄県'],
  ['北海道札幌市北区北七条西', '北海道'],
].map(([address = '', prefecture = '']) => ({ address, prefecture }));
