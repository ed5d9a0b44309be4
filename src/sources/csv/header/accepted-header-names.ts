import type { Role } from './roles.js';

/**
 * Header names of quotes by role, best first, in English, then German, French, Spanish, Italian, Portuguese and Dutch. Case, accents,
 * spaces and punctuation do not matter: `Price (USD)` is `price_usd`, `24h %` is `24h_pct`.
 */
export const QUOTE_HEADER_NAMES = {
  symbol: words(`
    symbol ticker coin_symbol asset_symbol token_symbol base_symbol coin asset code token crypto cryptocurrency
    coin_ticker coin_code crypto_symbol crypto_ticker cryptocurrency_symbol token_ticker name_symbol sym kürzel symbole símbolo simbolo symbool`),
  id: words(`id coin_id coingecko_id asset_id slug external_id`),
  name: words(
    `name coin_name asset_name crypto_name cryptocurrency_name token_name full_name title bezeichnung kryptowährung nom nombre nome naam`,
  ),
  pair: words(`
    pair trading_pair currency_pair market_pair market instrument product_id handelspaar paire par coppia`),
  exchange: words(`
    exchange exchange_name exchange_id venue trading_venue trading_platform börse handelsplatz bourse
    place_de_cotation bolsa mercado borsa corretora beurs`),
  price: words(`
    price_usd usd_price price prices current_price last_price last last_trade mark_price spot_price spot market_price
    latest_price reference_rate asset_market_price quote_price filled_price avg_filled_price average_filled_price
    executed_price execution_price fill_price coin_price asset_price token_price last_traded_price ltp px_last px latest close close_usd
    closing_price close_price close_last adj_close adjusted_close rate exchange_rate kurs preis aktueller_kurs
    aktueller_preis letzter_kurs schlusskurs schluss zuletzt prix cours dernier dernier_cours clôture
    cours_de_clôture precio último último_precio cierre precio_de_cierre prezzo ultimo ultimo_prezzo chiusura
    prezzo_di_chiusura preço preço_atual fechamento prijs koers laatste slotkoers`),
  currency: words(`
    currency currency_code quote_currency price_currency vs_currency quote_asset ccy cur curr quote_ccy price_ccy
    target_currency counter_currency quote_symbol währung devise monnaie moneda divisa valuta moeda`),
  marketCap: words(`
    market_cap_usd market_cap market_caps mcap_usd mcap market_capitalization market_capitalisation mkt_cap cap
    marktkapitalisierung börsenwert marktkap kapitalisierung capitalisation capitalisation_boursière cap_boursière
    capitalización capitalización_de_mercado cap_de_mercado capitalizzazione capitalizzazione_di_mercato
    capitalização capitalização_de_mercado valor_de_mercado marktkapitalisatie marktwaarde`),
  volume: words(`
    volume_24h_usd volume_usd_24h volume_usd_24hr turnover_24h quote_volume_24h quote_volume volume_24h 24h_volume volume_usd total_volume total_volumes volume vol_24h
    24h_vol vol volumen volumen_24h 24h_volumen handelsvolumen handelsvolumen_24h umsatz volume_24_h volume_échangé
    volumen_de_24h volume_in_24h volume_em_24h`),
  change: words(`
    change_24h_pct pct_change_24h percent_change_24h price_change_percentage_24h change_percent_24hr change_24h
    24h_change 24h_pct change_pct pct_change percent_change chg_pct pct_chg 24h change chg price_change_pct
    percentage_change veränderung_pct veränderung_in_pct änderung_pct änderung_in_pct veränderung_24h_pct
    veränderung_24h veränderung änderung variation_pct var_pct variación_pct variazione_pct variação_pct
    wijziging_pct verandering_pct variation variación variazione variação cambio_pct cambio wijziging verandering
    var`),
  rank: words(`
    rank market_cap_rank cmc_rank ranking coin_rank rang rango platz classement posición posizione posição positie`),
  circulatingSupply: words(`
    circulating_supply circulating available_supply umlaufmenge im_umlauf offre_en_circulation`),
  totalSupply: words(`total_supply`),
  maxSupply: words(`max_supply maximum_supply`),
  contract: words(`contract contract_address token_address token_contract`),
  chain: words(`chain blockchain platform network contract_chain`),
  // Names such as `zeit` mean the time of day next to a date column, and the moment otherwise. The time a row was written
  // is used as its date only if there is no other.
  date: words(`
    date_utc time_utc timestamp_utc datetime_utc utc_time observed_at timestamp datetime date_time snapped_at date
    dtyyyymmdd day time as_of trade_date trading_date trading_day exchange_date price_date quote_date pricing_date valuation_date as_of_date
    business_date snapshot_date snapshot_time snapshot_at recorded_at captured_at collected_at price_time quote_time
    trade_time filled_time execution_time executed_at filled_at
    unix_time unixtime epoch_time timestamp_ms time_ms block_time block_timestamp ts mts unix unix_timestamp epoch zeitstempel zeitpunkt
    datum_uhrzeit datum_zeit datum tag handelstag handelsdatum kursdatum
    stichtag buchungstag buchungsdatum horodatage date_de_cotation fecha_de_cotización
    date_heure jour fecha_hora fecha_y_hora fecha data_ora data_hora tijdstip data zeit heure hora ora tijd
    minute hour block_minute block_hour block_date
    last_updated updated_at last_update updated last_updated_at update_time`),
  isin: words(`isin isin_code`),
  time: words(`time time_of_day uhrzeit zeit heure hora ora tijd`),
  zone: words(`timezone time_zone tz utc_offset zeitzone fuseau_horaire zona_horaria tijdzone`),
} satisfies Partial<Record<Role, readonly string[]>>;

/** Beside these, a column `price` has the price of the whole transaction. */
export const UNIT_PRICE_NAMES = words(`
  price_per_unit unit_price price_per_share price_share price_per_coin price_per_token price_each stückpreis stückkurs
  preis_pro_stück preis_je_stück kurs_pro_stück kurs_je_stück prix_unitaire precio_unitario prezzo_unitario
  preço_unitário prijs_per_stuk`);

/** Columns of dates whose time of day is in another column, with the role `time`. */
export const DAY_HEADER_NAMES = words('date dtyyyymmdd day datum tag jour fecha data');

/** Names of the columns of candles, in addition to those above. In a candle, `close` also accepts names of the last price. */
export const CANDLE_HEADER_NAMES = {
  open: words(`
    open open_price price_open px_open opening_price opening o eröffnung eröffnungskurs eröffn ouverture ouv apertura
    abertura erster openingskoers`),
  high: words(`
    high high_price price_high px_high highest h hoch höchst höchstkurs tageshoch höchster plus_haut +_haut haut
    máximo máx massimo max máxima hoog`),
  low: words(`
    low low_price price_low px_low lowest l tief tiefst tiefstkurs tagestief tiefster plus_bas +_bas bas mínimo mín
    minimo min mínima laag`),
  close: words(`
    close close_price price_close px_close closing_price closing close_last c schluss schlusskurs schlußkurs clôture
    cours_de_clôture clôt cierre chiusura fechamento slotkoers slot last last_price px_last latest zuletzt letzter
    dernier último ultimo laatste price kurs preis prix cours precio prezzo preço koers`),
  // Next to a count of pieces, a volume is an amount of money.
  baseVolume: words(`
    stück stücke stuecke gehandelte_stück gehandelte_stücke base_volume base_token_volume volume_base base_asset_volume volume_traded
    volumefrom volume vol v volumen umsatz_stück sx_sum px_volume`),
  quoteVolume: words(`
    quote_volume volume_quote vol_quote quote_asset_volume volume_currency volumeto turnover notional volume_notional umsatz
    volume_usd usd_volume volume_24h_usd volume_24h`),
  trades: words(`
    trades tradecount trade_count trades_count sx_cnt number_of_trades num_trades count n transactions`),
  interval: words(`
    interval timeframe time_frame resolution granularity period per candle_interval bar_size zeitraum intervall`),
  date: words(`
    time_period_start open_time time_open opened_at started_at start_time period_start begins_at start candle_begin_time
    bar_time window_start start_at dt t ts mts`),
} satisfies Partial<Record<Role, readonly string[]>>;

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
