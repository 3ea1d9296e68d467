import { useEffect, useRef, useState } from 'react';
import { Pause, Play, RotateCcw } from 'lucide-react';
import { useActions } from '../../../app/actions.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { useQuery } from '../../../data/use-query.ts';
import { run } from '../../../parts/run/run.ts';
import { announce, Button, Icon, IconButton, PanelSection, Select, toast } from '../../../ui/index.ts';
import { useReadingStore } from '../store.ts';
import { useReading, type Reading } from '../use-reading.ts';
import { askForRecording, placeOf, useMedia, type Recording } from './media-store.ts';

/** Seconds that "back" goes. */
const BACK = 3;
const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];

const isDesktop = (): boolean => window.threadwork !== undefined;

/** The desktop asks with its own dialog, so that it knows the file the person meant and may open it again. */
async function linkOnDesktop(reading: Reading): Promise<void> {
  const { id } = reading.summary;
  if (valueOrTell(await reading.client.host('host.linkRecording', { documentId: id })))
    await openLinked(reading);
}

/** Opens the linked recording when the program may do so by itself. */
async function openLinked({ client, summary }: Reading): Promise<void> {
  const found = await client.host('host.recording', { documentId: summary.id });
  if (found.ok && found.value) useMedia.getState().open(summary.id, found.value);
}

/** Links a recording: it is played from where it lies. */
async function link(reading: Reading): Promise<void> {
  if (isDesktop() && !reading.isReadOnly) return linkOnDesktop(reading);
  const file = await askForRecording();
  if (!file) return;
  const { id } = reading.summary;
  useMedia.getState().choose(id, file);
  const kept = await reading.client.call('document.media', { id });
  if (reading.isReadOnly || (kept.ok && kept.value?.path === placeOf(file))) return;
  await run(reading.client, 'document.linkMedia', {
    id,
    path: placeOf(file),
    shiftMs: kept.ok ? (kept.value?.shiftMs ?? 0) : 0,
  });
}

async function unlink(reading: Reading): Promise<void> {
  const { id } = reading.summary;
  useMedia.getState().forget(id);
  await run(reading.client, 'document.linkMedia', { id, path: null }, 'Took the link to the recording away.');
}

/** Milliseconds at which the turn of the caret begins, or null when it has no time. */
function turnTime(reading: Reading): number | null {
  const { shown } = reading;
  return shown.turns[shown.turnIndexAt(useReadingStore.getState().selection.head)]?.startMs ?? null;
}

function player(): HTMLMediaElement | null {
  const { player: element } = useMedia.getState();
  if (!element) toast({ text: 'Link a recording first: it is in the menu of the transcript.' });
  return element;
}

function playFromTurn(reading: Reading, shiftMs: number): void {
  const element = player();
  if (!element) return;
  if (!element.paused) return element.pause();
  const at = turnTime(reading);
  if (at === null) announce('This turn has no time; playing from where it stood.');
  else element.currentTime = Math.max(0, (at + shiftMs) / 1000);
  void element
    .play()
    .catch(() =>
      toast({ text: 'This file cannot be played here. Choose it again, or another one.', tone: 'attention' }),
    );
}

function back(): void {
  const element = player();
  if (element) element.currentTime = Math.max(0, element.currentTime - BACK);
}

function changeSpeed(by: 1 | -1): void {
  const element = player();
  if (!element) return;
  const next =
    SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, SPEEDS.indexOf(element.playbackRate) + by))] ?? 1;
  element.playbackRate = next;
  announce(`Speed ${next}.`);
}

/** Says that the turn of the caret begins where the recording stands now. */
async function matchTimes(reading: Reading): Promise<void> {
  const element = player();
  const at = turnTime(reading);
  if (!element) return;
  if (at === null) return void toast({ text: 'This turn has no time, so nothing can be matched.' });
  const { id } = reading.summary;
  const kept = await reading.client.call('document.media', { id });
  const path = (kept.ok ? kept.value?.path : undefined) ?? useMedia.getState().recordings[id]?.name ?? '';
  const shiftMs = Math.round(element.currentTime * 1000 - at);
  await run(
    reading.client,
    'document.linkMedia',
    { id, path, shiftMs },
    'The times of the transcript now match the recording here.',
  );
}

function useMediaActions(reading: Reading, shiftMs: number): void {
  const group = 'Recording';
  const isChosen = () => useMedia.getState().player !== null;
  useActions([
    {
      id: 'reading.linkMedia',
      label: 'Link a recording',
      group,
      keywords: 'audio video file',
      run: () => void link(reading),
    },
    {
      id: 'reading.play',
      label: 'Play from this turn, or pause',
      group,
      shortcut: 'P',
      keywords: 'audio video listen',
      run: () => playFromTurn(reading, shiftMs),
    },
    {
      id: 'reading.playBack',
      label: 'Back three seconds',
      group,
      shortcut: 'O',
      isEnabled: isChosen,
      run: back,
    },
    {
      id: 'reading.faster',
      label: 'Play faster',
      group,
      shortcut: '>',
      isEnabled: isChosen,
      run: () => changeSpeed(1),
    },
    {
      id: 'reading.slower',
      label: 'Play slower',
      group,
      shortcut: '<',
      isEnabled: isChosen,
      run: () => changeSpeed(-1),
    },
    {
      id: 'reading.matchTimes',
      label: 'This turn begins where the recording stands',
      group,
      isEnabled: () => isChosen() && !reading.isReadOnly,
      run: () => void matchTimes(reading),
    },
  ]);
}

const clock = (seconds: number) => {
  const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
};

/** Keeps what is open in step with the link: it opens by itself on the desktop, and goes when the link goes. */
function useLinked(reading: Reading, path: string | null | undefined): void {
  const latest = useRef(reading);
  useEffect(() => void (latest.current = reading));
  const { id } = reading.summary;
  useEffect(() => {
    if (path === undefined || !isDesktop()) return;
    const { recordings, forget } = useMedia.getState();
    if (recordings[id] && !recordings[id].isChosenHere) forget(id);
    if (path !== null && !useMedia.getState().recordings[id]) void openLinked(latest.current);
  }, [id, path]);
}

/** The recording under the page: play, pause, back, speed. */
export function Player() {
  const reading = useReading();
  const { id } = reading.summary;
  const recording = useMedia((state) => state.recordings[id]);
  const linked = useQuery('document.media', { id }).data;
  const shiftMs = linked?.shiftMs ?? 0;
  useMediaActions(reading, shiftMs);
  useLinked(reading, linked === undefined ? undefined : (linked?.path ?? null));
  return recording ? (
    <Playing
      key={recording.url}
      name={recording.name}
      url={recording.url}
      isVideo={recording.isVideo}
      shiftMs={shiftMs}
    />
  ) : null;
}

function Playing({
  name,
  url,
  isVideo,
  shiftMs,
}: {
  name: string;
  url: string;
  isVideo: boolean;
  shiftMs: number;
}) {
  const reading = useReading();
  const element = useRef<HTMLVideoElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const [time, setTime] = useState({ at: 0, of: 0 });
  const [speed, setSpeed] = useState(1);
  useEffect(() => {
    const own = element.current;
    useMedia.getState().put(own);
    return () => {
      own?.pause();
      useMedia.getState().put(null);
    };
  }, []);
  const read = () => {
    const own = element.current;
    if (!own) return;
    setPlaying(!own.paused);
    setSpeed(own.playbackRate);
    setTime({ at: Math.floor(own.currentTime), of: Math.floor(own.duration) });
  };
  return (
    <section className="rf-player" aria-label="Recording">
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the transcript beside it is the caption */}
      <video
        ref={element}
        src={url}
        hidden={!isVideo}
        preload="metadata"
        onPlay={read}
        onPause={read}
        onTimeUpdate={read}
        onLoadedMetadata={read}
        onRateChange={read}
        onError={() => setBroken(true)}
      />
      <IconButton
        label={isPlaying ? 'Pause' : 'Play from this turn'}
        shortcut="P"
        onPress={() => playFromTurn(reading, shiftMs)}
      >
        <Icon of={isPlaying ? Pause : Play} small />
      </IconButton>
      <IconButton label="Back three seconds" shortcut="O" onPress={back}>
        <Icon of={RotateCcw} small />
      </IconButton>
      <span className="rf-time">
        {clock(time.at)} of {clock(time.of)}
      </span>
      <Select
        label="Speed"
        isLabelHidden
        options={SPEEDS.map((one) => ({ id: String(one), label: `${one} ×` }))}
        value={String(speed)}
        onChange={(next) => {
          if (element.current) element.current.playbackRate = Number(next);
        }}
      />
      <span className="tw-cut" title={name}>
        {isBroken ? `${name} cannot be played here. Choose it again, or another file.` : name}
      </span>
    </section>
  );
}

/** What a link to a recording means at the moment. */
function recordingWords(
  recording: Recording | undefined,
  name: string | undefined,
  isOnDesktop: boolean,
): string {
  const stays = 'It stays where it is: nothing of it is copied into the study or exported.';
  if (recording && !recording.isChosenHere)
    return `${recording.name} is linked and plays from where it lies. ${stays}`;
  if (recording) return `${recording.name} is open for this session. ${stays}`;
  if (name && isOnDesktop)
    return `Linked to ${name}, which was not chosen on this computer or is not where it was. Choose it once, and it opens by itself from then on.`;
  if (name)
    return `Linked to ${name}. Choose the file again to play it: a browser tab may not open files by itself. The desktop program opens it without asking.`;
  return isOnDesktop
    ? `Link the audio or video file to play it from a turn’s time. ${stays}`
    : 'Link the audio or video file to play it from a turn’s time. It stays where it is and is opened for this session only: a browser tab may not open files by itself.';
}

/** In the inspector: which recording is linked, and what that means. */
export function RecordingSection() {
  const reading = useReading();
  const { id } = reading.summary;
  const linked = useQuery('document.media', { id }).data;
  const recording = useMedia((state) => state.recordings[id]);
  const name = recording?.name ?? linked?.path.split(/[\\/]/u).at(-1);
  return (
    <PanelSection title="Recording">
      <p className="rf-help">{recordingWords(recording, name, isDesktop())}</p>
      <div className="rf-buttons">
        <Button onPress={() => void link(reading)}>
          {name && !recording ? 'Choose it again' : recording ? 'Choose another' : 'Link a recording'}
        </Button>
        {name && !reading.isReadOnly ? (
          <Button variant="quiet" onPress={() => void unlink(reading)}>
            Take the link away
          </Button>
        ) : null}
      </div>
    </PanelSection>
  );
}
