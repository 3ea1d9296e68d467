import type { ComponentProps } from 'react';
import { navigate } from '../../app/router.ts';
import { Button, EmptyState, RoomBar } from '../../ui/index.ts';

interface NoTranscriptsProps extends Pick<ComponentProps<typeof EmptyState>, 'drawing' | 'children'> {
  /** The room's name; left out where its bar stands already. */
  title?: string;
}

/** A room, or a part of one, that needs transcripts, in a study that has none yet. */
export function NoTranscripts({ title, drawing, children }: NoTranscriptsProps) {
  return (
    <>
      {title === undefined ? null : <RoomBar title={title} />}
      <EmptyState
        drawing={drawing}
        action={
          <Button variant="primary" onPress={() => navigate('interviews')}>
            Bring in transcripts
          </Button>
        }
      >
        {children}
      </EmptyState>
    </>
  );
}
