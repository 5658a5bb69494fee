/** Words that say that a caller hides their number, or that nobody knows it, in the languages that lines speak. */
const NOBODY = new Set(
  [
    'anonymous anonymus restricted unknown private privat unavailable withheld blocked hidden null undefined none nil',
    'asterisk no not available unidentified out area invalid error n a',
    'скрыт скрытый скрытые скрыто неизвестен неизвестный неизвестно аноним анонимный анонимно засекречен',
    'засекреченный определен определён определяется недоступен закрыт нет не без',
    'прихований приховано невідомий невідомо анонімний анонім жасырын белгісіз',
    'unbekannt unbekannter anonym anonymer unterdrückt unterdrueckt unterdrückte keine kein',
    'inconnu inconnue masqué masque masquée anonyme privé prive privée confidentiel indisponible',
    'desconocido oculto privado anónimo anonimo restringido confidencial sin identificar identificación disponible',
    'desconhecido anônimo anônima oculta restrito sem identificação identificacao indisponível',
    'sconosciuto privato riservato nascosto riservata nessuno',
    'nieznany zastrzeżony prywatny anonimowy ukryty brak niedostępny',
    'bilinmeyen gizli özel belirsiz',
    'neznámé neznámý skryté skrytý soukromé neznáme súkromné',
    'ismeretlen rejtett titkos necunoscut ascuns privat onbekend onbekende anoniem privé afgeschermd verborgen',
    'okänd okänt dold hemligt skyddat ukendt ukjent skjult hemmelig hemmeligt',
    'tuntematon salainen yksityinen estetty tundmatu varjatud nezināms slēpts nežinomas paslėptas',
    'חסוי פרטי ידוע לא אנונימי מוסתר مجهول معروف غير خاص محجوب مخفي ناشناس خصوصی',
    'უცნობი დამალული ანონიმური անհայտ թաքցված naməlum noməlum nomaʼlum yashirin',
    'неизвестен скрит непознат скривен nepoznat skriven άγνωστος άγνωστη απόκρυψη ιδιωτικός',
    '未知 未知号码 匿名 私人 私人号码 无法显示 無顯示 隐藏 非通知 不明 通知不可能 公衆電話 발신번호표시제한 알수없음 알 수 없음',
    'ไม่ทราบ ไม่แสดง เบอร์ส่วนตัว ẩn số ẩn tidak dikenal pribadi tersembunyi',
  ].flatMap((line) => line.split(' ')),
);

/** What stands beside such a word without saying anything. */
const BESIDE = new Set(
  [
    'number call caller id cid name user the of line anrufer nummer rufnummer numéro numero número номер абонент',
    'звонок вызов дзвінок абонента номера number numer číslo číslo szám numărul nummer numeru مكالمة رقم الرقم',
    'מספר שיחה numara arayan номерът nomor chamada llamada appel chiamata',
  ].flatMap((line) => line.split(' ')),
);

/** Short for the digits behind it: an extension within the house. */
const EXTENSION_WORDS =
  'ext|extn|extension|x|доб|добавочный|вн|внутр|внутренний|дод|внутрішній|ішкі|int|interno|interne|intern|internal|inside|anexo|' +
  'ramal|rml|poste|dw|durchwahl|app|apparat|nst|nebenstelle|toestel|tst|wew|wewn|linia|klapka|linka|mellék|dahili|' +
  'lokal|lok|ankn|anknytning|alanro|alanumero|вътр|лок|εσωτ|εσωτερικό|שלוחה|داخلي|تحويلة|داخلی|ต่อ|máy lẻ|nội bộ|' +
  '分机|分機|内线|內線|内線|내선';

/** What people write before a number. */
const LABELS =
  'tel|telefon|telefono|teléfono|telephone|téléphone|phone|ph|mob|mobile|mobil|cell|cel|fax|call|from|тел|телефон|моб|факс|' +
  'раб|дом|сот|whatsapp|viber|wa|h|m|t|w|p';

const LEADING_EXTENSION = new RegExp(`^[^\\p{L}\\d]*(?:${EXTENSION_WORDS})[.\\s:-]*(?=\\d)`, 'iu');
const LEADING_LABEL = new RegExp(`^[^\\p{L}\\d]*(?:${LABELS})[.:\\s]*(?=[+(\\d])`, 'iu');
const TRAILING_EXTENSION = new RegExp(
  `(?<!\\p{L})(?:${EXTENSION_WORDS})[.\\s:)#]*(\\d{1,8}|\\d{1,4}(?:[\\s-]\\d{1,4}){1,2})[\\s.)\\]#]*$`,
  'iu',
);

/** Whether a text only says that there is no number to show. */
export function saysNobody(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const telling = words.filter((word) => !BESIDE.has(word));
  // "Line 2" is somebody.
  if (telling.length === 0 && /\d/.test(text)) return false;
  return telling.every((word) => NOBODY.has(word));
}

/** Takes away what stands before a number. */
export function withoutLabel(text: string): string {
  return text.replace(LEADING_EXTENSION, '').replace(LEADING_LABEL, '');
}

/** The extension that a word announces, and what stands before it. */
export function announcedExtension(
  text: string,
): { readonly main: string; readonly extension: string } | null {
  const found = TRAILING_EXTENSION.exec(text);
  return found ? { main: text.slice(0, found.index), extension: (found[1] ?? '').replace(/\D/g, '') } : null;
}
