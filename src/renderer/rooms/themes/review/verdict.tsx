import { useState } from 'react';
import { verdictKinds, type VerdictKind } from '../../../../shared/contract/passes.ts';
import { dayAndTime } from '../../../app/words.ts';
import { useActions } from '../../../app/actions.ts';
import { useInspector } from '../../../app/inspector.tsx';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { run } from '../../../parts/run/run.ts';
import { MethodNotices } from '../../../parts/method/index.ts';
import { Button, PanelSection, PersonBadge, Select, TextArea } from '../../../ui/index.ts';
import { useReadOnly, useTeam } from './use-review.ts';
import { VERDICT_WORDS, verdictRests } from './wording.ts';

export interface VerdictProps {
  /** Null: the whole data set. */
  themeId: string | null;
  /** What it is about, for its label: the theme's name. */
  about: string;
  withUnder?: boolean;
}

/** A verdict in words, and those given before. */
export function Verdict({ themeId, about, withUnder = false }: VerdictProps) {
  const client = useClient();
  const earlier = useQuery('pass.verdicts', { themeId }).data ?? [];
  const isReadOnly = useReadOnly();
  const nameOf = useTeam();
  const inspector = useInspector();
  const [kind, setKind] = useState<VerdictKind | null>(null);
  const [words, setWords] = useState('');
  const canWrite = themeId === null ? words.trim() !== '' : kind !== null;
  async function write() {
    const done = await run(
      client,
      'pass.writeVerdict',
      { themeId, kind, words, withUnder },
      'The verdict is written. Those before it are kept.',
    );
    if (!done) return;
    setKind(null);
    setWords('');
  }
  useActions([
    {
      id: 'review.verdict',
      label: 'Write a verdict',
      group: 'Reviewing themes',
      shortcut: 'V',
      isEnabled: () => !isReadOnly,
      run: () => {
        inspector.setOpen(true);
        requestAnimationFrame(() =>
          document.querySelector<HTMLElement>('.rv-verdict button, .rv-verdict textarea')?.focus(),
        );
      },
    },
    {
      id: 'review.writeVerdict',
      label: 'Keep the verdict as written',
      group: 'Reviewing themes',
      shortcut: 'Mod+Enter',
      isEnabled: () => canWrite && !isReadOnly,
      run: write,
    },
  ]);
  return (
    <PanelSection title={themeId === null ? 'Verdict on the whole' : 'Verdict'}>
      {isReadOnly ? null : (
        <div className="rv-verdict">
          {themeId === null ? null : (
            <Select<VerdictKind>
              label={`What becomes of ${about}`}
              isLabelHidden
              placeholder="Keep, split, merge, drop or rework"
              options={verdictKinds.map((id) => ({ id, label: VERDICT_WORDS[id] }))}
              value={kind}
              onChange={setKind}
            />
          )}
          <TextArea
            label={themeId === null ? 'Verdict on the whole data set, in words' : `Why, in words`}
            isLabelHidden
            rows={themeId === null ? 3 : 2}
            placeholder={
              themeId === null
                ? 'Do the themes, together, say what the interviews say? What is missing?'
                : 'Why, and what is still to do'
            }
            value={words}
            onChange={setWords}
          />
          <MethodNotices where="prose" text={words} />
          <Button shortcut="Mod+Enter" isDisabled={!canWrite} onPress={() => void write()}>
            Write the verdict
          </Button>
        </div>
      )}
      {earlier.length > 0 ? (
        <ol className="rv-verdicts" aria-label={`Verdicts on ${about}, the last one first`}>
          {earlier.map((one, at) => (
            <li key={one.id} data-earlier={at > 0 || undefined}>
              <div className="rv-verdict-head">
                {one.kind ? <strong>{VERDICT_WORDS[one.kind]}</strong> : null}
                <span className="tw-meta">{dayAndTime(one.at)}</span>
                <PersonBadge name={nameOf(one.reviewerId)} />
              </div>
              {one.words ? <p>{one.words}</p> : null}
              {themeId === null ? null : <p className="tw-meta">{verdictRests(one.counts)}</p>}
            </li>
          ))}
        </ol>
      ) : null}
    </PanelSection>
  );
}
