import { useActionList } from '../../app/actions.ts';
import { useSettings } from '../../app/settings.ts';
import { shortcutOf } from '../../app/shortcuts.ts';
import { Kbd } from '../../ui/kbd.tsx';

/** The keys of an action as the person has them now; nothing when they are switched off. */
export function KeysOf({ action: id }: { action: string }) {
  const action = useActionList().find((candidate) => candidate.id === id);
  const settings = useSettings((store) => store.settings);
  const keys = action && shortcutOf(action, settings);
  return keys ? <Kbd keys={keys} /> : null;
}
