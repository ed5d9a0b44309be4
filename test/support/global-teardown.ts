import { stopTestPostgres } from './postgres.js';

export default stopTestPostgres;
