import type { DrawnLayout } from '../../../../shared/domain/map/index.ts';

/** The small picture of a form. */
export const FormPicture = ({ of }: { of: DrawnLayout }) => (
  <svg viewBox="0 0 36 22" aria-hidden="true">
    {PICTURES[of]}
  </svg>
);

const PICTURES: Record<DrawnLayout, React.ReactNode> = {
  petals: (
    <>
      <rect x="1" y="1" width="16" height="9" rx="2.5" />
      <rect x="19" y="1" width="16" height="9" rx="2.5" />
      <rect x="1" y="12" width="16" height="9" rx="2.5" />
      <rect x="19" y="12" width="16" height="9" rx="2.5" />
      <circle className="hub" cx="18" cy="11" r="4.5" />
    </>
  ),
  ring: (
    <>
      <circle cx="18" cy="11" r="9.5" />
      <path d="M18 1.5V6M18 16v4.5M8.500 11H13M23 11h4.500M1 4h5M1 7h5M30 4h5M30 7h5M1 15h5M1 18h5M30 15h5M30 18h5" />
      <circle className="hub" cx="18" cy="11" r="5" />
    </>
  ),
  tree: (
    <>
      <path d="M9 11h5M14 3.500v15M14 3.500h4M14 11h4M14 18.500h4M29 3.500h6M29 11h6M29 18.500h6" />
      <rect className="hub" x="1" y="7.500" width="8" height="7" rx="2" />
      <rect x="18" y="1" width="8" height="5" rx="1.500" />
      <rect x="18" y="8.500" width="8" height="5" rx="1.500" />
      <rect x="18" y="16" width="8" height="5" rx="1.500" />
    </>
  ),
  list: (
    <>
      <rect x="1" y="1" width="34" height="4.500" rx="1" />
      <rect x="1" y="12" width="34" height="4.500" rx="1" />
      <path d="M2 8.500h9M14 8.500h8M25 8.500h9M2 19.500h9M14 19.500h8M25 19.500h9" />
    </>
  ),
  grid: (
    <>
      <path d="M6 2h6M17 2h6M28 2h6M6 8.500h6M17 8.500h6M28 8.500h6M6 19h6M28 19h6" />
      <rect x="1" y="11.500" width="34" height="4" rx="1" />
      <rect className="hub" x="1" y="7" width="3.500" height="3" rx=".8" />
      <rect x="12" y="7" width="3.500" height="3" />
      <rect x="23" y="7" width="3.500" height="3" rx="1.500" />
    </>
  ),
  network: (
    <>
      <path d="M11 11h4M21 9l5-3.500M21 13l5 3.500M6 7V3h14M6 15v4h14" />
      <ellipse cx="6" cy="11" rx="5" ry="3.500" />
      <ellipse cx="28" cy="4.500" rx="6" ry="3.200" />
      <ellipse cx="28" cy="17.500" rx="6" ry="3.200" />
      <rect className="hub" x="14.500" y="8" width="7.500" height="6" rx="2" />
    </>
  ),
  layers: (
    <>
      <ellipse cx="18" cy="11" rx="17" ry="10" />
      <ellipse cx="18" cy="13.500" rx="13" ry="7.200" />
      <ellipse className="hub" cx="18" cy="16" rx="9" ry="4.300" />
    </>
  ),
  venn: (
    <>
      <ellipse cx="12.500" cy="11" rx="11.500" ry="9.500" />
      <ellipse cx="23.500" cy="11" rx="11.500" ry="9.500" />
      <path d="M5 9h4M5 12h4M16 10h4M27 9h4M27 12h4" />
    </>
  ),
  process: (
    <>
      <path d="M10 11h3M23 11h3" />
      <rect x="1" y="6" width="9" height="10" rx="2" />
      <rect x="13.500" y="6" width="9" height="10" rx="2" />
      <rect x="26" y="6" width="9" height="10" rx="2" />
    </>
  ),
  cycle: (
    <>
      <ellipse cx="18" cy="11" rx="12" ry="7.500" fill="none" />
      <rect x="13" y="1" width="10" height="5.500" rx="1.500" />
      <rect x="24" y="13" width="10" height="5.500" rx="1.500" />
      <rect x="2" y="13" width="10" height="5.500" rx="1.500" />
    </>
  ),
  treeDown: (
    <>
      <path d="M18 6v3M6 13V9h24v4M18 9v4" />
      <rect className="hub" x="13" y="1" width="10" height="5" rx="1.500" />
      <rect x="1.500" y="13" width="9" height="7" rx="1.500" />
      <rect x="13.500" y="13" width="9" height="7" rx="1.500" />
      <rect x="25.500" y="13" width="9" height="7" rx="1.500" />
    </>
  ),
};
