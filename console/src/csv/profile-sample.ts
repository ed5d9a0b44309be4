export const SAMPLE_NAME = 'BTC_EUR 2024.csv';
/** A sample file as exported by a broker. */
export const SAMPLE_FILE = `Account 4711;;
Exported 2024-04-30;;
Zeit;Erster;Hoch;Tief;Schluss;Menge
03.04.2024 01:00;61.250,5;61.900;61.100;61.480,25;10,5
03.04.2024 02:00;61.480,25;61.700;61.300;61.512;8
Total;;;;;18,5
`;

export const SAMPLE_PROFILE = `# Hourly candles of a broker, such as BTC_EUR 2024.csv
- files: '*_EUR *.csv'
  skip_lines: 2
  delimiter: ';'
  decimal: ','
  date_format: dd.MM.yyyy HH:mm
  time_zone: Europe/Berlin
  file_name: '^(?<symbol>[A-Z]+)_(?<currency>[A-Z]{3}) '
  footer: '^Total'
  columns: { date: Zeit, open: Erster, high: Hoch, low: Tief, close: Schluss, volume: Menge }
  constants: { interval: 1h }
`;
