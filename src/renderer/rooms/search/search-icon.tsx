import type { IconProps } from '../../ui/icons.tsx';

/** A glass over a line of text, in the stroke of the other rooms. */
export function SearchIcon({ small }: IconProps) {
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
      <circle cx="8.8" cy="8.8" r="5.3" />
      <path d="m12.7 12.7 3.8 3.8M6.6 7.8h4.4M6.6 10h2.8" />
    </svg>
  );
}
