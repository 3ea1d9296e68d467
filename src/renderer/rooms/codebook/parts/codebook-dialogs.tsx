import type { CodeView } from '../../../../shared/contract/codes.ts';
import { useData, useQuery } from '../../../data/use-query.ts';
import { codeChoices, themeChoices } from '../../../parts/choose-dialog/choices.tsx';
import { ChooseDialog } from '../../../parts/choose-dialog/choose-dialog.tsx';
import { CodeSwatches, Dialog } from '../../../ui/index.ts';
import { afterDialog } from '../../../ui/focus-when-there.ts';
import { goneAtOnce } from '../actions/gone-at-once.ts';
import { makeTheme, moveCodes, putUnderTheme } from '../actions/code-actions.ts';
import { useCodebook } from '../store.ts';
import { RetireDialog } from './retire-dialog.tsx';
import { withUnder, type CodeNode } from '../tree-data.ts';
import { MergeDialog } from '../../../parts/merge-dialog/merge-dialog.tsx';

const TOP = '+top';

/** What the codebook asks: where to move, what to merge, which theme, which colour. */
export function CodebookDialogs({
  codes,
  roots,
  onGoTo,
}: {
  codes: readonly CodeView[];
  roots: readonly CodeNode[];
  onGoTo(id: string): void;
}) {
  const { client, queries } = useData();
  const { asking, set } = useCodebook();
  const themes = useQuery('theme.list', asking?.kind === 'theme' ? {} : null).data ?? [];
  if (!asking) return null;
  const close = () => set({ asking: null });
  const { ids } = asking;
  const asked = codes.filter((code) => ids.includes(code.id));
  const what = asked.length === 1 ? `“${asked[0]?.name}”` : `${asked.length} codes`;
  if (asking.kind === 'merge') {
    return (
      <MergeDialog
        codes={asked}
        onClose={close}
        around={({ from, into, moved }, merge) => {
          if (!useCodebook.getState().isLikelyOpen) afterDialog(() => onGoTo(into));
          const leaving = { codes: new Map(from.map((id) => [id, into])), into: { id: into, moved } };
          return goneAtOnce(queries, { leaving, chosen: new Set([into]) }, merge);
        }}
      />
    );
  }
  if (asking.kind === 'colour') {
    return (
      <Dialog isOpen onClose={close} title={`Colour of ${what}`} isDismissable>
        <CodeSwatches
          value={asked[0]?.colour ?? 1}
          onChange={(colour) => {
            close();
            void client.call('code.setColour', { ids, colour });
          }}
        />
      </Dialog>
    );
  }
  if (asking.kind === 'retire') return <RetireDialog codes={asked} onClose={close} />;
  if (asking.kind === 'theme') {
    return (
      <ChooseDialog
        title={`Put ${what} under which theme?`}
        label="Find or make a theme"
        emptyText="There is no theme yet. Type a name to make one from these codes."
        choices={themeChoices(themes)}
        create={{
          label: (words) => `Make the theme “${words}”`,
          run: (words) => void makeTheme(client, words, ids),
        }}
        onClose={close}
        onChoose={(id) =>
          void putUnderTheme(client, ids, id, themes.find((theme) => theme.id === id)?.name ?? 'a theme')
        }
      />
    );
  }
  const inside = new Set(ids.flatMap((id) => withUnder(roots, id)));
  if (asking.kind === 'mergeInto') {
    return (
      <ChooseDialog
        title={`Merge ${what} with which code?`}
        label="Find a code"
        choices={codeChoices(codes, { noHeadings: true, without: new Set(ids) })}
        onClose={close}
        onChoose={(id) => set({ asking: { kind: 'merge', ids: [...ids, id] } })}
      />
    );
  }
  return (
    <ChooseDialog
      title={`Move ${what} under`}
      label="Find a code or heading"
      choices={[{ id: TOP, label: 'The top level' }, ...codeChoices(codes, { without: inside })]}
      onClose={close}
      onChoose={(id) =>
        void moveCodes(client, ids, id === TOP ? null : id, null).then(
          (done) => done && afterDialog(() => ids[0] && onGoTo(ids[0])),
        )
      }
    />
  );
}
