import { useMemo, useState } from 'react';
import type { PeopleGroup } from '../../../../shared/contract/codes.ts';
import type { LevelView, ThemeView } from '../../../../shared/contract/themes.ts';
import {
  depthOfList,
  depthsUnderQuestions,
  isUnderQuestions,
  themesFromList,
} from '../../../../shared/domain/themes/from-list.ts';
import { levelCounts, usualDepth } from '../../../../shared/domain/themes/level-words.ts';
import { navigate } from '../../../app/router.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { useClient } from '../../../data/use-query.ts';
import { doneToast } from '../../../parts/consequences-dialog/index.ts';
import { useKeptDraft } from '../../../parts/kept-draft/use-kept-draft.ts';
import { Dialog, DialogAnswers, GroupBadge, Select, TextArea } from '../../../ui/index.ts';

const QUESTIONS = 'questions';

interface ListDialogProps {
  text: string;
  /** The theme the outermost lines stand under, or null for the top. */
  parent: ThemeView | null;
  levels: readonly LevelView[];
  groups: readonly PeopleGroup[];
  onMade(id: string): void;
  onClose(): void;
}

const counted = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

/** Themes out of lines that were written elsewhere, shown as what they become before anything is made. */
export function ListDialog({ text: given, parent, levels, groups, onMade, onClose }: ListDialogProps) {
  const client = useClient();
  // what is pasted or dropped comes anew
  const [text, setText, done] = useKeptDraft(
    `${given === '' ? 'list' : 'pasted'}:${parent?.id ?? ''}`,
    given,
  );
  const [outermost, setOutermost] = useState<string | null>(null);
  const named = useMemo(
    () => groups.flatMap(({ value, letter }) => (value === null ? [] : [{ value, letter }])),
    [groups],
  );
  const items = useMemo(() => themesFromList(text, named), [text, named]);
  const asQuestions =
    parent === null && (outermost === null ? isUnderQuestions(items) : outermost === QUESTIONS);
  const top = parent
    ? Math.min(parent.level + 1, levels.length - 1)
    : outermost !== null && !asQuestions
      ? Number(outermost)
      : topFor(depthOfList(items) - (asQuestions ? 1 : 0), levels.length);
  const depths = asQuestions ? depthsUnderQuestions(items) : items.map((item) => item.depth);
  const rows = items.map((item, at) => ({ item, level: levelOf(depths[at] ?? 0, top, levels.length) }));
  const themes = rows.flatMap(({ level }) => (level === null ? [] : [{ level }]));
  const questions = rows.length - themes.length;
  const summary = [
    ...(questions > 0 ? [counted(questions, 'research question')] : []),
    ...(themes.length > 0
      ? [
          levelCounts(
            themes,
            levels.map((level) => level.name),
          ),
        ]
      : []),
  ].join(' and ');
  async function make() {
    const made = valueOrTell(
      await client.call('theme.createList', {
        items: items.map((item) => ({ ...item, groups: [...item.groups] })),
        parentId: parent?.id ?? null,
        asQuestions,
        ...(parent ? {} : { level: top }),
      }),
    );
    if (!made) return;
    done();
    onClose();
    const [first] = made.ids;
    if (questions > 0)
      navigate('themes', { by: 'question', ...(first === undefined ? {} : { theme: first }) });
    else if (first !== undefined) onMade(first);
    await doneToast(client, `Made ${summary}.`);
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={parent ? `Themes from a list, under “${parent.name}”` : 'Themes from a list'}
      footer={
        <DialogAnswers onClose={onClose} isDisabled={items.length === 0} onPress={() => void make()}>
          {items.length === 0 ? 'Make the themes' : `Make ${summary}`}
        </DialogAnswers>
      }
    >
      <div className="th-list">
        <TextArea
          label="One theme to a line; a line that is set in stands under the one above"
          description={
            named.length > 1
              ? `A letter and a colon before a name say whose finding it is: ${named.map(({ letter, value }) => `${letter} for ${value}`).join(', ')}.`
              : 'Bullets and numbers before a name are left out.'
          }
          rows={14}
          value={text}
          autoFocus
          onChange={setText}
        />
        <section aria-label="What they become">
          {parent ? null : (
            <Select
              label="The outermost lines are"
              options={[
                ...levels.map((level) => ({
                  id: String(level.position),
                  label: `${level.name}: a level of themes`,
                })),
                { id: QUESTIONS, label: 'Research questions that group themes' },
              ]}
              value={asQuestions ? QUESTIONS : String(top)}
              onChange={setOutermost}
            />
          )}
          <p className="tw-meta" aria-live="polite">
            {items.length === 0 ? 'What is typed or pasted is shown here as it will stand.' : summary}
          </p>
          <ol className="th-list-rows tw-scroll" tabIndex={0} aria-label="As it will stand">
            {rows.map(({ item, level }, at) => (
              <li
                key={at}
                data-level={level ?? QUESTIONS}
                style={{ paddingInlineStart: `${item.depth * 1.25}rem` }}
              >
                {item.groups.length > 0 ? (
                  <span className="th-said">
                    {item.groups.map((value) => (
                      <GroupBadge
                        key={value}
                        letter={named.find((group) => group.value === value)?.letter ?? ''}
                        name={value}
                      />
                    ))}
                  </span>
                ) : null}
                <span>{item.name}</span>
                {item.name.length > MOST_LETTERS ? (
                  <span className="th-list-long">more than {MOST_LETTERS} characters</span>
                ) : null}
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Dialog>
  );
}

/** What a name may have at most, as the program keeps it. */
const MOST_LETTERS = 200;

/** Where the outermost lines stand when nobody says: as high as it takes for the deepest to have a level of their own. */
const topFor = (depth: number, levels: number): number =>
  Math.max(0, Math.min(usualDepth(levels), levels - depth));

/** The level of a line, or null for a research question. */
const levelOf = (depth: number, top: number, levels: number): number | null =>
  depth < 0 ? null : Math.min(top + depth, levels - 1);
