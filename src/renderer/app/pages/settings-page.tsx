import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { Minus, Plus } from 'lucide-react';
import { useClient } from '../../data/use-query.ts';
import { Button, IconButton, SegmentedControl } from '../../ui/button.tsx';
import { Switch } from '../../ui/boxes.tsx';
import { TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icons.tsx';
import { toast } from '../../ui/toast.tsx';
import { useHost } from '../host-state.ts';
import { useSettings } from '../settings.ts';
import { ShortcutsList } from '../shortcuts-list.tsx';
import { Page, PageSection } from './page.tsx';

function Setting({ label, about, children }: { label: string; about?: string; children: ReactNode }) {
  return (
    <div className="tw-setting">
      <div>
        {label}
        {about ? <p>{about}</p> : null}
      </div>
      {children}
    </div>
  );
}

interface StepperProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  show(value: number): string;
  onChange(value: number): void;
}

function Stepper({ label, value, min, max, step, show, onChange }: StepperProps) {
  const id = useId();
  const to = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next)) * 1000) / 1000);
  return (
    <div className="tw-stepper" role="group" aria-label={label}>
      <IconButton
        label={`Less: ${label}`}
        onPress={() => to(value - step)}
        isDisabled={value <= min}
        aria-describedby={id}
      >
        <Icon of={Minus} small />
      </IconButton>
      <output id={id}>{show(value)}</output>
      <IconButton
        label={`More: ${label}`}
        onPress={() => to(value + step)}
        isDisabled={value >= max}
        aria-describedby={id}
      >
        <Icon of={Plus} small />
      </IconButton>
    </div>
  );
}

const THEMES = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const;
const CONTRASTS = [
  { id: 'system', label: 'As the system' },
  { id: 'normal', label: 'Normal' },
  { id: 'more', label: 'More' },
] as const;
const MOTIONS = [
  { id: 'system', label: 'As the system' },
  { id: 'reduced', label: 'None' },
] as const;
const FACES = [
  { id: 'serif', label: 'Source Serif' },
  { id: 'sans', label: 'Inter' },
  { id: 'legible', label: 'Atkinson Hyperlegible' },
] as const;
const WIDTHS = [
  { id: 'narrow', label: 'Narrow' },
  { id: 'normal', label: 'Normal' },
  { id: 'wide', label: 'Wide' },
] as const;
const TINTS = [
  { id: 'none', label: 'Paper' },
  { id: 'cream', label: 'Cream' },
  { id: 'grey', label: 'Grey' },
  { id: 'blue', label: 'Blue' },
] as const;

/** Where the tab keeps new studies; the desktop asks for each, so it has no such place. */
function StudiesFolder({ folder }: { folder: string }) {
  const client = useClient();
  const refresh = useHost((host) => host.refresh);
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const path = (typed ?? folder).trim();
  async function keep(event: FormEvent) {
    event.preventDefault();
    const kept = await client.host('host.setFolder', { path });
    setProblem(kept.ok ? undefined : kept.failure.message);
    if (!kept.ok) return;
    setTyped(null);
    await refresh();
    toast({ text: `New studies are kept in ${path}. Those you have stay where they are.` });
  }
  return (
    <PageSection title="Studies" about="Each is one file. Those you have stay where they are.">
      <form className="tw-folder" onSubmit={(event) => void keep(event)}>
        <TextField
          label="Folder for new studies"
          value={typed ?? folder}
          onChange={setTyped}
          {...(problem === undefined ? {} : { errorMessage: problem })}
          description="The whole path. It is made when it is not there yet."
        />
        <Button type="submit" isDisabled={path === '' || path === folder}>
          Keep
        </Button>
      </form>
    </PageSection>
  );
}

/** How the program looks and answers on this computer. */
export function SettingsPage() {
  const { settings, change, changeReading } = useSettings();
  const { reading } = settings;
  const folder = useHost((host) => host.state?.folder ?? null);
  return (
    <Page title="Settings">
      <PageSection title="Look" about="Kept on this computer, never in the study.">
        <Setting label="Light or dark">
          <SegmentedControl
            label="Light or dark"
            options={THEMES}
            value={settings.theme}
            onChange={(theme) => change({ theme })}
          />
        </Setting>
        <Setting label="Contrast">
          <SegmentedControl
            label="Contrast"
            options={CONTRASTS}
            value={settings.contrast}
            onChange={(contrast) => change({ contrast })}
          />
        </Setting>
        <Setting
          label="Size of the interface"
          about="Buttons, lists and menus. The transcript has its own size below."
        >
          <Stepper
            label="Size of the interface"
            value={settings.scale}
            min={0.9}
            max={1.5}
            step={0.1}
            show={(value) => `${Math.round(value * 100)} %`}
            onChange={(scale) => change({ scale })}
          />
        </Setting>
        <Setting label="Movement" about="Movement only ever shows where something went.">
          <SegmentedControl
            label="Movement"
            options={MOTIONS}
            value={settings.motion}
            onChange={(motion) => change({ motion })}
          />
        </Setting>
        <div className="tw-setting">
          <Switch
            isSelected={settings.easierReading}
            onChange={(easierReading) => change({ easierReading })}
            description="Atkinson Hyperlegible, made for eyes that mix up letters, in the whole interface."
          >
            Easier letters everywhere
          </Switch>
        </div>
        <div className="tw-setting">
          <Switch
            isSelected={settings.codeLines}
            onChange={(codeLines) => change({ codeLines })}
            description="Each of the twelve colours has a line of its own, so that no two codes depend on colour alone."
          >
            Line patterns on codes
          </Switch>
        </div>
      </PageSection>
      <PageSection title="Reading">
        <div className="tw-reading-sample">
          <p>
            The bus was late again, so I sat by the window with the others and we talked about the allotments.
          </p>
        </div>
        <Setting label="Text size">
          <Stepper
            label="Text size"
            value={reading.size}
            min={14}
            max={36}
            step={1}
            show={(v) => `${v} px`}
            onChange={(size) => changeReading({ size })}
          />
        </Setting>
        <Setting label="Space between lines">
          <Stepper
            label="Space between lines"
            value={reading.leading}
            min={1.4}
            max={2.2}
            step={0.1}
            show={(v) => v.toFixed(1)}
            onChange={(leading) => changeReading({ leading })}
          />
        </Setting>
        <Setting label="Letters">
          <SegmentedControl
            label="Letters"
            options={FACES}
            value={reading.typeface}
            onChange={(typeface) => changeReading({ typeface })}
          />
        </Setting>
        <Setting label="Width of the column" about="Line numbers stay the same at any width.">
          <SegmentedControl
            label="Width of the column"
            options={WIDTHS}
            value={reading.width}
            onChange={(width) => changeReading({ width })}
          />
        </Setting>
        <Setting label="Tint of the page">
          <SegmentedControl
            label="Tint of the page"
            options={TINTS}
            value={reading.tint}
            onChange={(tint) => changeReading({ tint })}
          />
        </Setting>
        <div className="tw-setting">
          <Switch
            isSelected={reading.wholeWords}
            onChange={(wholeWords) => changeReading({ wholeWords })}
            description="A selection made with the mouse grows to the whole words at its ends; with Alt held as you let go it stays as it is. The keyboard always selects exactly. What is coded begins and ends without spaces either way."
          >
            The mouse selects whole words
          </Switch>
        </div>
      </PageSection>
      {folder === null ? null : <StudiesFolder folder={folder} />}
      <PageSection title="Keyboard shortcuts" about="Each can be changed or switched off.">
        <ShortcutsList />
      </PageSection>
    </Page>
  );
}
