import { useState } from 'react';
import { Archive, ArchiveRestore, CornerDownRight, Layers, Merge, Trash2, X } from 'lucide-react';
import { Button, CodeSwatches, Icon, IconButton, Popover } from '../../../ui/index.ts';
import { codesInWords } from '../actions/incoming-actions.ts';
import type { CodeNode } from '../tree-data.ts';
import './bulk-bar.css';
import { CountOfPeople } from '../../../parts/people-spread/counted-as-one.tsx';

interface BulkBarProps {
  nodes: readonly CodeNode[];
  onMerge(): void;
  onMove(): void;
  onTheme(): void;
  onColour(colour: number): void;
  onRetire(): void;
  onRestore(): void;
  onDelete(): void;
  onClear(): void;
}

/** What can be done with several codes at once. */
export function BulkBar(props: BulkBarProps) {
  const { nodes, onMerge, onMove, onTheme, onColour, onRetire, onRestore, onDelete, onClear } = props;
  const [isOpen, setOpen] = useState(false);
  const people = new Set(nodes.flatMap((node) => [...node.people])).size;
  const codings = nodes.reduce((sum, node) => sum + node.codings, 0);
  // a heading has no codings to merge, no colour of its own and no theme: those among the chosen are passed over
  const isReal = nodes.some((node) => node.code && !node.code.isHeading);
  const areRetired = nodes.every((node) => node.code?.retired);
  return (
    <div className="cb-bulk" role="toolbar" aria-label="The codes chosen">
      <strong>{codesInWords(nodes.flatMap((node) => node.code ?? []))} selected</strong>
      <span className="tw-meta">
        <CountOfPeople>{`${people} ${people === 1 ? 'person' : 'people'}`}</CountOfPeople>,{' '}
        {codings.toLocaleString()} {codings === 1 ? 'extract' : 'extracts'}
      </span>
      <span className="cb-sep" />
      <Button variant="quiet" icon={<Icon of={Merge} small />} isDisabled={!isReal} onPress={onMerge}>
        Merge
      </Button>
      <Button variant="quiet" icon={<Icon of={CornerDownRight} small />} onPress={onMove}>
        Move to
      </Button>
      <Button variant="quiet" icon={<Icon of={Layers} small />} isDisabled={!isReal} onPress={onTheme}>
        Under a theme
      </Button>
      <Popover
        label="Colour of the codes chosen"
        placement="top"
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button variant="quiet" icon={<Palette />} isDisabled={!isReal}>
            Colour
          </Button>
        }
      >
        <CodeSwatches
          value={nodes.find((node) => !node.code?.isHeading)?.code?.colour ?? 1}
          onChange={(colour) => {
            setOpen(false);
            onColour(colour);
          }}
        />
      </Popover>
      {areRetired ? (
        <Button variant="quiet" icon={<Icon of={ArchiveRestore} small />} onPress={onRestore}>
          Restore
        </Button>
      ) : (
        <Button variant="quiet" icon={<Icon of={Archive} small />} onPress={onRetire}>
          Retire
        </Button>
      )}
      <Button variant="quiet" icon={<Icon of={Trash2} small />} onPress={onDelete}>
        Delete
      </Button>
      <span className="cb-sep" />
      <IconButton label="Choose none" shortcut="Escape" tooltipPlacement="top" onPress={onClear}>
        <Icon of={X} small />
      </IconButton>
    </div>
  );
}

/** Three bars in code colours. */
function Palette() {
  return (
    <span className="cb-palette" aria-hidden="true">
      <i className="c1" />
      <i className="c2" />
      <i className="c3" />
    </span>
  );
}
