/** Where the days are: the zone and the locale that spreadsheet and script are kept in. */

/** The zone that every day is reckoned in (UTC+7 all year). */
export const ZONE = 'Asia/Ho_Chi_Minh';

/** The locale of the spreadsheet: decimal comma, day before month. */
export const LOCALE = 'vi_VN';

/** Names by which the same zone goes (IANA tz database, file `backward`: Asia/Saigon is a link to Asia/Ho_Chi_Minh). */
const NAMES: ReadonlySet<string> = new Set(['asia/ho_chi_minh', 'asia/saigon']);

/**
 * Whether a zone's clocks and days are Vietnam's, by whatever name.
 *
 * @example isVietnamsZone('Asia/Saigon') //=> true
 * @example isVietnamsZone('Asia/Tokyo') //=> false
 */
export const isVietnamsZone = (zone: string): boolean => NAMES.has(zone.trim().toLowerCase());
