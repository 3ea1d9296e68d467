import { memo, useMemo, type Ref } from 'react';
import { Layers } from 'lucide-react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { inTreeOrder } from '../../../parts/choose-dialog/choices.tsx';
import {
  afterMenu,
  Button,
  CodeBar,
  Icon,
  Panel,
  ResizablePanel,
  SearchField,
  SegmentedControl,
  Tree,
  type TreeHandle,
} from '../../../ui/index.ts';
import { useThemes } from '../store.ts';

export interface CodePoolProps {
  codes: readonly CodeView[];
  themes: readonly ThemeView[];
  isReadOnly: boolean;
  onMake(): void;
  onPut(): void;
  ref?: Ref<TreeHandle>;
}

const keyOf = (code: CodeView) => code.id;
const nameOf = (code: CodeView) => code.name;
const NO_CHILDREN: readonly CodeView[] = [];
const childrenOf = () => NO_CHILDREN;

/** Codes that are in no theme yet, or all of them: chosen, dragged, or put under a theme by key. */
export const CodePool = memo(function CodePool(props: CodePoolProps) {
  const { codes, themes, isReadOnly, onMake, onPut, ref } = props;
  const pool = useThemes((store) => store.pool);
  const poolQuery = useThemes((store) => store.poolQuery);
  const pooled = useThemes((store) => store.pooled);
  const set = useThemes((store) => store.set);
  const inTheme = useMemo(() => new Set(themes.flatMap((theme) => theme.codeIds)), [themes]);
  const real = useMemo(
    () =>
      inTreeOrder(codes)
        .map(({ row }) => row)
        .filter((code) => !code.isHeading && code.retired === null),
    [codes],
  );
  const loose = useMemo(() => real.filter((code) => !inTheme.has(code.id)), [real, inTheme]);
  const words = useMemo(() => poolQuery.toLocaleLowerCase().split(/\s+/).filter(Boolean), [poolQuery]);
  const shown = useMemo(
    () =>
      (pool === 'loose' ? loose : real).filter((code) => {
        const text = `${code.name} ${code.definition}`.toLocaleLowerCase();
        return words.every((word) => text.includes(word));
      }),
    [pool, loose, real, words],
  );
  return (
    <ResizablePanel
      side="left"
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
        <Tree<CodeView>
          ref={ref}
          label="Codes"
          className="th-pool"
          roots={shown}
          getKey={keyOf}
          getChildren={childrenOf}
          getText={nameOf}
          rowHeight={29}
          selectionMode="multiple"
          selectOnMove
          selectedKeys={pooled}
          onSelectionChange={(keys) => set({ pooled: keys })}
          onAction={(code) => {
            if (!pooled.has(code.id)) set({ pooled: new Set([code.id]) });
            if (!isReadOnly) onPut();
          }}
          dragType="application/x-threadwork-codes"
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
          renderItem={(code, { name }) => (
            <span className="th-pool-row">
              <CodeBar colour={code.colour} />
              <span className="tw-cut" title={code.name}>
                {name}
              </span>
              <span className="tw-meta">
                {code.people} <span className="tw-vh">{code.people === 1 ? 'person' : 'people'}</span>
              </span>
            </span>
          )}
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
