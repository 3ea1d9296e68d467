// The map holds its themes and codes as it last took them; the badge says when they changed, and lists what to take or to leave.
import { useEffect } from 'react';
import type { MapFull, ThemeChange } from '../../../../shared/contract/maps.ts';
import { count } from '../../../app/index.ts';
import { afterDialog, Button, Popover } from '../../../ui/index.ts';
import type { MapActions } from '../use-map.ts';

interface BehindBadgeProps {
  map: MapFull;
  actions: MapActions;
  isReadOnly: boolean;
}

/** A change of a name is kept as it was; something new is left off; what went is kept on the map. */
const LEAVE: Record<ThemeChange['kind'], string> = {
  new: 'Leave off',
  renamed: 'Keep old',
  moved: 'Keep old',
  gone: 'Keep it here',
};

export function BehindBadge({ map, actions, isReadOnly }: BehindBadgeProps) {
  const open = map.changes.filter((c) => !c.isLeft);
  const left = map.changes.filter((c) => c.isLeft);
  const of = sourcesOf(map, open.length > 0 ? open : left);
  const words =
    open.length > 0
      ? `Map is behind the ${of}: ${count(open.length, 'change')}`
      : `${count(left.length, 'change')} of the ${of} left out`;
  return (
    <Popover
      label={`Changed in the ${of}`}
      placement="bottom start"
      className="map-behind"
      trigger={
        <Button variant="quiet" className="map-behind-badge" data-open={open.length > 0 || undefined}>
          {words}
        </Button>
      }
    >
      <div className="map-behind-list">
        <GoesOn changes={map.changes} />
        <h2>{open.length > 0 ? `Changed in the ${of} since the map took them` : 'Left out of this map'}</h2>
        <ul className="tw-scroll">
          {open.map((change) => (
            <Change key={change.key} change={change} actions={actions} isReadOnly={isReadOnly} />
          ))}
        </ul>
        {open.length > 0 && left.length > 0 ? <h3>Left as they are</h3> : null}
        {left.length > 0 ? (
          <ul>
            {left.map((change) => (
              <Change key={change.key} change={change} actions={actions} isReadOnly={isReadOnly} />
            ))}
          </ul>
        ) : null}
        {open.length > 1 && !isReadOnly ? (
          <div className="map-behind-all">
            <Button variant="primary" onPress={() => void actions.take()}>
              {`Take all ${open.length}`}
            </Button>
          </div>
        ) : null}
      </div>
    </Popover>
  );
}

const isNowhere = (): boolean => document.activeElement === document.body;

/** The button pressed goes with its change: keys go on at the next change, and on the map after the last. */
function GoesOn({ changes }: Pick<MapFull, 'changes'>) {
  useEffect(() => {
    if (isNowhere()) document.querySelector<HTMLElement>('.map-behind-list button')?.focus();
  }, [changes]);
  useEffect(
    () => () =>
      afterDialog(() => {
        if (isNowhere()) document.querySelector<HTMLElement>('.map-desk')?.focus();
      }),
    [],
  );
  return null;
}

/** Whose changes these are. */
function sourcesOf(map: MapFull, changes: readonly ThemeChange[]): string {
  const codes = new Set(map.items.flatMap((i) => (i.kind === 'code' ? [i.id] : [])));
  const ofCodes = changes.filter((c) => codes.has(c.themeId)).length;
  if (ofCodes === 0) return 'themes';
  return ofCodes === changes.length ? 'codes' : 'themes and codes';
}

function Change({
  change,
  actions,
  isReadOnly,
}: {
  change: ThemeChange;
  actions: MapActions;
  isReadOnly: boolean;
}) {
  return (
    <li>
      <span>{change.sentence}</span>
      {isReadOnly ? null : (
        <span className="map-behind-choices">
          {change.isLeft ? null : (
            <Button
              aria-label={`${LEAVE[change.kind]}: ${change.sentence}`}
              onPress={() => void actions.leave([change.key])}
            >
              {LEAVE[change.kind]}
            </Button>
          )}
          <Button
            variant={change.isLeft ? 'quiet' : 'primary'}
            aria-label={`Take: ${change.sentence}`}
            onPress={() => void actions.take([change.key])}
          >
            Take
          </Button>
        </span>
      )}
    </li>
  );
}
