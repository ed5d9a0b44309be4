import type { ReactNode } from 'react';
import { Digits, type Json } from '../api/lossless.js';

interface Props {
  value: Json;
  /** Paths to highlight, as the API names them: `quotes.USD.price`. */
  marked?: readonly string[];
}

/** JSON as received, with all digits. */
export function JsonView({ value, marked = [] }: Props) {
  return (
    <pre className="json" tabIndex={0}>
      <Node value={value} path="" indent="" marked={marked} />
    </pre>
  );
}

interface NodeProps {
  value: Json;
  path: string;
  indent: string;
  marked: readonly string[];
}

function Node({ value, path, indent, marked }: NodeProps): ReactNode {
  if (value instanceof Digits) return <span className="json-number">{value.text}</span>;
  if (value === null || typeof value !== 'object')
    return (
      <span className={typeof value === 'string' ? 'json-text' : 'json-number'}>{JSON.stringify(value)}</span>
    );
  const isList = Array.isArray(value);
  const entries: [string, Json][] = Object.entries(value);
  const [open, close] = isList ? '[]' : '{}';
  if (!entries.length) return `${open}${close}`;
  const inner = `${indent}  `;
  return (
    <>
      {open}
      {entries.map(([key, item], index) => {
        const at = path ? `${path}.${key}` : key;
        const isMarked = marked.includes(at);
        const line = (
          <>
            {!isList && <span className="json-key">{JSON.stringify(key)}: </span>}
            <Node value={item} path={at} indent={inner} marked={marked} />
          </>
        );
        return (
          <span key={key}>
            {`\n${inner}`}
            {isMarked ? <mark>{line}</mark> : line}
            {index < entries.length - 1 && ','}
          </span>
        );
      })}
      {`\n${indent}${close}`}
    </>
  );
}
