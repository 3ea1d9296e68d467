// Icons of our own: the mark and the rooms. Everything else comes from lucide-react with `<Icon of={...} />`.
import type { LucideIcon } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';

export interface IconProps {
  /** 16 instead of 20 design pixels. */
  small?: boolean;
}

/** A lucide icon in our stroke and sizes, hidden from assistive technology: the control beside it carries the name. */
export function Icon({ of: Lucide, small }: IconProps & { of: LucideIcon }) {
  return <Lucide className="tw-icon" data-small={small || undefined} aria-hidden="true" focusable="false" />;
}

/** Draws a 20 by 20 room icon in the same stroke as the others. */
function drawn(name: string, children: ReactNode): ComponentType<IconProps> {
  function RoomIcon({ small }: IconProps) {
    return (
      <svg
        className="tw-icon"
        data-small={small || undefined}
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {children}
      </svg>
    );
  }
  RoomIcon.displayName = `${name}Icon`;
  return RoomIcon;
}

export const InterviewsIcon = drawn(
  'Interviews',
  <>
    <path d="M3.5 5.5a2 2 0 0 1 2-2h6a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2H7.5L5 12.8v-2.4a2 2 0 0 1-1.5-1.9z" />
    <path d="M9 13.2a2 2 0 0 0 1.8 1.3h1.8l2.4 2.2v-2.3a2 2 0 0 0 1.5-1.9v-2a2 2 0 0 0-.8-1.6" />
  </>,
);
export const ReadingIcon = drawn(
  'Reading',
  <>
    <path d="M3.5 5h8M3.5 8.5h8M3.5 12h8M3.5 15.5h5" />
    <path d="M14 4.8v5.4M17 8.6v6.6" strokeWidth="2" />
  </>,
);
export const CodebookIcon = drawn(
  'Codebook',
  <>
    <path d="M4 3.8h5.2l7 7a1.4 1.4 0 0 1 0 2l-3.6 3.6a1.4 1.4 0 0 1-2 0l-7-7V4.2a.4.4 0 0 1 .4-.4z" />
    <circle cx="7" cy="7" r="1" />
  </>,
);
export const MethodIcon = drawn(
  'Method',
  <>
    <path d="M4 5.2l1.2 1.2 2-2.2M4 10.2l1.2 1.2 2-2.2M4 15.2l1.2 1.2 2-2.2" />
    <path d="M10 5.5h6.5M10 10.5h6.5M10 15.5h4" />
  </>,
);
export const ThemesIcon = drawn(
  'Themes',
  <>
    <rect x="3.2" y="6.5" width="8.3" height="6" rx="1.2" />
    <path d="M6.5 6.3V5a1.2 1.2 0 0 1 1.2-1.2h7.9A1.2 1.2 0 0 1 16.8 5v3.6a1.2 1.2 0 0 1-1.2 1.2h-4M7 16.2h6.5" />
  </>,
);
export const MapIcon = drawn(
  'Map',
  <>
    <rect x="7" y="8" width="6" height="4" rx="1.6" />
    <circle cx="4.2" cy="4.6" r="1.5" />
    <circle cx="15.8" cy="4.6" r="1.5" />
    <circle cx="4.2" cy="15.4" r="1.5" />
    <circle cx="15.8" cy="15.4" r="1.5" />
    <path d="m5.3 5.7 2.5 2.5M14.7 5.7l-2.5 2.5M5.3 14.3l2.5-2.5M14.7 14.3l-2.5-2.5" />
  </>,
);
export const PeopleIcon = drawn(
  'People',
  <>
    <circle cx="7.5" cy="7" r="2.5" />
    <path d="M3 15.8c.3-2.8 2-4.3 4.5-4.3s4.2 1.5 4.5 4.3" />
    <path d="M12.6 4.8a2.3 2.3 0 0 1 0 4.5M14 11.8c1.8.5 2.8 1.9 3 4" />
  </>,
);
export const CompareIcon = drawn(
  'Compare',
  <>
    <circle cx="7.8" cy="10" r="4.6" />
    <circle cx="12.2" cy="10" r="4.6" />
  </>,
);
export const ReviewIcon = drawn(
  'Review',
  <>
    <path d="M3.5 5.5a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9l-3.5 3v-3a2 2 0 0 1-2-2z" />
    <path d="m7.5 8.5 1.8 1.8 3.4-3.6" />
  </>,
);
export const JournalIcon = drawn(
  'Journal',
  <>
    <path d="M5 3.5h8.5A1.5 1.5 0 0 1 15 5v10a1.5 1.5 0 0 1-1.5 1.5H5z" />
    <path d="M7.8 3.5v13M3.6 6.5h2.6M3.6 10h2.6M3.6 13.5h2.6" />
  </>,
);
export const ReportsIcon = drawn(
  'Reports',
  <>
    <path d="M5 3.5h6.5L15 7v9.5H5z" />
    <path d="M11.3 3.7v3.5h3.5M7.8 13.8v-2M10 13.8v-4M12.2 13.8v-1.2" />
  </>,
);
export const SettingsIcon = drawn(
  'Settings',
  <>
    <path d="M3.5 6h7M14.5 6h2M3.5 14h2M9.5 14h7" />
    <circle cx="12.5" cy="6" r="2" />
    <circle cx="7.5" cy="14" r="2" />
  </>,
);
export const OpenIcon = drawn(
  'Open',
  <path d="M2.8 5.2a1.4 1.4 0 0 1 1.4-1.4h3.3l1.8 1.9h6.5a1.4 1.4 0 0 1 1.4 1.4v7.7a1.4 1.4 0 0 1-1.4 1.4H4.2a1.4 1.4 0 0 1-1.4-1.4z" />,
);
export const SearchIcon = drawn(
  'Search',
  <>
    <circle cx="8.8" cy="8.8" r="5.3" />
    <path d="m12.7 12.7 3.8 3.8M6.6 7.8h4.4M6.6 10h2.8" />
  </>,
);
export const HelpIcon = drawn(
  'Help',
  <>
    <circle cx="10" cy="10" r="6.6" />
    <path d="M8.1 8.2a1.95 1.95 0 1 1 2.9 1.7c-.7.4-1 .8-1 1.5M10 13.4v.01" />
  </>,
);
export const AboutIcon = drawn(
  'About',
  <>
    <circle cx="10" cy="10" r="6.6" />
    <path d="M10 9.3v4M10 6.7v.01" />
  </>,
);

/** The mark: three threads that cross. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg
      style={{ width: `calc(${size} * var(--px))`, height: `calc(${size} * var(--px))` }}
      viewBox="0 0 22 22"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M3 6.5c5.5 0 5.5 9 16 9" stroke="var(--code-6)" />
      <path d="M3 11c5.5 0 7-.2 16 0" stroke="var(--accent)" />
      <path d="M3 15.5c5.5 0 5.5-9 16-9" stroke="var(--code-3)" />
    </svg>
  );
}
