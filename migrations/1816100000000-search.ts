import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accents, and invisible characters: soft hyphens, zero-width spaces and joiners, direction marks, variation selectors. */
const UNSEEN =
  '[\\u0300-\\u036f\\u00ad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufe00-\\ufe0f\\ufeff]';

/** Languages that PostgreSQL can stem, with the stop words by which a text is recognised, without accents. */
const LANGUAGES = {
  english: 'the|of|to|and|in|is|for|on|with|as|at|by|from|after|that|are|was|has|will|over|how|why|what|not',
  german:
    'der|die|das|und|ist|fur|von|mit|auf|dem|den|des|ein|eine|nicht|wie|warum|zum|zur|im|bei|nach|vor|uber|unter|sich',
  french: 'le|les|la|des|du|une|un|et|est|pour|dans|avec|sur|par|vers|aux|au|que|qui|ce|son',
  spanish: 'el|los|las|la|de|del|y|en|con|para|por|una|un|su|al|que|tras|mas|lo|se|como',
  portuguese: 'o|os|as|de|do|da|dos|das|em|no|na|com|para|por|uma|um|que|mais|ao|apos|e',
  italian: 'il|lo|gli|le|di|del|della|dei|al|nel|per|una|un|che|non|con|sui|dalla|alla|e',
  dutch: 'de|het|een|en|van|voor|met|op|door|naar|uit|onder|niet|bij|zijn|wordt',
  russian: 'и|в|на|не|что|с|по|как|из|за|для|от|до|после|о|это',
  turkish: 've|bir|icin|ile|bu|da|de|gibi|cok|daha',
} as const;

/** Numbers of the languages that have a stop word, by word. */
const LANGUAGES_OF: Record<string, number[]> = {};
for (const [index, words] of Object.values(LANGUAGES).entries())
  for (const word of words.split('|')) (LANGUAGES_OF[word] ??= []).push(index);

/** Only this much of a text is indexed for search, because PostgreSQL limits the size of an index entry. */
const MAX_LETTERS = 50_000;

/**
 * Search ignores case, accents, character width and invisible characters. Articles are also searched by stemmed words, in
 * their own language.
 */
export class Search1816100000000 implements MigrationInterface {
  name = 'Search1816100000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function folded(given text) returns text language sql immutable strict parallel safe
        -- What is ASCII alone has none of these, and takes a third of the time without them.
        return case when octet_length(given) = length(given) then lower(regexp_replace(given, '\\s+', ' ', 'g'))
          else translate(replace(replace(replace(
            lower(normalize(regexp_replace(regexp_replace(normalize(given, nfkd), '${UNSEEN}', '', 'g'), '\\s+', ' ', 'g'), nfc)),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'øłđħı', 'oldhi') end;
      comment on function folded is 'Text as it is searched: without case, accents, width and unseen characters';

      create function search_pattern(given text) returns text language sql immutable strict parallel safe
        return '%' || regexp_replace(btrim(folded(given)), '([\\\\%_])', '\\\\\\1', 'g') || '%';
      comment on function search_pattern is 'For like: what contains the text, which is taken literally, once both are folded';

      create function article_language(words tsvector) returns regconfig language sql immutable strict parallel safe
        return coalesce((
          select ('{${Object.keys(LANGUAGES).join(',')}}'::regconfig[])[place::int + 1]
          from unnest(tsvector_to_array(words)) as word,
            jsonb_array_elements('${JSON.stringify(LANGUAGES_OF)}'::jsonb -> word) as place
          group by place order by count(*) desc, place limit 1), 'english'::regconfig);
      comment on function article_language is 'The language of a text by its small words; English where they do not tell, such as in short headlines';

      -- Not in PL/pgSQL, which would look up functions by the search path, and that is empty while a dump is restored.
      create function article_words(title text, summary text) returns tsvector language sql immutable parallel safe
        return (
          with given as materialized (
            select left(folded(title), ${MAX_LETTERS}) as head, left(folded(coalesce(summary, '')), ${MAX_LETTERS}) as body
          ), said as materialized (
            select head, body, to_tsvector('simple'::regconfig, head) as head_words, to_tsvector('simple'::regconfig, body) as body_words from given
          ), spoken as materialized (
            select *, article_language(head_words || body_words) as language from said
          )
          select setweight(head_words || to_tsvector(language, head), 'A') || setweight(body_words || to_tsvector(language, body), 'D') from spoken
        );
      comment on function article_words is 'Words of an article as they are and by their stems in its language; those of the title weigh more';

      create function article_query(given text) returns tsquery language plpgsql immutable strict parallel safe as $$
      declare
        atom text[];
        said text;
        language regconfig;
        form tsquery;
        forms tsquery[];
        term tsquery;
        alternative tsquery;
        whole tsquery;
      begin
        for atom in select regexp_matches(folded(given), '(-?)(?:"([^"]*)"|([^\\s"]+))', 'g') loop
          said := coalesce(atom[2], atom[3]);
          if said = 'or' and atom[1] = '' and atom[3] is not null then
            whole := coalesce(whole || alternative, alternative, whole);
            alternative := null;
            continue;
          end if;
          forms := '{}';
          term := null;
          foreach language in array '{simple,${Object.keys(LANGUAGES).join(',')}}'::regconfig[] loop
            form := phraseto_tsquery(language, said);
            if numnode(form) > 0 and not form = any(forms) then
              forms := forms || form;
              term := coalesce(term || form, form);
            end if;
          end loop;
          if term is null then continue; end if;
          if atom[1] = '-' then term := !!term; end if;
          alternative := coalesce(alternative && term, term);
        end loop;
        return coalesce(whole || alternative, alternative, whole, ''::tsquery);
      end $$;
      comment on function article_query is 'What article_words must have: all words, "a phrase", -without, or; each as it is or by its stem in any of the languages';

      create function article_relevance(words tsvector, wanted tsquery) returns numeric language sql immutable parallel safe
        -- The word that is never there makes the query one of alternatives: of others, ts_rank compares distances only, so that
        -- a word as it was asked for would count no more than another with its stem.
        return round(ts_rank(words, wanted || '''.'''::tsquery, 1)::numeric, 6);
      comment on function article_relevance is 'How well article_words match: how many of the forms of what is wanted, and where';

      alter table articles add words tsvector generated always as (article_words(title, summary)) stored;
      create index articles_words_idx on articles using gin (words);

      drop index articles_search_idx, listings_search_idx, assets_search_idx, asset_aliases_search_idx;
      create index articles_search_idx on articles using gin (folded(title || ' ' || coalesce(summary, '')) gin_trgm_ops);
      create index listings_search_idx on listings using gin (folded(coalesce(symbol || ' ', '') || name) gin_trgm_ops);
      create index assets_search_idx on assets using gin (folded(coalesce(symbol || ' ', '') || name) gin_trgm_ops)
        where merged_into is null;
      create index asset_aliases_search_idx on asset_aliases using gin (folded(value) gin_trgm_ops);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index articles_search_idx, listings_search_idx, assets_search_idx, asset_aliases_search_idx;
      create index articles_search_idx on articles using gin ((title || ' ' || coalesce(summary, '')) gin_trgm_ops);
      create index listings_search_idx on listings using gin ((coalesce(symbol || ' ', '') || name) gin_trgm_ops);
      create index assets_search_idx on assets using gin ((coalesce(symbol || ' ', '') || name) gin_trgm_ops)
        where merged_into is null;
      create index asset_aliases_search_idx on asset_aliases using gin (value gin_trgm_ops);
      alter table articles drop words;
      drop function article_relevance, article_query, article_words, article_language, search_pattern, folded;
    `);
  }
}
