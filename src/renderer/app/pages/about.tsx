import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Mark } from '../../ui/icons.tsx';
import { useHost } from '../host-state.ts';
import { Page, PageSection } from './page.tsx';

const NOTICES: ReadonlyArray<{ name: string; licence: string }> = [
  {
    name: 'Electron, Node.js, React, zod, ws, better-sqlite3, docx, pdfkit, CodeMirror, Lexical, zustand',
    licence: 'MIT',
  },
  { name: 'SQLite', licence: 'public domain' },
  { name: 'React Aria Components, unpdf with PDF.js', licence: 'Apache 2.0, MIT' },
  { name: 'D3, lucide', licence: 'ISC' },
  { name: 'resvg', licence: 'MPL 2.0' },
  { name: 'Source Serif 4, Inter, Atkinson Hyperlegible Next', licence: 'SIL Open Font License 1.1' },
  { name: 'Arimo', licence: 'Apache 2.0' },
];

// The texts travel inside the interface, so that they open wherever the program does.
const TEXTS = {
  licence: {
    title: 'Licence',
    load: () => import('../../../../LICENSE?raw'),
  },
  notices: {
    title: 'Third-party notices',
    load: () => import('../../../../THIRD-PARTY-NOTICES.md?raw'),
  },
} as const;

const year = new Date().getFullYear();

/** Version, licence, how to cite, whose work it stands on. */
export function AboutPage() {
  const version = useHost((host) => host.state?.version);
  const [shown, setShown] = useState<{ title: string; text: string } | null>(null);
  async function show(which: keyof typeof TEXTS) {
    const { title, load } = TEXTS[which];
    setShown({ title, text: (await load()).default });
  }
  return (
    <Page title="About">
      <div className="tw-about-mark">
        <Mark size={44} />
        <div>
          <strong>Threadwork</strong>
          <span className="tw-meta">{version ? `Version ${version}` : 'Version not known yet'}</span>
        </div>
      </div>
      <PageSection title="What it is">
        <div className="tw-prose">
          <p>
            A place to read interview transcripts closely, mark what matters, and build themes and thematic
            maps from it, alone or with colleagues and co-researchers.
          </p>
          <p>
            Everything is in one file that you keep. The program never connects to the internet: nothing is
            sent, fetched, counted or checked.
          </p>
        </div>
      </PageSection>
      <PageSection title="How to cite it">
        <p className="tw-cite">
          Threadwork ({year}). Thematic analysis of interview transcripts, offline, in one file
          {version ? ` (version ${version})` : ''} [Computer software].
        </p>
        <p className="tw-page-about">
          In a methods section it helps to name the version and what you used it for: coding, developing
          themes, drawing the map, review by co-researchers.
        </p>
      </PageSection>
      <PageSection title="Licence">
        <div className="tw-prose">
          <p>
            Threadwork is free software under the MIT licence. You may use, copy, change and pass it on, with
            the licence text. It comes without any warranty.
          </p>
          <p>
            <Button variant="link" onPress={() => void show('licence')}>
              Read the licence
            </Button>
          </p>
        </div>
      </PageSection>
      <PageSection
        title="Third-party notices"
        about="What Threadwork is built with. Each keeps its own licence."
      >
        <div className="tw-prose">
          <ul>
            {NOTICES.map((notice) => (
              <li key={notice.name}>
                {notice.name}: {notice.licence}
              </li>
            ))}
          </ul>
          <p>
            <Button variant="link" onPress={() => void show('notices')}>
              Read all notices and licence texts
            </Button>
          </p>
        </div>
      </PageSection>
      {shown ? (
        <Dialog isOpen isDismissable size="large" title={shown.title} onClose={() => setShown(null)}>
          <pre className="tw-licence-text" tabIndex={0} role="region" aria-label={shown.title}>
            {shown.text}
          </pre>
        </Dialog>
      ) : null}
    </Page>
  );
}
