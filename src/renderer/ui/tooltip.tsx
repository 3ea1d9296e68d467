import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Tooltip as AriaTooltip, TooltipTriggerStateContext } from 'react-aria-components';
import { Kbd } from './kbd.tsx';
import { createTipWatch, TIP_ID } from './tip-watch.ts';
import './tooltip.css';

/**
 * Shows the words of whatever control is pointed at or came to by a key: one tooltip for the whole window. The shell has one.
 * A control says its words by `tipFor`.
 */
export function TooltipHost() {
  const [tips] = useState(createTipWatch);
  const tip = useSyncExternalStore(tips.subscribe, tips.shown);
  useEffect(() => tips.watch(), [tips]);
  const control = tip?.control ?? null;
  const trigger = useMemo(() => ({ current: control }), [control]);
  const state = useMemo(
    () => ({
      isOpen: true,
      shouldSkipAnimation: true,
      open: tips.stay,
      close: (isNow?: boolean) => (isNow ? tips.hide() : tips.leave()),
    }),
    [tips],
  );
  if (!tip) return null;
  return (
    <TooltipTriggerStateContext value={state}>
      <AriaTooltip className="tw-tooltip" triggerRef={trigger} placement={tip.place} offset={6}>
        <span id={TIP_ID}>{tip.words}</span>
        {tip.keys ? <Kbd keys={tip.keys} /> : null}
      </AriaTooltip>
    </TooltipTriggerStateContext>
  );
}
