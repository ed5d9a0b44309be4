import { useNavigate, useParams, useSearch } from '@tanstack/react-router';

export type Search = Readonly<Record<string, string | undefined>>;

/** Filters are plain query parameters, as in the API, so that people can read and write links. */
export const parseSearch = (text: string): Search => Object.fromEntries(new URLSearchParams(text));

export function writeSearch(search: Record<string, unknown>): string {
  const set = Object.entries(search).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  return set.length ? `?${new URLSearchParams(set)}` : '';
}

/** The filters of this page, and how to change some of them. */
export function usePageSearch(): [Search, (change: Search, replace?: boolean) => void] {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (changed: Search, replace = false) =>
    void navigate({ to: '.', search: { ...search, ...changed }, replace });
  return [search, change];
}

/** A filter that is a whole number; undefined for anything else. */
export const wholeNumberFilter = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

/** The value of `$name` in the path of this page. */
export function usePathParameter(name: string): string {
  const parameters: Search = useParams({ strict: false });
  return parameters[name] ?? '';
}

/** An id in the address, unchanged: the service reports an id that does not exist or is not a number. */
export const idAsWritten = (text: string) => text as unknown as number;

export const usePathId = () => idAsWritten(usePathParameter('id'));
