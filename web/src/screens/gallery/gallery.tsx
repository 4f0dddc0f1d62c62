import { useState } from 'react';
import { Problem, Unreachable } from '../../api/problem.js';
import { Button } from '../../design/button.js';
import { ChoiceChips, ManyChips } from '../../design/choice-chips.js';
import { Dialog } from '../../design/dialog.js';
import { EmptyState } from '../../design/empty-state.js';
import { EraDateField } from '../../design/era-date-field.js';
import { Field } from '../../design/field.js';
import { KeyCap } from '../../design/key-cap.js';
import { Lease } from '../../design/lease.js';
import { LiveDotView } from '../../design/live-dot.js';
import { Mark, markKinds } from '../../design/mark.js';
import { ProblemNote } from '../../design/problem-note.js';
import { QuestionToConfirm } from '../../design/question-to-confirm.js';
import { NotDisclosed, RedBand } from '../../design/red-band.js';
import { SegmentedControl } from '../../design/segmented-control.js';
import { Stepper } from '../../design/stepper.js';
import { Table, type Column } from '../../design/table.js';
import { serverNow } from '../../clock/server-clock.js';
import styles from './gallery.module.css';

interface Line {
  id: string;
  word: string;
  count: number;
}

const lines = (count: number): Line[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${at}`, word: `住民異動届 ${at + 1}`, count: at * 3 }));
const columns: Column<Line>[] = [
  { id: 'word', head: '様式', width: '1fr', cell: (line) => <strong>{line.word}</strong> },
  { id: 'count', head: '待ち', width: '80px', align: 'right', cell: (line) => `${line.count}分` },
];

/** Every part in every state, for tests of contrast, names and looks. Built only when asked for. */
export function Gallery() {
  return (
    <main className={styles['gallery']}>
      <h1>部品見本</h1>
      <Buttons />
      <Fields />
      <Choices />
      <Marks />
      <Tables />
      <Notes />
    </main>
  );
}

function Buttons() {
  const [open, setOpen] = useState(false);
  return (
    <section>
      <h2>Button</h2>
      <Button kind="main" keyName="F8">
        書類へ
      </Button>
      <Button kind="other" keyName="P" onPress={() => setOpen(true)}>
        2点を印刷…
      </Button>
      <Button kind="neutral" keyName="Enter">
        受付
      </Button>
      <Button kind="danger">取り下げる</Button>
      <Button kind="main" isPending>
        記録しています
      </Button>
      <Button kind="main" isDisabled reason="残り 2欄を決めると承認できます" keyName="Ctrl+Enter">
        承認して次へ
      </Button>
      <Button size="row">行の操作</Button>
      <Button size="large">大きい</Button>
      <KeyCap name="Ctrl+Enter" />
      {open ? (
        <Dialog
          title="印刷しますか"
          onClose={() => setOpen(false)}
          foot={<Button onPress={() => setOpen(false)}>やめる</Button>}
        >
          <p>2点を印刷します。</p>
        </Dialog>
      ) : null}
    </section>
  );
}

function Fields() {
  const [iso, setIso] = useState<string | null>('1984-02-03');
  return (
    <section className={styles['column']}>
      <h2>Field</h2>
      <Field label="氏名" defaultValue="山田 惠子" meaning="字形 惠 旧字体" />
      <Field label="性別" state="read" defaultValue="2 女" meaning="読取 97%" />
      <Field label="住民票コード" state="locked" defaultValue="照合済" meaning="表示しない" />
      <Field label="ふりがな" defaultValue="ヤマダ" error="ひらがなで入れてください。" />
      <Field label="𠮷野家" layout="above" placeholder="例のことば" />
      <EraDateField label="生年月日" value={iso} onChange={setIso} />
      <EraDateField label="異動日" value={null} onChange={() => undefined} />
    </section>
  );
}

function Choices() {
  const [segment, setSegment] = useState<'a' | 'b' | 'c'>('a');
  const [chip, setChip] = useState<'one' | 'two' | null>('one');
  const [chips, setChips] = useState<('one' | 'two')[]>(['two']);
  const choices = [
    { id: 'one', word: '本人等' },
    { id: 'two', word: '代理人' },
  ] as const;
  return (
    <section className={styles['column']}>
      <h2>Choices</h2>
      <SegmentedControl
        label="範囲"
        chosen={segment}
        onChoose={setSegment}
        segments={[
          { id: 'a', word: '引っ越し' },
          { id: 'b', word: '届出 3' },
          { id: 'c', word: '全部' },
        ]}
      />
      <ChoiceChips label="だれの請求か" choices={choices} chosen={chip} onChoose={setChip} />
      <ManyChips label="お手伝い" choices={choices} chosen={chips} onChange={setChips} />
      <Stepper
        label="進み"
        here="b"
        steps={[
          { id: 'a', word: '本人確認' },
          { id: 'b', word: '手続き' },
          { id: 'c', word: '引継ぎ' },
        ]}
      />
      <QuestionToConfirm
        heading="確かめること 1件"
        decides="答えると 児童手当 認定請求書(期限 12/4)が決まります"
        question="お子さんを養育する父母のうち、所得が高いのはどなたですか"
        answers={[
          { id: '1', word: '太郎', key: '1' },
          { id: '2', word: '惠子', key: '2' },
          { id: '0', word: '分からない(後日)', key: '0', apart: true },
        ]}
        onAnswer={() => undefined}
      />
    </section>
  );
}

function Marks() {
  return (
    <section>
      <h2>Mark</h2>
      {markKinds.map((kind) => (
        <Mark key={kind} kind={kind} ground={kind === 'near'}>
          {kind}
        </Mark>
      ))}
      <Lease until={new Date(serverNow().getTime() + 100_000).toISOString()} />
      <LiveDotView state="live" lagMs={300} />
      <LiveDotView state="late" lagMs={12_000} />
      <LiveDotView state="cut" lagMs={0} />
    </section>
  );
}

function Tables() {
  const [chosen, setChosen] = useState<string | null>('1');
  const [far, setFar] = useState<string | null>(null);
  const shared = { columns, keyOf: (line: Line) => line.id };
  return (
    <section className={styles['column']}>
      <h2>Table</h2>
      <div style={{ height: 260 }}>
        <Table
          {...shared}
          label="短い一覧"
          rows={lines(6)}
          chosen={chosen}
          onChoose={setChosen}
          toneOf={({ id }) => (id === '0' ? 'next' : id === '5' ? 'later' : undefined)}
        />
      </div>
      <div style={{ height: 260 }}>
        <Table {...shared} label="5000行の一覧" rows={lines(5000)} chosen={far} onChoose={setFar} />
      </div>
      <div style={{ height: 140 }}>
        <Table
          {...shared}
          label="空の一覧"
          rows={[]}
          chosen={null}
          onChoose={setFar}
          empty={<EmptyState title="まだありません">発券すると、ここに並びます。</EmptyState>}
        />
      </div>
    </section>
  );
}

function Notes() {
  const problem = new Problem({
    status: 422,
    title: '入力を確かめてください',
    detail: '下の欄に誤りがあります。',
    errors: [{ pointer: '/birth', detail: '生年月日: 先の日付です。' }],
  });
  return (
    <section className={styles['column']}>
      <h2>Notes</h2>
      <RedBand until="R9.3.31" place="個室 2番" />
      <NotDisclosed />
      <ProblemNote error={problem} />
      <ProblemNote error={new Unreachable(null)} />
    </section>
  );
}
