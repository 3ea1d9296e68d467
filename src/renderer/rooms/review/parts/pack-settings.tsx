import { useState } from 'react';
import { Plus, X } from 'lucide-react';
import type { StudySettings } from '../../../../shared/contract/study.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { MethodNotices } from '../../../parts/method/index.ts';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { Panel, PanelSection, ResizablePanel } from '../../../ui/panel.tsx';
import { useReview } from '../store.ts';

type Contact = StudySettings['supportContacts'][number];

/** The words around the extracts: a title for the list of packs, an introduction, who to turn to. */
export function PackSettings() {
  const settings = useQuery('study.settings', {}).data;
  const { pack, setPack } = useReview();
  return (
    <ResizablePanel
      side="right"
      storageKey="review.words"
      label="the words around it"
      defaultWidth={320}
      min={240}
      max={440}
    >
      <Panel title="Around the extracts">
        <PanelSection>
          <TextField
            label="What you call this pack"
            description="For your own list. Without it the codes give the name."
            value={pack.title}
            maxLength={200}
            onChange={(title) => setPack({ title })}
          />
        </PanelSection>
        {settings ? (
          <>
            <PanelSection>
              <Introduction key={settings.reviewIntro} value={settings.reviewIntro} />
            </PanelSection>
            <PanelSection title="Support contacts">
              <Contacts key={JSON.stringify(settings.supportContacts)} kept={settings.supportContacts} />
            </PanelSection>
          </>
        ) : null}
      </Panel>
    </ResizablePanel>
  );
}

function Introduction({ value }: { value: string }) {
  const client = useClient();
  const [words, setWords] = useState(value);
  return (
    <>
      <TextArea
        label="Introduction"
        description="Shown first: who you are, what you ask, and that one may stop at any time. Kept with the study."
        rows={5}
        maxLength={4000}
        value={words}
        onChange={setWords}
        onBlur={() => {
          if (words !== value)
            void client
              .call('study.setSettings', { reviewIntro: words })
              .then((result) => valueOrTell(result));
        }}
      />
      <MethodNotices where="prose" text={value} />
    </>
  );
}

const NOBODY: Contact = { name: '', detail: '' };

function Contacts({ kept }: { kept: readonly Contact[] }) {
  const client = useClient();
  const [contacts, setContacts] = useState<readonly Contact[]>(kept);
  async function keep(next: readonly Contact[]) {
    const real = next
      .map(({ name, detail }) => ({ name: name.trim(), detail: detail.trim() }))
      .filter(({ name, detail }) => name !== '' || detail !== '');
    if (JSON.stringify(real) !== JSON.stringify(kept))
      valueOrTell(await client.call('study.setSettings', { supportContacts: real }));
  }
  const change = (at: number, patch: Partial<Contact>) =>
    setContacts(contacts.map((contact, place) => (place === at ? { ...contact, ...patch } : contact)));
  return (
    <div className="tw-review-contacts">
      {contacts.length === 0 ? (
        <p className="tw-meta">
          Nobody is named yet. Some of these words may be hard to read; name someone a reviewer can turn to.
        </p>
      ) : null}
      {contacts.map((contact, at) => (
        <div key={at} className="tw-review-contact" role="group" aria-label={`Contact ${at + 1}`}>
          <TextField
            label="Name"
            isLabelHidden
            placeholder="Name"
            maxLength={200}
            value={contact.name}
            onChange={(name) => change(at, { name })}
            onBlur={() => void keep(contacts)}
          />
          <TextField
            label="How to reach them"
            isLabelHidden
            placeholder="Telephone, hours, address"
            maxLength={500}
            value={contact.detail}
            onChange={(detail) => change(at, { detail })}
            onBlur={() => void keep(contacts)}
          />
          <IconButton
            label={`Take ${contact.name || 'this contact'} off`}
            onPress={() => {
              const next = contacts.filter((_, place) => place !== at);
              setContacts(next);
              void keep(next);
            }}
          >
            <Icon of={X} small />
          </IconButton>
        </div>
      ))}
      {contacts.length < 20 ? (
        <Button
          variant="quiet"
          icon={<Icon of={Plus} small />}
          onPress={() => setContacts([...contacts, NOBODY])}
        >
          Add a contact
        </Button>
      ) : null}
    </div>
  );
}
