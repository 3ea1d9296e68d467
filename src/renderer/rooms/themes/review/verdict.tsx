import { useMemo } from 'react';
import { verdictKinds, type VerdictKind, type VerdictView } from '../../../../shared/contract/passes.ts';
import { dayAndTime } from '../../../app/words.ts';
import { useActions } from '../../../app/actions.ts';
import { keepDraft, keepDraftSoon, useDrafts } from '../../../app/drafts.ts';
import { navigate } from '../../../app/router.ts';
import { useInspector } from '../../../app/inspector.tsx';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { run } from '../../../parts/run/run.ts';
import { MethodNotices } from '../../../parts/method/index.ts';
import { Button, PanelSection, PersonBadge, Select, TextArea } from '../../../ui/index.ts';
import { useMyId, useReadOnly, useTeam } from './use-review.ts';
import { VERDICT_WORDS, verdictRests } from './wording.ts';

interface VerdictProps {
  /** Null: the whole data set. */
  themeId: string | null;
  /** What it is about, for its label: the theme's name. */
  about: string;
  withUnder?: boolean;
}

/** A verdict one is writing: a new one, or with `id` one of one's own that is changed. */
interface VerdictDraft {
  id: string | null;
  kind: VerdictKind | null;
  words: string;
}
const EMPTY: VerdictDraft = { id: null, kind: null, words: '' };

/** A draft as it was kept when the program ended, however it ended. */
function readDraft(text: string | undefined): VerdictDraft {
  try {
    const { id, kind, words } = JSON.parse(text ?? '{}') as Partial<VerdictDraft>;
    return {
      id: typeof id === 'string' ? id : null,
      kind: verdictKinds.find((one) => one === kind) ?? null,
      words: typeof words === 'string' ? words : '',
    };
  } catch {
    return EMPTY;
  }
}

/** What one is writing, kept while one reads on elsewhere and until it is written. */
function useDraft(themeId: string | null): [VerdictDraft, (draft: VerdictDraft) => void] {
  const key = `verdict:${themeId ?? 'whole'}`;
  const kept = useDrafts((store) => store.drafts[key]);
  const draft = useMemo(() => readDraft(kept), [kept]);
  return [
    draft,
    (next) => {
      const isEmpty = next.words === '' && next.kind === null && next.id === null;
      if (isEmpty) keepDraft(key, null);
      else keepDraftSoon(key, JSON.stringify(next));
    },
  ];
}

/** Back from the verdict to what it is about: the extract one reads, or the row one is on. */
function leaveVerdict(): void {
  const places = ['.rv .tw-one', '.rv .tw-rows [tabindex="0"]', '.rv [role="grid"] [tabindex="0"]'];
  for (const place of places) {
    const found = document.querySelector<HTMLElement>(place);
    if (found) return found.focus();
  }
}

const toTheForm = () =>
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('.rv-verdict button, .rv-verdict textarea')?.focus(),
  );

/** A verdict in words, and those given before. */
export function Verdict({ themeId, about, withUnder = false }: VerdictProps) {
  const client = useClient();
  const earlier = useQuery('pass.verdicts', { themeId }).data ?? [];
  const isReadOnly = useReadOnly();
  const inspector = useInspector();
  const [draft, setDraft] = useDraft(themeId);
  const { id, kind, words } = draft;
  const canWrite = themeId === null ? words.trim() !== '' : kind !== null;
  async function write() {
    const done =
      id === null
        ? await run(
            client,
            'pass.writeVerdict',
            { themeId, kind, words, withUnder },
            'The verdict is written. Those before it are kept.',
          )
        : await run(client, 'pass.editVerdict', { id, kind, words }, 'The verdict is changed.');
    if (done === undefined) return;
    setDraft(EMPTY);
    leaveVerdict();
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
        toTheForm();
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
        <div
          className="rv-verdict"
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return;
            event.preventDefault();
            leaveVerdict();
          }}
        >
          {themeId === null ? null : (
            <Select<VerdictKind>
              label={`What becomes of ${about}`}
              isLabelHidden
              placeholder="Keep, split, merge, drop or rework"
              options={verdictKinds.map((one) => ({ id: one, label: VERDICT_WORDS[one] }))}
              value={kind}
              onChange={(next) => setDraft({ ...draft, kind: next })}
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
            onChange={(next) => setDraft({ ...draft, words: next })}
          />
          <MethodNotices where="prose" text={words} />
          <div className="rv-verdict-ways">
            {id === null ? null : (
              <Button
                onPress={() => {
                  setDraft(EMPTY);
                  leaveVerdict();
                }}
              >
                Cancel
              </Button>
            )}
            <Button shortcut="Mod+Enter" isDisabled={!canWrite} onPress={() => void write()}>
              {id === null ? 'Write the verdict' : 'Change the verdict'}
            </Button>
          </div>
        </div>
      )}
      <Earlier
        verdicts={earlier}
        about={about}
        changed={id}
        onChange={
          isReadOnly
            ? null
            : (one) => {
                setDraft({ id: one.id, kind: one.kind, words: one.words });
                toTheForm();
              }
        }
      />
    </PanelSection>
  );
}

interface EarlierProps {
  verdicts: readonly VerdictView[];
  about: string;
  /** The one that is being changed. */
  changed: string | null;
  /** Null where nothing can be changed. */
  onChange: ((verdict: VerdictView) => void) | null;
}

/** The verdicts there are, the last one first; one's own can be put in better words. */
function Earlier({ verdicts, about, changed, onChange }: EarlierProps) {
  const me = useMyId();
  if (verdicts.length === 0) return onChange ? null : <p className="rv-quiet">No verdict is written yet.</p>;
  return (
    <ol className="rv-verdicts" aria-label={`Verdicts on ${about}, the last one first`}>
      {verdicts.map((one, at) => (
        <li key={one.id} data-earlier={at > 0 || undefined} aria-current={one.id === changed || undefined}>
          <VerdictWords verdict={one} />
          {onChange && one.reviewerId === me && one.id !== changed ? (
            <Button
              variant="link"
              aria-label={`Change the verdict of ${dayAndTime(one.at)}`}
              onPress={() => onChange(one)}
            >
              Change it
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** One verdict: what becomes of the theme, who says so and when, why, and how much had been read by then. */
function VerdictWords({ verdict }: { verdict: VerdictView }) {
  const me = useMyId();
  const nameOf = useTeam();
  const { kind, words, at, reviewerId, themeId, counts } = verdict;
  return (
    <>
      <div className="rv-verdict-head">
        {kind ? <strong>{VERDICT_WORDS[kind]}</strong> : null}
        <span className="tw-meta">{dayAndTime(at)}</span>
        <PersonBadge name={nameOf(reviewerId)} isMe={reviewerId === me} />
      </div>
      {words ? <p>{words}</p> : null}
      {themeId === null ? null : <p className="tw-meta">{verdictRests(counts)}</p>}
    </>
  );
}

/** On the sheet of a theme: the last verdict on it, where there is one, and the way to its extracts. */
export function LastVerdict({ themeId }: { themeId: string }) {
  const last = useQuery('pass.verdicts', { themeId }).data?.[0];
  if (!last) return null;
  return (
    <PanelSection title="Verdict">
      <div className="rv-last">
        <VerdictWords verdict={last} />
        <Button
          variant="link"
          shortcut="V"
          onPress={() => navigate('themes', { view: 'review', read: themeId })}
        >
          Read the theme again
        </Button>
      </div>
    </PanelSection>
  );
}
