// Single letters are both "type to find" in lists and shortcuts of a room. A shortcut that can run now wins; lists ask
// here before they take a letter. The shortcuts module answers; without it no letter is claimed.

type Claim = (event: KeyboardEvent) => boolean;
let claim: Claim = () => false;

/** Sets who knows the shortcuts. Called once by the shell. */
export function setKeyClaim(next: Claim): void {
  claim = next;
}

/** Whether a shortcut that can run now wants this key. */
export function isKeyClaimed(event: KeyboardEvent): boolean {
  return claim(event);
}
