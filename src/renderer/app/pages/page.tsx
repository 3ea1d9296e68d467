import type { ReactNode } from 'react';
import { RoomBar } from '../../ui/panel.tsx';
import { useScrollMemory } from '../router.ts';
import './page.css';

/** A page of the program itself: a bar and a column of text or settings. */
export function Page({ title, tools, children }: { title: string; tools?: ReactNode; children: ReactNode }) {
  const remember = useScrollMemory('page');
  return (
    <>
      <RoomBar title={title}>{tools}</RoomBar>
      <div ref={remember} className="tw-page tw-scroll" tabIndex={0}>
        <div className="tw-page-column">{children}</div>
      </div>
    </>
  );
}

/** A part of a page with a heading and, if given, a line about it. */
export function PageSection({
  id,
  title,
  about,
  children,
}: {
  id?: string;
  title: string;
  about?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="tw-page-section" id={id}>
      <h2>{title}</h2>
      {about ? <p className="tw-page-about">{about}</p> : null}
      {children}
    </section>
  );
}
