// What a production editor would say about the figure, each line with what mends it; and the figure as other eyes see it.
import { Check as CheckMark, ChevronDown, ChevronUp, TriangleAlert } from 'lucide-react';
import type { PreflightFix, PreflightLine } from '../../../../shared/domain/map/index.ts';
import { Button, Icon, IconButton, Select } from '../../../ui/index.ts';
import { choose, useMapRoom } from '../store.ts';
import { LOOKS } from './look-names.ts';

interface PreflightListProps {
  checks: readonly PreflightLine[];
  /** Mends a line; without it, nothing can be changed here. */
  onFix?: ((check: PreflightLine, fix: PreflightFix) => void) | undefined;
}

/** Amber first; folded, only the first of what needs a look. */
export function PreflightList({ checks, onFix }: PreflightListProps) {
  const isOpen = useMapRoom((s) => s.isFootOpen);
  const look = useMapRoom((s) => s.look);
  const amber = checks.filter((c) => c.level === 'amber').length;
  const fine = checks.length - amber;
  const shown = isOpen ? checks : checks.filter((c) => c.level === 'amber').slice(0, 1);
  return (
    <section className="map-foot-part" aria-labelledby="map-preflight">
      <header>
        <IconButton
          label={isOpen ? 'Fold checks and export' : 'Unfold checks and export'}
          tooltipPlacement="top"
          onPress={() => useMapRoom.setState({ isFootOpen: !isOpen })}
        >
          <Icon of={isOpen ? ChevronDown : ChevronUp} small />
        </IconButton>
        <h2 id="map-preflight">Before you export</h2>
        <span className="tw-meta">{amber === 0 ? 'all fine' : `${fine} fine, ${amber} to look at`}</span>
      </header>
      <ul className="map-checks">
        {shown.map((check) => (
          <Check key={check.id} check={check} onFix={onFix} />
        ))}
      </ul>
      {isOpen ? (
        <div className="map-look">
          <Select
            label="Look at it"
            options={LOOKS}
            value={look}
            onChange={(value) => useMapRoom.setState({ look: value })}
          />
        </div>
      ) : null}
    </section>
  );
}

interface CheckProps {
  check: PreflightLine;
  onFix: PreflightListProps['onFix'];
}

function Check({ check, onFix }: CheckProps) {
  const isAmber = check.level === 'amber';
  const [first] = check.nodeIds;
  const fixes = onFix && isAmber ? [check.fix, check.otherFix].filter((f) => f !== undefined) : [];
  return (
    <li data-level={check.level}>
      <Icon of={isAmber ? TriangleAlert : CheckMark} small />
      <span className="tw-vh">{isAmber ? 'To look at: ' : 'Fine: '}</span>
      <span>{check.message}</span>
      {isAmber ? (
        <span className="map-check-hands">
          {fixes.map((fix) => (
            <Button key={fix.label} variant="link" onPress={() => onFix?.(check, fix)}>
              {fix.label}
            </Button>
          ))}
          {first !== undefined ? (
            <Button variant="link" onPress={() => choose({ kind: 'node', id: first })}>
              Show it
            </Button>
          ) : null}
        </span>
      ) : null}
    </li>
  );
}
