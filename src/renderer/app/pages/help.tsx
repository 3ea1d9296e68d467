import { useState } from 'react';
import { SearchField } from '../../ui/field.tsx';
import { HELP } from './help-text.tsx';
import { Page, PageSection } from './page.tsx';

/** How to do things, in plain words, without any connection. */
export function HelpPage() {
  const [query, setQuery] = useState('');
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const shown = HELP.filter((topic) => {
    const text = `${topic.title} ${topic.words}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <Page title="Help" tools={<SearchField label="Find in help" value={query} onChange={setQuery} />}>
      {words.length === 0 ? (
        <nav aria-label="Contents">
          <ul className="tw-help-contents">
            {HELP.map((topic) => (
              <li key={topic.id}>
                <a
                  href={`#help-${topic.id}`}
                  onClick={(event) => {
                    event.preventDefault(); // the address belongs to the router
                    const heading = document.getElementById(`help-${topic.id}`);
                    heading?.scrollIntoView({ block: 'start' });
                    heading?.setAttribute('tabindex', '-1');
                    heading?.focus({ preventScroll: true });
                  }}
                >
                  {topic.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {shown.map((topic) => (
        <PageSection key={topic.id} id={`help-${topic.id}`} title={topic.title}>
          <div className="tw-prose">{topic.text}</div>
        </PageSection>
      ))}
      {shown.length === 0 ? (
        <p className="tw-page-about">Nothing in help has all of these words. Try one of them.</p>
      ) : null}
    </Page>
  );
}
