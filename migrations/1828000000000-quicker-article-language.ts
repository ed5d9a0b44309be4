import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Languages that PostgreSQL can stem, with the stop words by which a text is recognised, without accents. */
const LANGUAGES = {
  english: 'the,of,to,and,in,is,for,on,with,as,at,by,from,after,that,are,was,has,will,over,how,why,what,not',
  german:
    'der,die,das,und,ist,fur,von,mit,auf,dem,den,des,ein,eine,nicht,wie,warum,zum,zur,im,bei,nach,vor,uber,unter,sich',
  french: 'le,les,la,des,du,une,un,et,est,pour,dans,avec,sur,par,vers,aux,au,que,qui,ce,son',
  spanish: 'el,los,las,la,de,del,y,en,con,para,por,una,un,su,al,que,tras,mas,lo,se,como',
  portuguese: 'o,os,as,de,do,da,dos,das,em,no,na,com,para,por,uma,um,que,mais,ao,apos,e',
  italian: 'il,lo,gli,le,di,del,della,dei,al,nel,per,una,un,che,non,con,sui,dalla,alla,e',
  dutch: 'de,het,een,en,van,voor,met,op,door,naar,uit,onder,niet,bij,zijn,wordt',
  russian: 'и,в,на,не,что,с,по,как,из,за,для,от,до,после,о,это',
  turkish: 've,bir,icin,ile,bu,da,de,gibi,cok,daha',
};
const without = Object.values(LANGUAGES).map((words) => `length(ts_delete(words, '{${words}}'::text[]))`);

/** Detects the same languages as before in less than half the time. */
export class QuickerArticleLanguage1828000000000 implements MigrationInterface {
  name = 'QuickerArticleLanguage1828000000000';

  async up(db: QueryRunner): Promise<void> {
    // PL/pgSQL, because an SQL function is started anew for each article. It uses only PostgreSQL's own functions, which
    // are also available while a dump is restored.
    await db.query(`
      create or replace function article_language(words tsvector) returns regconfig language plpgsql immutable strict parallel safe as $$
      declare
        others int[] := array[${without.join(', ')}];
        fewest int := others[1];
        other int;
      begin
        foreach other in array others loop
          fewest := least(fewest, other);
        end loop;
        -- Of several, and where no language has any word, it is the first.
        return ('{${Object.keys(LANGUAGES).join(',')}}'::regconfig[])[array_position(others, fewest)];
      end $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    const counted = Object.entries(LANGUAGES).map(
      ([language, words], place) =>
        `(${place}, '${language}'::regconfig, (select count(*) from unnest(tsvector_to_array(words)) word where word = any('{${words}}'::text[])))`,
    );
    await db.query(`
      create or replace function article_language(words tsvector) returns regconfig language sql immutable strict parallel safe
        return (select language from (values ${counted.join(', ')}) as counted(place, language, count) order by count desc, place limit 1);
    `);
  }
}
