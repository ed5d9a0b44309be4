const UP = /[▲△↑⬆🔺⇧⏶]\ufe0f?/u;
const DOWN = /[▼▽↓⬇🔻⇩⏷]\ufe0f?/u;

/** A change with a sign for the arrow that web pages show instead: `-2.5%` for `▼ 2.5%`. A sign that is written prevails. */
export function signedByArrow(value: string): string {
  const text = value.replace(UP, '').replace(DOWN, '').trim();
  if (text === value || !text) return value;
  return DOWN.test(value) && !/[-−–(]/.test(text) ? `-${text}` : text;
}
