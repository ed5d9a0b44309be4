/** Colours of overlaid sources: distinct in both themes and for colour-blind readers. */
export const SERIES_COLOURS = ['#d9822b', '#8a63d2', '#2a9d8f', '#c2417c', '#7d8b2e'] as const;

/** The value of a colour in tokens.css, for drawing on the canvas. */
export function token(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
