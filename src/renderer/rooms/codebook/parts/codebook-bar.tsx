import { memo, useMemo, type RefObject } from 'react';
import { Ellipsis, Plus } from 'lucide-react';
import type { CodeSpread, CodeView } from '../../../../shared/contract/codes.ts';
import { useReadOnly } from '../../../app/host-state.ts';
import { counted } from '../../../parts/import-panel/wording.ts';
import { peopleIn } from '../../../parts/people-spread/people-spread.tsx';
import {
  Button,
  Icon,
  IconButton,
  MenuButton,
  RoomBar,
  SearchField,
  SegmentedControl,
  Select,
} from '../../../ui/index.ts';
import { afterMenu } from '../../../ui/menu.tsx';
import { ViewSwitch } from '../frame/view-switch.tsx';
import { useCodebook } from '../store.ts';
import { passes, type QuickFilter } from '../tree-data.ts';
import { useCountedAsOne } from '../../../parts/people-spread/counted-as-one.tsx';

interface CodebookBarProps {
  codes: readonly CodeView[];
  spread: CodeSpread | undefined;
  filter: RefObject<HTMLInputElement | null>;
  /** Runs an action of the room by its name. */
  onRun(name: string): void;
  /** From the filter to the codes. */
  onDown(): void;
}

/** What the codebook holds in numbers, and what narrows and orders it. Not drawn again when one goes from code to code. */
export const CodebookBar = memo(function CodebookBar({
  codes,
  spread,
  filter,
  onRun,
  onDown,
}: CodebookBarProps) {
  const query = useCodebook((store) => store.query);
  const quick = useCodebook((store) => store.quick);
  const order = useCodebook((store) => store.order);
  const isReadOnly = useReadOnly();
  const set = useCodebook((store) => store.set);
  const told = useMemo(() => meta(codes, spread), [codes, spread]);
  const options = useMemo(() => quickOptions(codes), [codes]);
  return (
    <RoomBar title="Codebook" meta={told} metaTip={useCountedAsOne()}>
      <ViewSwitch value="codes" />
      <SearchField
        label="Filter codes"
        value={query}
        inputRef={filter}
        className="cb-filter"
        onChange={(next) => set({ query: next })}
        onSubmit={onDown}
      />
      <Select<QuickFilter>
        label="Show"
        isLabelHidden
        isQuiet
        options={options}
        value={quick}
        onChange={(next) => set({ quick: next })}
      />
      <SegmentedControl
        label="View"
        options={[
          { id: 'tree', label: 'Tree' },
          { id: 'table', label: 'Table' },
        ]}
        value={order}
        onChange={(next) => set({ order: next })}
      />
      <MenuButton
        label="More about the codebook"
        placement="bottom end"
        items={[
          {
            id: 'propose',
            label: 'Propose a change to the frame',
            shortcut: 'Shift+P',
            isDisabled: isReadOnly,
            onAction: afterMenu(() => onRun('propose')),
          },
          'separator',
          {
            id: 'takeIn',
            label: 'Take a codebook in',
            shortcut: 'I',
            isDisabled: isReadOnly,
            onAction: () => onRun('takeIn'),
          },
          { id: 'docx', label: 'Export as a Word document', onAction: () => onRun('exportDocx') },
          { id: 'csv', label: 'Export as a table (CSV)', onAction: () => onRun('exportCsv') },
        ]}
      >
        <IconButton label="More about the codebook">
          <Icon of={Ellipsis} small />
        </IconButton>
      </MenuButton>
      <Button
        icon={<Icon of={Plus} small />}
        shortcut="N"
        isDisabled={isReadOnly}
        onPress={() => onRun('new')}
      >
        New code
      </Button>
    </RoomBar>
  );
});

/** How many people stand behind any code; not looked for further than `all` of them. */
function whoSaid({ byCode }: CodeSpread, all: number): number {
  const met = new Set<number>();
  for (const of of Object.values(byCode)) {
    for (const person of of.people) met.add(person);
    if (met.size === all) break;
  }
  return met.size;
}

function meta(codes: readonly CodeView[], spread: CodeSpread | undefined): string {
  const inUse = codes.filter((code) => code.retired === null);
  const headings = inUse.filter((code) => code.isHeading).length;
  const retired = codes.length - inUse.length;
  const codings = codes.reduce((sum, code) => sum + code.codings, 0);
  const all = spread ? peopleIn(spread.groups) : 0;
  const said = spread ? whoSaid(spread, all) : 0;
  const parts = [
    `${counted(inUse.length - headings, 'code')}${headings > 0 ? ` in ${headings} ${headings === 1 ? 'group' : 'groups'}` : ''}`,
    ...(retired > 0 ? [`${retired} retired`] : []),
    counted(codings, 'extract'),
    said === all ? counted(all, 'person', 'people') : `${said} of ${counted(all, 'person', 'people')}`,
  ];
  return parts.join(', ');
}

function quickOptions(codes: readonly CodeView[]) {
  const count = (quick: QuickFilter) =>
    codes.filter((code) => (!code.isHeading || quick === 'retired') && passes(code, quick)).length;
  return [
    { id: 'all' as const, label: 'All codes' },
    { id: 'once' as const, label: `Used once (${count('once')})` },
    { id: 'never' as const, label: `Never used (${count('never')})` },
    { id: 'oneCoder' as const, label: `By one coder (${count('oneCoder')})` },
    { id: 'noDefinition' as const, label: `No definition (${count('noDefinition')})` },
    { id: 'retired' as const, label: `Retired (${count('retired')})` },
  ];
}
