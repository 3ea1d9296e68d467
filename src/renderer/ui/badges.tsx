import { cx } from './class-names.ts';
import './badges.css';

/** First letters of the first and last word, at most two: `Maya Okafor` is MO. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}

/** A coder or reviewer as a small disc with initials. The person working is filled. */
export function PersonBadge({ name, isMe, withName }: { name: string; isMe?: boolean; withName?: boolean }) {
  const look = cx('tw-person', isMe && 'is-me');
  if (withName) {
    return (
      <span className="tw-person-line">
        <span className={look} aria-hidden="true">
          {initialsOf(name)}
        </span>
        <span className="tw-cut" title={name}>
          {name}
        </span>
      </span>
    );
  }
  return (
    <span className={look} title={name} role="img" aria-label={name}>
      {initialsOf(name)}
    </span>
  );
}

/** A group of participants as a letter: A outlined, B filled, then C outlined round, D filled round. Told apart without colour. */
export function GroupBadge({ letter, name }: { letter: string; name: string }) {
  const at = Math.max(0, letter.toUpperCase().charCodeAt(0) - 65);
  return (
    <span
      className={cx('tw-group', at % 2 === 1 && 'is-filled', at % 4 > 1 && 'is-round')}
      title={name}
      role="img"
      aria-label={name}
    >
      {letter}
    </span>
  );
}

interface PeopleStripProps {
  /** One list per group, one entry per person in a stable order. */
  groups: ReadonlyArray<ReadonlyArray<boolean>>;
  /** The same in words: `5 of 6 in Service A, 2 of 6 in Service B`. */
  label: string;
}

/** The outline of a tick as a path, from its left edge: filled ones are a little larger. */
const tickOf = (x: number, isOn: boolean): string =>
  isOn
    ? `M${x + 1} 1h2a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-2a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1z`
    : `M${x + 1.5} 1.5h1a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-1a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z`;

/** One tick per person, group after group: filled where the person is among the counted. Two paths, for hundreds are drawn at once. */
export function PeopleStrip({ groups, label }: PeopleStripProps) {
  const ticks = { on: '', off: '' };
  let x = 0;
  groups.forEach((group, at) => {
    if (at > 0) x += 4;
    for (const isOn of group) {
      ticks[isOn ? 'on' : 'off'] += tickOf(x, isOn);
      x += 6;
    }
  });
  const width = Math.max(1, x - 2);
  return (
    <svg
      className="tw-strip"
      width={width}
      height="12"
      viewBox={`0 0 ${width} 12`}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {ticks.off ? <path d={ticks.off} /> : null}
      {ticks.on ? <path className="is-on" d={ticks.on} /> : null}
    </svg>
  );
}

export type Standing = 'full' | 'half' | 'none' | 'look' | 'out' | 'busy';

/** Where something stands, as a 12 px sign in ink: done, begun, not yet, to settle, left out, at work. Words go beside it. */
export function StandingSign({ standing }: { standing: Standing }) {
  return (
    <svg
      className="tw-standing"
      data-standing={standing}
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      {standing === 'full' ? <circle cx="6" cy="6" r="5" fill="currentColor" stroke="none" /> : null}
      {standing === 'half' ? (
        <>
          <circle cx="6" cy="6" r="4.25" />
          <path d="M6 3a3 3 0 0 1 0 6z" fill="currentColor" stroke="none" />
        </>
      ) : null}
      {standing === 'none' ? <circle cx="6" cy="6" r="4.25" strokeDasharray="1.8 1.6" /> : null}
      {standing === 'look' ? (
        <>
          <circle cx="6" cy="6" r="5" fill="currentColor" stroke="none" />
          <path d="M6 3.2v3.2M6 8.6v.01" stroke="var(--paper)" strokeWidth="1.6" strokeLinecap="round" />
        </>
      ) : null}
      {standing === 'out' ? (
        <>
          <circle cx="6" cy="6" r="4.25" />
          <path d="M3.8 6h4.4" strokeLinecap="round" />
        </>
      ) : null}
      {standing === 'busy' ? (
        <>
          <circle cx="6" cy="6" r="4.25" stroke="var(--hairline-strong)" />
          <path d="M6 1.75a4.25 4.25 0 1 1-3.1 7.15" stroke="var(--accent)" strokeLinecap="round" />
        </>
      ) : null}
    </svg>
  );
}

/** A word in a tinted lozenge: `new`, `moved`, `candidate`. */
export function Tag({
  children,
  tone = 'accent',
}: {
  children: string;
  tone?: 'accent' | 'plain' | 'attention';
}) {
  return (
    <span className="tw-tag" data-tone={tone}>
      {children}
    </span>
  );
}
