import type { components } from '../api/schema.js';

type Event = components['schemas']['DriftEvent'];

/** What happened, as a headline. */
export function sentenceOf({ source, kind, path, new_path, new_type }: Event): string {
  switch (kind) {
    case 'field_added':
      return `${source} sends a new field ${path}`;
    case 'field_gone':
      return `${source} no longer sends ${path}`;
    case 'renamed':
      return `${source} renamed ${path} to ${new_path}`;
    case 'type_changed':
      return `${source} sends ${path} as ${new_type}`;
    case 'newly_null':
      return `${source} leaves ${path} empty`;
  }
}

export function newShapeText({ kind, path, new_path, new_type }: Event): string {
  switch (kind) {
    case 'field_added':
      return path;
    case 'field_gone':
      return 'gone';
    case 'renamed':
      return new_path ?? '';
    case 'type_changed':
      return `${path}, now ${new_type}`;
    case 'newly_null':
      return `${path}, now null`;
  }
}
