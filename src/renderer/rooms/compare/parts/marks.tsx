// Small drawings in ink: amounts are never told by colour.
import type { ComparedGroup, ComparedRow } from '../../../../shared/contract/analysis.ts';
import { GroupBadge, PeopleStrip } from '../../../ui/index.ts';

/** Up to this many people each is a tick; beyond, a bar. */
const TICKS = 12;

/** Who of the group is behind the row: a tick each, or a bar where they are many. The number beside it says the same. */
export function Behind({ row, group, at }: { row: ComparedRow; group: ComparedGroup; at: number }) {
  const people = row.people[at] ?? [];
  const total = group.people.length;
  if (total > TICKS) return <Bar share={people.length / Math.max(1, total)} />;
  const ticks = group.people.map((_, place) => people.includes(place));
  return (
    <span className="cm-ticks" aria-hidden="true">
      <PeopleStrip groups={[ticks]} label="" />
    </span>
  );
}

/** A bar for a share from 0 to 1, with a tick where another share stands. */
export function Bar({ share, against }: { share: number; against?: number }) {
  const percent = (n: number) => `${Math.min(100, Math.max(0, n * 100))}%`;
  return (
    <span className="cm-bar" aria-hidden="true" style={{ ['--share' as string]: percent(share) }}>
      {against === undefined ? null : <b style={{ insetInlineStart: percent(against) }} />}
    </span>
  );
}

/** To which of two groups a row leans: from the middle, to the left for the first and to the right for the second. */
export function Lean({ by }: { by: number }) {
  const size = `${Math.abs(by) * 50}%`;
  return (
    <span className="cm-lean" aria-hidden="true">
      {by === 0 ? null : (
        <i
          style={by > 0 ? { right: '50%', width: size } : { left: '50%', width: size }}
          data-second={by < 0}
        />
      )}
    </span>
  );
}

export function GroupHead({ group, letter }: { group: ComparedGroup; letter: string }) {
  const size = group.people.length === 1 ? '1 person' : `${group.people.length} people`;
  return (
    <span className="cm-group-head">
      <span className="cm-group-name">
        {letter ? (
          <span aria-hidden="true">
            <GroupBadge letter={letter} name={group.name} />
          </span>
        ) : null}
        <span className="cm-group-words" title={group.name}>
          {group.name}
        </span>
      </span>
      <span className="cm-quiet">{size}</span>
    </span>
  );
}
