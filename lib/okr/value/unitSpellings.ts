/** How units are typed or stand in sheets where Intl does not say so, or says it only in one of several usual ways. */
import type { Unit } from '../model.ts';

export type DurationUnit = (Unit & { kind: 'duration' })['unit'];

/** Separated by '|'. Those that begin a number ('百分之30') stand here too. */
const list = (spellings: string): string[] => spellings.split('|');

export const PERCENT: readonly string[] = list(
  '%|percent|per cent|pct|prozent|pour cent|百分比|百分之|persen|peratus|phần trăm|เปอร์เซ็นต์|ร้อยละ|في المئة|في المائة|بالمئة|بالمائة',
);

/** Percentage points: what is added to a percentage, in a relative target. */
export const POINTS: readonly string[] = list(
  'pp|ppt|pts|pt|points|point|percentage points|percentage point|%-points|%p|個百分點|个百分点|百分點|百分点|' +
    'prozentpunkte|prozentpunkt|points de pourcentage|point de pourcentage|poin|poin persentase|mata peratusan|' +
    'điểm|điểm phần trăm|จุด|จุดเปอร์เซ็นต์|نقطة|نقاط|نقطة مئوية|نقاط مئوية',
);

/** By ISO 4217 code. */
export const CURRENCY: Readonly<Record<string, readonly string[]>> = {
  TWD: list('ntd|nt|元|圓|塊|塊錢|台幣|臺幣|新台幣|新臺幣'),
  CNY: list('rmb|元|块|块钱|圆|人民币|人民幣'),
  HKD: list('元|蚊|港幣|港币|港元'),
  JPY: list('円|圓|yen'),
  USD: list('美元|美金|dollar'),
  EUR: list("歐元|欧元|d'euros"),
  CHF: list('fr|sfr|franken'),
  IDR: list('rp|rupiah'),
  MYR: list('rm|ringgit'),
  THB: list('baht|บาท'),
  VND: list('₫|đ|đồng|dong|vnđ'),
  SAR: list('sr|riyal|riyals|ر.س|ريال|ريالًا|﷼'),
  AED: list('dh|dhs|dirham|dirhams|د.إ|درهم|درهمًا'),
  EGP: list('le|l.e|£|e£|pound|pounds|ج.م|جنيه|جنيهًا'),
};

/**
 * Each names one duration only, so that what is written in another one than is counted can be converted; hence neither 'j' (a day
 * in French, an hour in Malay) nor 'hr' for the Indonesian day.
 */
export const DURATION: Readonly<Record<DurationUnit, readonly string[]>> = {
  second: list(
    's|sec|secs|second|seconds|秒|秒鐘|秒钟|sek|sekunde|sekunden|seconde|secondes|dtk|detik|saat|วิ|วินาที|giây|ث|ثانية|ثوان|ثواني|ثوانٍ',
  ),
  minute: list('m|min|mins|minute|minutes|分|分鐘|分钟|minuten|mn|mnt|menit|minit|นาที|phút|د|دقيقة|دقائق'),
  hour: list(
    'h|hr|hrs|hour|hours|小時|小时|鐘頭|钟头|時間|std|stunde|stunden|heure|heures|jam|ชม|ชั่วโมง|giờ|tiếng|س|ساعة|ساعات',
  ),
  day: list('d|day|days|日|天|工作天|tg|tag|tage|jour|jours|hari|วัน|ngày|يوم|أيام|يومًا'),
  week: list(
    'w|wk|wks|week|weeks|週|周|星期|禮拜|礼拜|週間|wo|woche|wochen|sem|semaine|semaines|mgg|mgu|minggu|อาทิตย์|สัปดาห์|tuần|' +
      'أسبوع|أسابيع|أسبوعًا',
  ),
  month: list(
    'mo|mos|mth|mths|month|months|月|個月|个月|mon|monat|monate|mois|bln|bulan|เดือน|tháng|شهر|أشهر|شهور|شهرًا',
  ),
};
