import { useState } from 'react';
import { useHost } from '../../app/host-state.ts';
import { valueOrTell } from '../../app/tell.ts';
import { useClient } from '../../data/use-query.ts';
import { AlertStrip } from '../../ui/alert-strip.tsx';
import { Button } from '../../ui/button.tsx';
import { MethodDialog } from './method-dialog.tsx';
import { useMethod } from './use-method.ts';

/** Asked once, in a line above the room, until it is answered or skipped; later it is in the room Method. */
export function MethodQuestion() {
  const client = useClient();
  const { isAsked, isKnown } = useMethod();
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <MethodDialog current={null} onClose={() => setOpen(false)} />;
  if (!isKnown || isAsked || isReadOnly) return null;
  return (
    <AlertStrip
      actions={
        <>
          <Button onPress={() => setOpen(true)}>Choose a method</Button>
          <Button
            variant="quiet"
            onPress={() => void client.call('method.set', { method: null }).then(valueOrTell)}
          >
            Skip
          </Button>
        </>
      }
    >
      Which kind of thematic analysis is this? It sets words and which numbers are offered; you can answer any
      time, or never.
    </AlertStrip>
  );
}
