/** Words with which people say no more than that they have read something, in many languages. */

/** Lower case; punctuation and emoji are put aside before they are looked for. Several may follow each other: 'ok, thanks'. */
const WORDS = [
  // en
  'ok|okay|okey|k|kk|okie|ok ok|noted|roger|roger that|seen|read|received|got it|gotcha|understood|acknowledged|ack|fine|good|great|nice',
  'cool|super|perfect|awesome|excellent|amazing|well done|good job|great job|good work|great work|nice work|nice one|keep it up|keep going',
  'sounds good|looks good|looks good to me|lgtm|sgtm|thx|thanks|thank you|thank you very much|many thanks|ty|cheers|yes|yep|yup|sure|agreed',
  'approved|done|all good|congrats|congratulations|bravo|kudos|way to go|1',
  // zh-TW, zh-CN
  '收到|收到了|已收到|了解|瞭解|了解了|瞭解了|已閱|已阅|已讀|已读|閱|阅|知道|知道了|好|好的|好喔|好哦|好啊|好呀|好滴|好噠|好哒|嗯|嗯嗯|喔|哦|是|是的|對|对|行|可|可以|沒問題|没问题',
  '沒意見|没意见|同意|讚|赞|讚讚|很好|不錯|不错|棒|很棒|太棒了|加油|繼續加油|继续加油|辛苦|辛苦了|謝謝|谢谢|感謝|感谢|謝|谢|感恩|明白|明白了|懂|懂了|遵命|無|无|做得好|繼續努力|继续努力|恭喜|大家|你|您|喔喔|哦哦',
  // ja
  '了解です|了解しました|承知しました|承知です|承知いたしました|かしこまりました|わかりました|分かりました|確認しました|確認済み|拝見しました|はい|いいね|いいですね|よい|良い|ありがとう|ありがとうございます|お疲れ様です|お疲れさまです|お疲れ様でした|オッケー',
  // ko
  '네|넵|예|확인|확인했습니다|확인했어요|알겠습니다|알겠어요|감사합니다|고마워요|좋아요|좋습니다|수고하셨습니다|수고하세요|굿',
  // de
  'gut|sehr gut|gelesen|gesehen|erhalten|verstanden|passt|passt so|in ordnung|alles klar|alles gut|geht klar|einverstanden|danke|danke dir|vielen dank|besten dank|merci|prima|toll|klasse|top|spitze|weiter so|ja|jo|jawohl|zur kenntnis genommen|läuft|gut gemacht|sehr schön|schön',
  // fr
  "d'accord|dac|bien|bien reçu|reçu|très bien|vu|lu|compris|c'est noté|noté|entendu|parfait|merci beaucoup|oui|ça marche|ça va|félicitations",
  // es
  'vale|bien|muy bien|recibido|visto|leído|entendido|de acuerdo|perfecto|genial|gracias|muchas gracias|sí|si|anotado|enterado|enterada|buen trabajo|felicidades',
  // pt
  'bom|boa|muito bem|recebido|visto|lido|entendido|de acordo|perfeito|ótimo|obrigado|obrigada|sim|ciente|anotado|parabéns',
  // ar
  'تم|تمام|حسنا|حسنًا|موافق|شكرا|شكرًا|ممتاز|جيد|نعم|مفهوم|اطلعت|أحسنت|استلمت|علم',
  // id, ms
  'oke|baik|siap|sip|mantap|terima|diterima|sudah dibaca|dimengerti|setuju|terima kasih|makasih|ya|noted ya|bagus|faham|difahami|dibaca|tahniah|selamat',
  // th
  'โอเค|รับทราบ|ทราบ|ทราบแล้ว|เข้าใจ|เข้าใจแล้ว|ครับ|ค่ะ|คะ|ได้|ดี|ดีมาก|ขอบคุณ|เยี่ยม|เยี่ยมมาก',
  // vi
  'đã nhận|đã xem|đã đọc|đã rõ|rõ|hiểu rồi|đồng ý|tốt|tốt lắm|cảm ơn|cám ơn|vâng|được|dạ|ạ|tuyệt|tuyệt vời|ừ',
];

/** Whoever writes more than this says something, whatever the words. */
const LETTERS_LOOKED_AT = 100;
/** Written without spaces between words, so one may begin anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const QUESTION_MARK = /[?？؟]/u;

const ACKNOWLEDGEMENTS: ReadonlySet<string> = new Set(WORDS.flatMap((list) => list.split('|').map(plainWords)));
const LONGEST = Math.max(...Array.from(ACKNOWLEDGEMENTS, (words) => words.length));

/**
 * Whether a reply says no more than that it was read: only such words, signs or emoji, one after the other. Who is mentioned in it does not
 * matter. A question is not one ('ok?'), nor is an empty text. Time grows with the length looked at, whatever the text.
 */
export function isAcknowledgement(text: string): boolean {
  if (text.trim() === '' || text.length > LETTERS_LOOKED_AT || QUESTION_MARK.test(text)) return false;
  return isMadeOfWords(plainWords(text));
}

/** Lower case, one spelling, and a single space for all that is neither letter nor digit. */
function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/@\S+/gu, ' ')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether words of the list follow each other up to the end: `reached` holds where one may begin. */
function isMadeOfWords(plain: string): boolean {
  const reached = new Set([0]);
  for (let from = 0; from < plain.length; from++) {
    if (!reached.has(from)) continue;
    if (plain[from] === ' ') {
      reached.add(from + 1);
      continue;
    }
    for (let end = from + 1; end <= Math.min(plain.length, from + LONGEST); end++) {
      if (endsWord(plain, end) && ACKNOWLEDGEMENTS.has(plain.slice(from, end))) reached.add(end);
    }
  }
  return reached.has(plain.length);
}

function endsWord(plain: string, at: number): boolean {
  const before = plain.charAt(at - 1);
  return at === plain.length || plain[at] === ' ' || UNSPACED.test(before) || UNSPACED.test(plain.charAt(at));
}
