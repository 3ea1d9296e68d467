import { memo, useMemo, type Ref } from 'react';
import { Layers } from 'lucide-react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { CodeRows, codesInUse, hasWords, wordsIn } from '../../../parts/code-rows/index.ts';
import {
  afterMenu,
  Button,
  Icon,
  Panel,
  ResizablePanel,
  SearchField,
  SegmentedControl,
  type TreeHandle,
} from '../../../ui/index.ts';
import { useThemes } from '../store.ts';
import { PoolRow } from './pool-row.tsx';

interface CodePoolProps {
  codes: readonly CodeView[];
  themes: readonly ThemeView[];
  isReadOnly: boolean;
  onMake(): void;
  onPut(): void;
  ref?: Ref<TreeHandle>;
}

const PEOPLE = ['person', 'people'] as const;

/** Codes that are in no theme yet, or all of them: chosen, dragged, or put under a theme by key. */
export const CodePool = memo(function CodePool(props: CodePoolProps) {
  const { codes, themes, isReadOnly, onMake, onPut, ref } = props;
  const pool = useThemes((store) => store.pool);
  const poolQuery = useThemes((store) => store.poolQuery);
  const pooled = useThemes((store) => store.pooled);
  const set = useThemes((store) => store.set);
  const inTheme = useMemo(() => new Set(themes.flatMap((theme) => theme.codeIds)), [themes]);
  const real = useMemo(() => codesInUse(codes), [codes]);
  const loose = useMemo(() => real.filter((code) => !inTheme.has(code.id)), [real, inTheme]);
  const words = useMemo(() => wordsIn(poolQuery), [poolQuery]);
  const shown = useMemo(
    () => (pool === 'loose' ? loose : real).filter((code) => hasWords(code, words)),
    [pool, loose, real, words],
  );
  return (
    <ResizablePanel
      side="left"
      className="th-side"
      storageKey="themes.pool"
      label="the codes"
      defaultWidth={256}
      min={200}
      max={420}
    >
      <Panel
        title="Codes"
        label="Codes to make themes of"
        footer={
          pooled.size > 0 && !isReadOnly ? (
            <div className="th-pool-actions">
              <Button variant="primary" icon={<Icon of={Layers} small />} shortcut="Shift+T" onPress={onMake}>
                {`Make a theme from ${pooled.size === 1 ? '1 code' : `${pooled.size} codes`}`}
              </Button>
              <Button shortcut="T" onPress={onPut}>
                Put under a theme
              </Button>
            </div>
          ) : undefined
        }
      >
        <div className="th-pool-head">
          <SegmentedControl
            label="Which codes"
            options={[
              { id: 'loose', label: `In no theme ${loose.length}` },
              { id: 'all', label: `All ${real.length}` },
            ]}
            value={pool}
            onChange={(next) => set({ pool: next, pooled: new Set() })}
          />
          <SearchField label="Find a code" value={poolQuery} onChange={(next) => set({ poolQuery: next })} />
        </div>
        <CodeRows
          ref={ref}
          label="Codes"
          className="th-pool"
          codes={shown}
          selectedKeys={pooled}
          onSelectionChange={(keys) => set({ pooled: keys })}
          onAction={(code) => {
            if (!pooled.has(code.id)) set({ pooled: new Set([code.id]) });
            if (!isReadOnly) onPut();
          }}
          contextMenu={(code) => {
            if (!pooled.has(code.id)) set({ pooled: new Set([code.id]) });
            if (isReadOnly) return [];
            return [
              { id: 'put', label: 'Put under a theme', shortcut: 'T', onAction: afterMenu(onPut) },
              {
                id: 'make',
                label: 'Make a theme from selected codes',
                shortcut: 'Shift+T',
                onAction: afterMenu(onMake),
              },
            ];
          }}
          renderItem={(code, { name }) => <PoolRow code={code} name={name} n={code.people} of={PEOPLE} />}
          emptyState={
            <p className="th-quiet">
              {words.length > 0
                ? 'No code fits that.'
                : real.length === 0
                  ? 'Codes appear here once words in a transcript have them.'
                  : 'Every code is under a theme.'}
            </p>
          }
        />
      </Panel>
    </ResizablePanel>
  );
});
