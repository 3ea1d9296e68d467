/** A window that goes leaves the field one is in, though no field is told so: what is kept on leaving is kept then, too. */
export function leaveFieldsOnGoing(): () => void {
  const leave = () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  window.addEventListener('pagehide', leave);
  return () => window.removeEventListener('pagehide', leave);
}
