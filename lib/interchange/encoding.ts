/**
 * Which encoding a file without a byte order mark is in. Strict UTF-8 decides itself; for the rest every candidate is
 * decoded and the one that reads most like a language wins. General detectors rank by byte statistics, which a sheet
 * of ten short cells does not have: they take two lines of Big5 for Russian.
 */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'big5', 'gb18030', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Enough to know a language by, little enough to decode three times at once. */
const SAMPLE_BYTES = 64 * 1024;

/** The commonest characters of Traditional Chinese text, and the words that stand in sheets of goals. */
const TRADITIONAL =
  '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作里用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運標鍵責負備註週檢值單顧客戶滿團率績型項稱狀態始束例季每版測擁';
/** The same for Simplified Chinese. */
const SIMPLIFIED =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运标键责负备注周检值单顾客户满团绩项称状态始束季每版测';
const CJK_PUNCTUATION = '，。、；：？！「」『』（）《》【】—…％　·“”';
/** Letters and signs beyond ASCII that western European sheets are full of. */
const WESTERN = 'äöüÄÖÜßéèêëàâáãåçñíìîïóòôõøúùûæœÉÈÀÁÅÇÑØÓ€£°§«»„“”‚‘’–—…·²³½×';

const common: Record<'big5' | 'gb18030' | 'windows-1252', ReadonlySet<string>> = {
  big5: new Set(TRADITIONAL + CJK_PUNCTUATION),
  gb18030: new Set(SIMPLIFIED + CJK_PUNCTUATION),
  'windows-1252': new Set(WESTERN),
};

/** The most likely encoding of bytes that carry no byte order mark. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const wide = detectUtf16(bytes);
  if (wide) return wide;
  if (decodesStrictly(bytes, 'utf-8')) return 'utf-8';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const ranked = (['big5', 'gb18030', 'windows-1252'] as const)
    .map((encoding) => ({ encoding, likeness: likeness(sample, encoding) }))
    .toSorted((a, b) => b.likeness - a.likeness);
  const best = ranked[0];
  return best && best.likeness > 0 ? best.encoding : 'windows-1252';
}

/** What parts cells and rows, and digits: in every sheet, and in UTF-16 with a zero byte on the side that gives the order. */
const SHEET_MARKS = new Set([...',;\t|\r\n0123456789'].map((mark) => mark.codePointAt(0)));

function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 !== 0) return null;
  const votes = { 'utf-16le': 0, 'utf-16be': 0 };
  for (let i = 0; i + 1 < Math.min(bytes.length, SAMPLE_BYTES); i += 2) {
    if (bytes[i + 1] === 0 && SHEET_MARKS.has(bytes[i])) votes['utf-16le'] += 1;
    if (bytes[i] === 0 && SHEET_MARKS.has(bytes[i + 1])) votes['utf-16be'] += 1;
  }
  const encoding = votes['utf-16le'] > votes['utf-16be'] ? 'utf-16le' : 'utf-16be';
  return votes[encoding] > 0 && decodesStrictly(bytes, encoding) ? encoding : null;
}

function decodesStrictly(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** How much of what is not ASCII is common in the languages of an encoding: below 0 (unreadable) … 1. */
function likeness(sample: Uint8Array, encoding: keyof typeof common): number {
  let known = 0;
  let all = 0;
  for (const character of new TextDecoder(encoding).decode(sample)) {
    if (character <= '\u007f') continue;
    all += 1;
    if (character === '\ufffd') known -= 1;
    else if (common[encoding].has(character)) known += 1;
  }
  return all === 0 ? 0 : known / all;
}
