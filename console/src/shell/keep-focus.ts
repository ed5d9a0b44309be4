const FOCUSABLE = ['a[href]', 'button', 'input', 'select', 'textarea', 'summary']
  .map((one) => `${one}:not(:disabled)`)
  .join(', ');

interface Place {
  element: Element;
  next: Element | null;
}

/** The element and its ancestors, each with its next sibling. */
function placesOf(element: Element | null): Place[] {
  const places: Place[] = [];
  for (let one = element; one && one !== document.body; one = one.parentElement)
    places.push({ element: one, next: one.nextElementSibling });
  return places;
}

/**
 * Moves the focus on if the focused element is removed, as after a decision on an item of a list, and back if it was disabled
 * for a while. Otherwise the next Tab would begin at the top of the page.
 */
export function keepFocus(): () => void {
  let places: Place[] = [];
  let wasDisabled = false;

  const remember = (event: Event) => {
    const target = event.target as Element;
    // A click outside all controls removes the focus on purpose.
    places = placesOf(event.type === 'pointerdown' ? target.closest(FOCUSABLE) : target);
    wasDisabled = false;
  };

  const restore = () => {
    const focused = places[0]?.element;
    if (!focused || document.activeElement !== document.body) return;
    if (focused.isConnected) {
      if (focused.matches(':disabled')) wasDisabled = true;
      else if (wasDisabled) (focused as HTMLElement).focus({ preventScroll: true });
      return;
    }
    const left = places.findIndex(({ element }) => element.isConnected);
    const around = left < 0 ? document.querySelector('main') : places[left]!.element;
    const next = left < 0 ? null : places[left - 1]!.next;
    const target =
      within(next?.isConnected ? next : null) ?? within(around) ?? document.querySelector('main');
    (target as HTMLElement | null)?.focus({ preventScroll: true });
  };

  const observer = new MutationObserver(restore);
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  document.addEventListener('focusin', remember);
  document.addEventListener('pointerdown', remember);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('pointerdown', remember);
  };
}

function within(element: Element | null): Element | null {
  if (element?.matches(FOCUSABLE)) return element;
  return element?.querySelector(FOCUSABLE) ?? null;
}
